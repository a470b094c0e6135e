import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Checkbox, Flex, Modal, Select, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, body } from '../../api/client';
import { ListError } from '../../app/ListStates';
import { Skeleton } from '../../app/Skeleton';
import { Table } from '../../app/Table';
import { Paragraph, Text } from '../../app/text';
import { useHistory, type Schemas } from './desk';

interface Props {
  readonly definitionId: string;
  readonly from: Schemas['RunningVersion'];
  readonly onClose: () => void;
  readonly onStarted: () => void;
}

/** Chooses a version, says which activity goes on as which, shows instance by instance what that comes to, and only then moves them. */
export function MigrationDialog({ definitionId, from, onClose, onStarted }: Props) {
  const { t, i18n } = useTranslation();
  const [to, setTo] = useState<number>();
  const [chosen, setChosen] = useState<Readonly<Record<string, string | null>>>({});
  const [drops, setDrops] = useState(false);
  const history = useHistory(definitionId);
  const others = (history.data?.versions ?? []).filter((version) => version.version !== from.version && version.wasPublished); // a draft may still change
  const target = to ?? others.find((version) => version.isPublished)?.version ?? others[0]?.version;
  const map = useQuery({
    queryKey: ['definition', definitionId, 'map', from.version, target],
    enabled: target !== undefined,
    queryFn: async ({ signal }) => body(await api.GET('/api/designer/definitions/{definitionId}/migrations/map/{from}/{to}', { params: { path: { definitionId, from: from.version, to: target! } }, signal })),
  });
  const open = (map.data?.activities ?? []).filter((one) => one.why !== 'same-id');
  const suggested = Object.fromEntries(open.filter((one) => one.suggested).map((one) => [one.activityId, one.suggested]));
  const request = {
    fromVersion: from.version,
    toVersion: target!,
    map: { ...suggested, ...chosen }, // null: has none
    dropsVariables: drops,
  };
  const preview = useQuery({
    queryKey: ['definition', definitionId, 'preview', request],
    enabled: map.data !== undefined,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => body(await api.POST('/api/designer/definitions/{definitionId}/migrations/preview', { params: { path: { definitionId } }, body: request, signal })),
  });
  const start = useMutation({ mutationFn: () => api.POST('/api/designer/definitions/{definitionId}/migrations', { params: { path: { definitionId } }, body: request }), onSuccess: onStarted });
  const waits = preview.isFetching || preview.isPlaceholderData; // what is shown is of another choice
  const words = (note: { message: string; messageEn: string }) => (i18n.language === 'en' ? note.messageEn : note.message);
  return (
    <Modal
      open
      width={860}
      title={t('beside.moveTitle', { version: from.version })}
      okText={t('beside.moveNow', { count: waits ? 0 : (preview.data?.movable ?? 0) })}
      cancelText={t('app.cancel')}
      okButtonProps={{ disabled: waits || !preview.data?.movable }}
      confirmLoading={start.isPending}
      onOk={() => start.mutate()}
      onCancel={onClose}
    >
      {history.error && <ListError error={history.error} onRetry={() => void history.refetch()} />}
      {history.data && others.length === 0 && <Alert type="info" showIcon title={t('beside.noOtherVersion')} />}
      {others.length > 0 && (
        <label>
          {t('beside.moveTo')}{' '}
          <Select
            size="small"
            style={{ minWidth: 160 }}
            value={target ?? null}
            onChange={(version: number) => {
              setTo(version);
              setChosen({});
            }}
            options={others.map((version) => ({ value: version.version, label: t('editor.version', { version: version.version }) + (version.isPublished ? ` · ${t('designer.state.published')}` : '') }))}
          />
        </label>
      )}
      {map.error && <ListError error={map.error} onRetry={() => void map.refetch()} />}
      {open.length > 0 && (
        <section aria-label={t('beside.map')} style={{ marginTop: 16 }}>
          <Text strong>{t('beside.map')}</Text>
          <Paragraph type="secondary">{t('beside.mapHint')}</Paragraph>
          {open.map((one) => (
            <Flex key={one.activityId} gap={8} align="center" style={{ marginBottom: 6 }}>
              <span style={{ flex: 1 }}>{one.name}</span>→
              <Select
                size="small"
                allowClear
                showSearch
                style={{ width: 320 }}
                aria-label={t('beside.targetOf', { name: one.name })}
                placeholder={t('beside.noTarget')}
                value={(one.activityId in chosen ? chosen[one.activityId] : one.suggested) ?? undefined}
                onChange={(value?: string) => setChosen({ ...chosen, [one.activityId]: value ?? null })}
                options={(map.data?.targets ?? []).filter((its) => its.type === one.type).map((its) => ({ value: its.activityId, label: its.name }))}
              />
            </Flex>
          ))}
        </section>
      )}
      <section aria-label={t('beside.preview')} style={{ marginTop: 16 }}>
        {preview.isPending && target !== undefined && <Skeleton />}
        {preview.error && <ListError error={preview.error} onRetry={() => void preview.refetch()} />}
        {preview.data && (
          <>
            <Paragraph strong role="status">
              {t('beside.previewCounts', { movable: preview.data.movable, count: preview.data.total })}
              {preview.data.truncated && ` ${t('beside.truncated', { all: preview.data.all, total: preview.data.total })}`}
            </Paragraph>
            {preview.data.notes.map((note) => (
              <Alert key={note.message} style={{ marginBottom: 8 }} type={note.blocks ? 'error' : 'info'} showIcon title={words(note)} action={<Tag>{t('beside.instances', { count: note.instances })}</Tag>} />
            ))}
            {preview.data.notes.some((note) => note.rule === 'no-variable') && (
              <Checkbox checked={drops} onChange={(event) => setDrops(event.target.checked)}>
                {t('beside.drops')}
              </Checkbox>
            )}
            <Table
              small
              rowKey="instanceId"
              busy={waits}
              pageSize={8}
              rows={preview.data.instances}
              columns={[
                { title: t('beside.instance'), render: (_, one) => <Link to={`/instances/${encodeURIComponent(one.instanceId)}`} target="_blank">{one.name || one.correlationId || one.instanceId}</Link> },
                { title: t('beside.waitsAt'), render: (_, one) => one.waits.map((wait) => wait.activityName).join('、') || '—' },
                { title: t('beside.willWaitAt'), render: (_, one) => one.waits.map((wait) => wait.targetName ?? '✗').join('、') || '—' },
                { title: t('beside.result'), render: (_, one) => (one.movable ? <Tag color="green">{t('beside.movable')}</Tag> : <Tag color="red" title={one.notes.filter((note) => note.blocks).map(words).join(' ')}>{t('beside.blocked')}</Tag>) },
              ]}
            />
          </>
        )}
      </section>
      {start.error && <Alert type="error" showIcon title={start.error.message} />}
    </Modal>
  );
}

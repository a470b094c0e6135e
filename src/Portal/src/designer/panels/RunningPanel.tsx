import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Flex, Tag } from 'antd';
import dayjs from 'dayjs';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, body } from '../../api/client';
import { Bar } from '../../app/Bar';
import { later } from '../../app/later';
import { ListError, ListStale } from '../../app/ListStates';
import { Skeleton } from '../../app/Skeleton';
import { Table } from '../../app/Table';
import { Text, Title } from '../../app/text';
import { useAct } from '../../app/useAct';
import { useRunning, type Schemas } from './desk';
import type { PanelProps } from './panel';

const MigrationDialog = later(async () => (await import('./MigrationDialog')).MigrationDialog);

type RunningVersion = Schemas['RunningVersion'];

const lists = ['definition'] as const;

/** How many instances run on which version, moving them to another, and who else needs this definition. */
export function RunningPanel({ definitionId }: PanelProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const running = useRunning(definitionId, 10_000);
  const [from, setFrom] = useState<RunningVersion>();
  if (running.isPending) return <Skeleton />;
  if (running.data === undefined) return <ListError error={running.error} onRetry={() => void running.refetch()} />;
  const { versions, usedBy } = running.data;
  return (
    <>
      <ListStale list={running} />
      <Table<RunningVersion>
        small
        rowKey="versionId"
        rows={versions}
        empty={t('beside.nothingRuns')}
        columns={[
          { title: t('beside.versionColumn'), render: (_, version) => <Flex gap={4} wrap>{t('editor.version', { version: version.version })}{version.isPublished && <Tag color="green">{t('designer.state.published')}</Tag>}{version.isDeleted && <Tag>{t('beside.deletedVersion')}</Tag>}</Flex> },
          {
            title: t('designer.column.running'),
            align: 'right',
            render: (_, version) => (
              <Flex vertical align="end">
                <Link to={`/instances?definition=${encodeURIComponent(definitionId)}`}>{version.running}</Link>
                {version.withIncidents + version.faulted > 0 && <Text type="danger">{t('instances.incidents', { count: version.withIncidents + version.faulted })}</Text>}
              </Flex>
            ),
          },
          {
            title: <span className="only-heard">{t('app.more')}</span>,
            align: 'right',
            render: (_, version) =>
              version.running + version.faulted > 0 && !version.isDeleted ? (
                <Button size="small" onClick={() => setFrom(version)} aria-label={t('beside.moveFrom', { version: version.version })}>
                  {t('beside.move')}
                </Button>
              ) : null,
          },
        ]}
      />
      {from && (
        <MigrationDialog
          definitionId={definitionId}
          from={from}
          onClose={() => setFrom(undefined)}
          onStarted={() => {
            setFrom(undefined);
            void queries.invalidateQueries({ queryKey: ['definition', definitionId] });
          }}
        />
      )}
      <Migrations definitionId={definitionId} onEnded={() => void running.refetch()} />
      {usedBy.length > 0 && (
        <>
          <Title level={2} style={{ fontSize: 14, marginTop: 24 }}>
            {t('beside.usedBy')}
          </Title>
          <ul style={{ paddingInlineStart: 18 }}>
            {usedBy.map((use) => (
              <li key={`${use.definitionId}/${use.activityId}`}>
                <Link to={`/designer/${encodeURIComponent(use.definitionId)}`}>{use.name}</Link> · {use.activityName}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

const isUnder = (migration: Schemas['MigrationReply']) => migration.state === 'running' || migration.state === 'undoing';

function Migrations({ definitionId, onEnded }: { definitionId: string; onEnded: () => void }) {
  const { t } = useTranslation();
  const { act, busy } = useAct(lists);
  const migrations = useQuery({
    queryKey: ['definition', definitionId, 'migrations'],
    queryFn: async ({ signal }) => body(await api.GET('/api/designer/definitions/{definitionId}/migrations', { params: { path: { definitionId } }, signal })),
    refetchInterval: (query) => (query.state.data?.some(isUnder) ? 1_000 : 30_000),
  });
  const all = migrations.data ?? [];
  const moving = all.some(isUnder);
  const moved = useRef(false);
  useEffect(() => {
    if (moved.current && !moving) onEnded();
    moved.current = moving;
  });
  if (all.length === 0) return null;
  return (
    <>
      <Title level={2} style={{ fontSize: 14, marginTop: 24 }}>
        {t('beside.migrations')}
      </Title>
      {all.map((one) => (
        <div key={one.id} style={{ marginBottom: 14 }}>
          <Flex gap={8} align="center">
            <strong>{t('beside.fromTo', { from: one.fromVersion, to: one.toVersion })}</strong>
            <Text type="secondary">
              {one.byName} · {dayjs(one.at).format('MM-DD HH:mm')}
            </Text>
            <span style={{ flex: 1 }} />
            {one.state === 'done' && one.moved > 0 && (
              <Button size="small" disabled={busy} onClick={() => void act(async () => void (await api.POST('/api/designer/definitions/{definitionId}/migrations/{id}/undo', { params: { path: { definitionId, id: one.id } } })))}>
                {t('beside.undo')}
              </Button>
            )}
          </Flex>
          {isUnder(one) && <Bar percent={Math.round((100 * (one.state === 'running' ? one.total - one.waiting : one.undone + one.undoRefused)) / Math.max(1, one.total))} label={t('beside.migrations')} />}
          <div role="status">{t(one.state === 'undone' ? 'beside.undoneCounts' : 'beside.movedCounts', { moved: one.moved, skipped: one.skipped, undone: one.undone, refused: one.undoRefused })}</div>
          {(one.skipped > 0 || one.undoRefused > 0) && <Reasons definitionId={definitionId} id={one.id} />}
        </div>
      ))}
    </>
  );
}

function Reasons({ definitionId, id }: { definitionId: string; id: number }) {
  const { t } = useTranslation();
  const detail = useQuery({
    queryKey: ['definition', definitionId, 'migrations', id],
    queryFn: async ({ signal }) => body(await api.GET('/api/designer/definitions/{definitionId}/migrations/{id}', { params: { path: { definitionId, id } }, signal })),
  });
  return (
    <details>
      <summary>{t('beside.why')}</summary>
      <ul style={{ paddingInlineStart: 18, margin: 0 }}>
        {(detail.data?.instances ?? []).filter((one) => one.reason).slice(0, 50).map((one) => (
          <li key={one.instanceId}>
            <Link to={`/instances/${encodeURIComponent(one.instanceId)}`}>{one.instanceId}</Link>：{one.reason}
          </li>
        ))}
      </ul>
    </details>
  );
}

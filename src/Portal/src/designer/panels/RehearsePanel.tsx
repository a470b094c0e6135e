import { PlayCircleOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Empty, Flex, Form, InputNumber, Select, Tag } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../api/client';
import { ActionLink } from '../../app/ActionLink';
import { Bar } from '../../app/Bar';
import { ListError, ListStale } from '../../app/ListStates';
import { Skeleton } from '../../app/Skeleton';
import { Paragraph, Text, Title } from '../../app/text';
import { token } from '../../app/token';
import { useAct } from '../../app/useAct';
import { useHistory, type Schemas } from './desk';
import type { PanelProps } from './panel';
import { SeasonResult } from './SeasonResult';

type Rehearsal = Schemas['RehearsalReply'];

const lists = ['definition'] as const;
/** It waits or runs: there is more to be told soon. */
const isUnder = (rehearsal: Rehearsal) => rehearsal.state === 'queued' || rehearsal.state === 'running';
const colours = { queued: 'default', running: 'processing', done: 'green', failed: 'red', cancelled: 'default' } as const;

/** Runs the whole season with this draft in place of the published version, and shows what comes out differently. */
export function RehearsePanel(props: PanelProps) {
  const { t } = useTranslation();
  const { act, busy } = useAct(lists);
  const [shown, setShown] = useState<number>();
  const { definitionId } = props;
  const history = useHistory(definitionId);
  const all = useQuery({
    queryKey: ['definition', definitionId, 'rehearsals'],
    queryFn: async ({ signal }) => body(await api.GET('/api/designer/definitions/{definitionId}/rehearsals', { params: { path: { definitionId } }, signal })),
    refetchInterval: (query) => (query.state.data?.rehearsals.some(isUnder) ? 1_000 : 30_000),
  });
  if (all.isPending) return <Skeleton />;
  if (all.data === undefined) return <ListError error={all.error} onRetry={() => void all.refetch()} />;
  const { rehearsals, campaigns } = all.data;
  const draft = history.data?.versions[0]?.isPublished !== true;
  const newest = rehearsals.find((one) => one.id === shown) ?? rehearsals[0];
  if (campaigns.length === 0) return <Empty description={t('rehearse.noCampaign')} />;
  return (
    <>
      <ListStale list={all} />
      <Paragraph type="secondary">{t('rehearse.hint')}</Paragraph>
      <Form
        layout="vertical"
        size="small"
        initialValues={{ campaign: campaigns[0], applications: all.data.applications, seed: 1 }}
        onFinish={(values: Schemas['RehearsalRequest']) =>
          void act(async () => {
            const asked = body(await api.POST('/api/designer/definitions/{definitionId}/rehearsals', { params: { path: { definitionId } }, body: values }));
            setShown(asked.id);
            await all.refetch();
          })
        }
      >
        <Flex gap={8}>
          <Form.Item name="campaign" label={t('rehearse.campaign')}>
            <Select options={campaigns.map((year) => ({ value: year, label: String(year) }))} style={{ width: 90 }} />
          </Form.Item>
          <Form.Item name="applications" label={t('rehearse.applications')} rules={[{ required: true, message: t('rehearse.applicationsMissing') }]}>
            <InputNumber min={1} max={all.data.mostApplications} style={{ width: 110 }} />
          </Form.Item>
          <Form.Item name="seed" label={t('rehearse.seed')} extra={t('rehearse.seedHint')}>
            <InputNumber min={1} style={{ width: 90 }} />
          </Form.Item>
        </Flex>
        <Button type="primary" size="middle" block htmlType="submit" icon={<PlayCircleOutlined />} loading={busy} disabled={rehearsals.some(isUnder)}>
          {t(draft ? 'rehearse.start' : 'rehearse.startPublished')}
        </Button>
      </Form>
      {newest && <One key={newest.id} rehearsal={newest} {...props} onStop={() => void act(async () => void (await api.POST('/api/designer/definitions/{definitionId}/rehearsals/{id}/stop', { params: { path: { definitionId, id: newest.id } } })))} />}
      {rehearsals.length > 1 && (
        <>
          <Title level={2} style={{ fontSize: 14, marginTop: 24 }}>
            {t('rehearse.earlier')}
          </Title>
          <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
            {rehearsals.map((one) => (
              <li key={one.id} style={{ padding: '4px 0', background: one.id === newest?.id ? token.colorFillTertiary : undefined }}>
                <Flex gap={8} align="center">
                  <Tag color={colours[one.state]}>{t(`rehearse.state.${one.state}`)}</Tag>
                  <ActionLink onClick={() => setShown(one.id)}>{t('rehearse.of', { version: one.draftVersion, count: one.applications })}</ActionLink>
                  <Text type="secondary">{dayjs(one.at).format('MM-DD HH:mm')}</Text>
                </Flex>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function One({ rehearsal, onStop, ...props }: PanelProps & { rehearsal: Rehearsal; onStop: () => void }) {
  const { t } = useTranslation();
  const { state } = rehearsal;
  if (isUnder(rehearsal)) {
    return (
      <div style={{ marginTop: 20 }} role="status">
        <Bar percent={Math.round(rehearsal.progress * 100)} label={t('rehearse.progress')} />
        <Flex align="center" gap={8}>
          <Text type="secondary" style={{ flex: 1 }}>
            {state === 'queued' ? t('rehearse.queued', { count: rehearsal.before }) : `${t(rehearsal.phase === 'published' ? 'rehearse.phasePublished' : 'rehearse.phaseDraft')}${rehearsal.day ? ` · ${rehearsal.day}` : ''}`}
          </Text>
          <Button size="small" onClick={onStop}>
            {t('rehearse.stop')}
          </Button>
        </Flex>
      </div>
    );
  }
  if (state === 'cancelled') return <Alert style={{ marginTop: 20 }} type="info" showIcon title={t('rehearse.cancelled')} />;
  if (state === 'failed') {
    return (
      <Alert
        style={{ marginTop: 20 }}
        type="error"
        showIcon
        title={t('rehearse.failed')}
        description={<pre style={{ whiteSpace: 'pre-wrap', margin: 0, font: 'inherit' }}>{rehearsal.error}</pre>}
      />
    );
  }
  return <Result rehearsal={rehearsal} {...props} />;
}

function Result({ rehearsal, ...props }: PanelProps & { rehearsal: Rehearsal }) {
  const path = { definitionId: props.definitionId, id: rehearsal.id };
  const detail = useQuery({
    queryKey: ['rehearsal', path], // over, so it stays as it is, whatever becomes of the definition
    queryFn: async ({ signal }) => body(await api.GET('/api/designer/definitions/{definitionId}/rehearsals/{id}', { params: { path }, signal })),
    staleTime: Infinity,
  });
  if (detail.isPending) return <Skeleton style={{ marginTop: 20 }} />;
  if (detail.error) return <ListError error={detail.error} onRetry={() => void detail.refetch()} />;
  return (
    <div style={{ marginTop: 20 }}>
      {rehearsal.error && <Alert type="warning" showIcon title={rehearsal.error} style={{ marginBottom: 12 }} />}
      {detail.data.comparison && <SeasonResult comparison={detail.data.comparison} rehearsal={rehearsal} definitionId={props.definitionId} studio={props.studio} />}
    </div>
  );
}

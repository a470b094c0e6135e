import { useQuery } from '@tanstack/react-query';
import { Button, Card, Flex, Skeleton as Drawn, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { baseAddress } from '../api/base';
import { api, body } from '../api/client';
import { elsaJson, type Page } from '../api/elsa';
import { modal } from '../app/ask';
import { ListError } from '../app/ListStates';
import { momentText } from '../app/moment';
import { PageTitle } from '../app/PageTitle';
import { message } from '../app/say';
import { Skeleton } from '../app/Skeleton';
import { Table } from '../app/Table';
import { Paragraph, Text } from '../app/text';
import { useAct } from '../app/useAct';
import { useMay } from '../session/session';

const lists = ['jobs'];

/** What recurs by the clock, whether the product can work, and what went wrong in the processes. */
export function JobsPage() {
  const { t } = useTranslation();
  return (
    <div className="list-page">
      <PageTitle>{t('jobs.title')}</PageTitle>
      <div className="two-columns" style={{ marginBottom: 16 }}>
        <Health />
        {useMay('read:workflow-instances') && <Incidents />}
      </div>
      <Jobs />
    </div>
  );
}

function Jobs() {
  const { t } = useTranslation();
  const { act, busy } = useAct(lists);
  const mayRun = useMay('run:jobs');
  const jobs = useQuery({ queryKey: ['jobs'], queryFn: async ({ signal }) => body(await api.GET('/api/jobs', { signal })), refetchInterval: 30_000 });
  if (jobs.error && !jobs.data) return <ListError error={jobs.error} onRetry={() => void jobs.refetch()} />;
  if (!jobs.data) return <Skeleton />;

  const run = (name: string, title: string) =>
    modal.confirm({
      title: t('jobs.runTitle', { title }),
      content: t('jobs.runHint'),
      okText: t('jobs.run'),
      cancelText: t('app.cancel'),
      onOk: () =>
        act(async () => {
          const ran = body(await api.POST('/api/jobs/{name}/run', { params: { path: { name } } }));
          if (!ran.failed) return t('jobs.ran', { result: ran.result });
          message.error(t('jobs.ranBadly', { result: ran.result }), 6);
          return undefined;
        }),
    });

  return (
    <Card title={<h2 className="card-title">{t('jobs.jobs')}</h2>}>
      <Table
        label={t('jobs.jobs')}
        rowKey="name"
        rows={jobs.data}
        minWidth={860}
        columns={[
          { key: 'title', title: t('jobs.column.title'), render: (_, job) => <Text strong>{job.title}</Text> },
          {
            key: 'when',
            title: t('jobs.column.when'),
            render: (_, job) => (
              <>
                <code>{job.cron}</code> {job.workingDaysOnly && <Tag>{t('jobs.workingDays')}</Tag>}
              </>
            ),
          },
          { key: 'next', title: t('jobs.column.next'), render: (_, job) => (job.nextAt ? momentText(job.nextAt) : '—') },
          { key: 'last', title: t('jobs.column.last'), render: (_, job) => (job.last ? momentText(job.last.startedAt) : t('jobs.never')) },
          {
            key: 'result',
            title: t('jobs.column.result'),
            render: (_, job) =>
              job.last && (
                <>
                  <Tag color={job.last.failed ? 'red' : job.last.finishedAt ? 'green' : 'processing'}>{t(job.last.failed ? 'jobs.failed' : job.last.finishedAt ? 'jobs.ok' : 'jobs.running')}</Tag>
                  {job.last.result}
                </>
              ),
          },
          {
            key: 'acts',
            title: <span className="only-heard">{t('app.more')}</span>,
            align: 'right' as const,
            render: (_, job) =>
              mayRun && (
                <Button size="small" disabled={busy} onClick={() => run(job.name, job.title)}>
                  {t('jobs.run')}
                </Button>
              ),
          },
        ]}
      />
      {jobs.data[0] && (
        <Paragraph type="secondary" style={{ margin: '12px 0 0' }}>
          {t('jobs.zone', { zone: jobs.data[0].timeZone })}
        </Paragraph>
      )}
    </Card>
  );
}

/** What the host says of itself, as a load balancer asks it. */
function Health() {
  const { t } = useTranslation();
  const ask = async (which: 'live' | 'ready', signal: AbortSignal) => {
    const answer = await fetch(`${baseAddress}/health/${which}`, { signal });
    return { well: answer.ok, says: await answer.text() };
  };
  const live = useQuery({ queryKey: ['health', 'live'], queryFn: ({ signal }) => ask('live', signal), refetchInterval: 15_000, retry: false });
  const ready = useQuery({ queryKey: ['health', 'ready'], queryFn: ({ signal }) => ask('ready', signal), refetchInterval: 15_000, retry: false });
  return (
    <Card title={<h2 className="card-title">{t('jobs.health')}</h2>}>
      <Flex vertical gap={8}>
        {([['jobs.live', live] as const, ['jobs.ready', ready] as const]).map(([label, one]) => (
          <Flex key={label} gap={8} align="center" justify="space-between">
            <span>{t(label)}</span>
            {one.isPending ? <Drawn.Button size="small" active /> : <Tag color={one.data?.well ? 'green' : 'red'}>{one.data?.well ? t('jobs.well') : `${t('jobs.unwell')} ${one.data?.says ?? ''}`}</Tag>}
          </Flex>
        ))}
      </Flex>
    </Card>
  );
}

function Incidents() {
  const { t } = useTranslation();
  const found = useQuery({
    queryKey: ['instances', 'incidents'],
    queryFn: ({ signal }) => elsaJson<Page<unknown>>('POST', '/workflow-instances', { body: { page: 0, pageSize: 1, hasIncidents: true }, signal }),
    refetchInterval: 30_000,
  });
  return (
    <Card title={<h2 className="card-title">{t('jobs.incidents')}</h2>}>
      {found.error ? (
        <ListError error={found.error} onRetry={() => void found.refetch()} />
      ) : !found.data ? (
        <Skeleton paragraph={{ rows: 1 }} />
      ) : found.data.totalCount === 0 ? (
        <Text type="secondary">{t('jobs.incidentsNone')}</Text>
      ) : (
        <Flex gap={12} wrap align="center">
          <Text type="danger">{t('jobs.incidentsSome', { count: found.data.totalCount })}</Text>
          <Link to="/instances?incidents=1">{t('jobs.incidentsOpen')}</Link>
        </Flex>
      )}
    </Card>
  );
}

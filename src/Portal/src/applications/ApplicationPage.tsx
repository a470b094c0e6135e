import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Flex, Result } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api, body } from '../api/client';
import { ApiProblem } from '../api/problem';
import { ListError } from '../app/ListStates';
import { Skeleton } from '../app/Skeleton';
import { Tabs } from '../app/Tabs';
import { Text, Title } from '../app/text';
import { useTab } from '../app/useTab';
import type { Application } from './application';
import { Course } from './Course';
import { History } from './History';
import { Overview } from './Overview';
import { Records } from './Records';
import { StageTag } from './StageTag';

/** One application, as whoever looks may see it. */
export function ApplicationPage() {
  const { t } = useTranslation();
  const id = Number(useParams()['id']);
  const one = useQuery({
    queryKey: ['applications', 'one', id],
    queryFn: async ({ signal }) => body(await api.GET('/api/applications/{id}', { params: { path: { id } }, signal })),
    enabled: Number.isInteger(id),
  });
  if (!Number.isInteger(id) || (one.error instanceof ApiProblem && one.error.status === 404))
    return (
      <Result
        status="info"
        title={<h1 style={{ margin: 0, fontSize: 'inherit', fontWeight: 'inherit' }}>{t('applications.one.notFound')}</h1>}
        subTitle={t('applications.one.notFoundHint')}
        extra={<Link to="/">{t('app.home')}</Link>}
      />
    );
  if (one.error) return <ListError error={one.error} onRetry={() => void one.refetch()} />;
  if (!one.data) return <Skeleton style={{ padding: 32 }} />;
  return <Shown view={one.data} />;
}

function Shown({ view }: { view: Application }) {
  const { t } = useTranslation();
  const { application, company } = view;
  const staff = view.seenAs === 'secretariat';
  const tabs = [
    { key: 'overview', label: t('applications.one.overview'), children: <Overview view={view} /> },
    ...(view.seenAs === 'expert' ? [] : [{ key: 'course', label: t('applications.one.course'), children: <Course view={view} /> }]),
    ...(staff ? [{ key: 'records', label: t('applications.one.records'), children: <Records view={view} /> }] : []),
    ...(view.timeline ? [{ key: 'history', label: t('applications.one.history'), children: <History view={view} /> }] : []),
  ];
  const [tab, setTab] = useTab(['overview', ...tabs.map(({ key }) => key)]);
  return (
    <div className="list-page" style={{ maxWidth: 1200 }}>
      {staff && (
        <Link to="/applications">
          <Button type="link" tabIndex={-1} style={{ padding: 0 }}>
            {t('applications.one.back')}
          </Button>
        </Link>
      )}
      <Title level={1} style={{ fontSize: 22, margin: '4px 0 8px' }}>
        {company.fullName}
      </Title>
      <Flex gap={8} wrap align="center" style={{ marginBottom: 8 }}>
        <StageTag stage={application.stage} outcome={application.outcome ? (application.outcome as never) : undefined} />
        {application.receiptNumber && <Text strong>{application.receiptNumber}</Text>}
        {application.title && <Text>{application.title}</Text>}
      </Flex>
      {!application.receiptNumber && <Alert type="info" showIcon title={t('applications.one.draftHidden')} style={{ marginBottom: 8 }} />}
      <Tabs activeKey={tab} onChange={setTab} items={tabs} />
    </div>
  );
}

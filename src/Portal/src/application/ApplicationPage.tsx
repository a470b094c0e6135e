import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Result } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, body } from '../api/client';
import { ApiProblem } from '../api/problem';
import { lazily } from '../app/lazily';
import { ListError } from '../app/ListStates';
import { Loading } from '../app/Loading';
import { Paragraph, Text, Title } from '../app/text';
import { useMe } from '../session/session';
import { Countdown } from './Countdown';
import { type Own, ownQuery } from './own';
import './application.css';

const StatusPage = lazily(async () => (await import('./StatusPage')).StatusPage);
const WritePage = lazily(async () => (await import('./WritePage')).WritePage);

/** A company's application: to begin, to write, or to follow. */
export function ApplicationPage() {
  const { t } = useTranslation();
  const me = useMe();
  const own = useQuery({ ...ownQuery, refetchInterval: 60_000 });
  if (own.isPending) return <Loading />;
  if (own.error && !own.data)
    return own.error instanceof ApiProblem && own.error.status === 404 ? (
      <Result status="info" title={<h1 style={{ margin: 0, fontSize: 'inherit', fontWeight: 'inherit' }}>{t('application.noCompany')}</h1>} subTitle={t('application.noCompanyHint')} />
    ) : (
      <ListError error={own.error} onRetry={() => void own.refetch()} />
    );
  const { application } = own.data;
  if (!application) return <Begin own={own.data} />;
  if (application.mayEdit) return <WritePage key={application.id} own={own.data} application={application} userName={me.data?.userName ?? ''} />;
  if (application.receiptNumber) return <StatusPage own={own.data} application={application} />;
  return <Ended own={own.data} outcome={application.outcome} />;
}

function Begin({ own }: { own: Own }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const begin = useMutation({
    mutationFn: async () => body(await api.POST('/api/application')),
    onSuccess: async (begun) => {
      await queries.cancelQueries({ queryKey: ownQuery.queryKey }); // an answer from before would take its place
      queries.setQueryData(ownQuery.queryKey, begun);
    },
  });
  const closed = Date.parse(own.now) >= Date.parse(own.closes);
  return (
    <div className="list-page" style={{ maxWidth: 800 }}>
      <Title level={1} style={{ fontSize: 24 }}>
        {own.campaign}
      </Title>
      <Card>
        <Paragraph>
          {t('application.company')}: <Text strong>{own.company.fullName}</Text> {own.company.creditCode}
        </Paragraph>
        <Paragraph>
          <Countdown now={own.now} until={own.closes} />
        </Paragraph>
        <Paragraph>{t('application.beginHint')}</Paragraph>
        <ul>
          {own.documentRules.map((rule) => (
            <li key={rule.kind}>{rule.label}</li>
          ))}
        </ul>
        {begin.error && <Alert type="error" showIcon role="alert" title={begin.error.message} style={{ marginBottom: 16 }} />}
        {closed ? (
          <Alert type="info" showIcon title={t('application.closed')} />
        ) : (
          <Button type="primary" size="large" loading={begin.isPending} onClick={() => begin.mutate()}>
            {t('application.begin')}
          </Button>
        )}
      </Card>
    </div>
  );
}

/** It ended before it was ever handed in. */
function Ended({ own, outcome }: { own: Own; outcome: string }) {
  const { t } = useTranslation();
  return (
    <Result
      status="info"
      title={<h1 style={{ margin: 0, fontSize: 'inherit', fontWeight: 'inherit' }}>{t(`application.outcome.${outcome as 'late'}`)}</h1>}
      subTitle={own.campaign}
      extra={<Link to="/campaign">{t('application.toCampaign')}</Link>}
    />
  );
}

import { ArrowRightOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, Card, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, body } from '../api/client';
import { ListError } from '../app/ListStates';
import { deadlineText, momentText } from '../app/moment';
import { Skeleton } from '../app/Skeleton';
import { Text, Title } from '../app/text';
import { Documents } from './Documents';
import { Mails } from './Mails';
import type { Application, Own, Status } from './own';
import { PackageCard } from './PackageCard';
import { PaperButton } from './PaperButton';
import { Preview } from './Preview';
import { Way } from './Way';
import { Withdraw } from './Withdraw';

/** What became of an application that was handed in. */
export function StatusPage({ own, application }: { own: Own; application: Application }) {
  const { t } = useTranslation();
  const status = useQuery({ queryKey: ['applications', 'own', 'status'], queryFn: async ({ signal }) => body(await api.GET('/api/application/status', { signal })), refetchInterval: 60_000 });
  if (status.isPending) return <Skeleton style={{ padding: 32 }} />;
  if (status.error && !status.data) return <ListError error={status.error} onRetry={() => void status.refetch()} />;
  const now = status.data;
  return (
    <div className="list-page" style={{ maxWidth: 1120 }}>
      <Title level={1} style={{ fontSize: 24, marginBottom: 4 }}>
        {application.title}
      </Title>
      <Flex gap="4px 24px" wrap style={{ marginBottom: 16 }}>
        <span>{own.company.fullName}</span>
        <span>
          {t('application.receiptNumber')} <Text strong copyable>{now.receiptNumber}</Text>
        </span>
        <span>{t('application.submittedAt', { at: momentText(now.submittedAt) })}</span>
      </Flex>
      <Standing status={now} />
      <Requests status={now} />
      <Card title={<h2 className="card-title">{t('application.way')}</h2>} style={{ marginBottom: 16 }}>
        <Way status={now} />
      </Card>
      <div className="two-columns">
        {now.outcome === 'open' && <PackageCard standing={now.package} />}
        <Mails />
      </div>
      {application.mayAttach && (
        <section style={{ marginTop: 16 }}>
          <h2 style={{ fontSize: 16 }}>{t('application.supplement')}</h2>
          <Documents rules={own.documentRules} application={application} missing={[]} />
        </section>
      )}
      <div style={{ marginTop: 16 }}>
        <Preview own={own} application={application} value={(field) => (field === 'title' ? application.title : field === 'area' ? String(application.areaNumber ?? '') : field === 'unit' ? String(application.unitNumber ?? '') : (application.fields[field] ?? ''))} />
      </div>
      <Flex gap={12} wrap style={{ marginTop: 16 }}>
        <PaperButton />
        {now.mayWithdraw && <Withdraw />}
      </Flex>
    </div>
  );
}

/** Where it is in one sentence: the result once there is one. */
function Standing({ status }: { status: Status }) {
  const { t } = useTranslation();
  if (status.outcome !== 'open')
    return (
      <Alert
        type={status.outcome === 'selected' ? 'success' : 'info'}
        showIcon
        style={{ marginBottom: 16 }}
        title={t(`application.outcome.${status.outcome as 'selected'}`)}
        description={status.outcome === 'selected' ? status.reason : status.reason && status.outcome !== 'removed' ? t('application.reason', { reason: status.reason }) : undefined}
      />
    );
  const here = status.steps.find((step) => step.state === 'current');
  if (!here) return null;
  const dated = (here.name === 'defence' && status.defence?.startsAt) || (here.name === 'siteCheck' && status.visit?.from); // its own day says more than the last day of all
  return (
    <Alert
      type="info"
      showIcon
      style={{ marginBottom: 16 }}
      title={t(`application.now.${here.name as 'defence'}`, { unit: status.unit })}
      description={
        <>
          {here.until && here.name !== 'notice' && !dated && <div>{t(here.name === 'ranking' ? 'application.noticeFrom' : 'application.until', { at: deadlineText(here.until) })}</div>}
          {here.name === 'defence' && status.defence?.startsAt && <div>{t('application.slot', { at: momentText(status.defence.startsAt), room: status.defence.room })}</div>}
          {here.name === 'siteCheck' && status.visit?.from && <div>{t('application.visit', { from: status.visit.from, until: status.visit.until ?? status.visit.from })}</div>}
        </>
      }
    />
  );
}

/** What the company itself has to do now. */
function Requests({ status }: { status: Status }) {
  const { t } = useTranslation();
  if (status.requests.length === 0) return null;
  return (
    <Card title={<h2 className="card-title">{t('application.requests')}</h2>} style={{ marginBottom: 16 }}>
      <ul style={{ margin: 0, paddingInlineStart: 20 }}>
        {status.requests.map((request) => (
          <li key={request.taskId}>
            <Link to={`/inbox/${request.taskId}`}>
              {request.title} <ArrowRightOutlined />
            </Link>{' '}
            {request.dueAt && <Text type={request.overdue ? 'danger' : 'secondary'}>{t(request.overdue ? 'application.overdue' : 'application.until', { at: deadlineText(request.dueAt) })}</Text>}
          </li>
        ))}
      </ul>
    </Card>
  );
}

import { Alert, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { lazily } from '../app/lazily';
import { ListError, ListStale } from '../app/ListStates';
import { deadlineText, momentText } from '../app/moment';
import { PageTitle } from '../app/PageTitle';
import { Skeleton } from '../app/Skeleton';
import { type Column, Table } from '../app/Table';
import { Tabs } from '../app/Tabs';
import { Paragraph, Text } from '../app/text';
import { useTab } from '../app/useTab';
import { Panels } from './Panels';
import { addressOf, type ReviewLine, useReviews } from './review';

const Ties = lazily(async () => (await import('./Ties')).Ties);

/** An expert's desk: the documents to judge, the defences to hear, and the companies one has a tie to. */
export function ReviewsPage() {
  const { t } = useTranslation();
  const [tab, setTab] = useTab(['documents', 'defence', 'ties']);
  const list = useReviews();
  if (list.error && !list.data) return <ListError error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <Skeleton style={{ padding: 32 }} />;
  return (
    <div className="list-page" style={{ maxWidth: 1200 }}>
      <PageTitle>{t('reviews.title')}</PageTitle>
      <ListStale list={list} />
      {!list.data.isExpert ? (
        <Alert type="info" showIcon title={t('reviews.notExpert')} />
      ) : (
        <Tabs
          activeKey={tab}
          onChange={setTab}
          items={[
            { key: 'documents', label: t('reviews.tab.documents'), children: <Documents lines={list.data.items} /> },
            { key: 'defence', label: t('reviews.tab.defence'), children: <Panels /> },
            { key: 'ties', label: t('reviews.tab.ties'), children: <Ties employer={list.data.employer ?? ''} /> },
          ]}
        />
      )}
    </div>
  );
}

function Documents({ lines }: { lines: readonly ReviewLine[] }) {
  const { t } = useTranslation();
  const open = lines.filter((line) => line.state === 'assigned' || line.state === 'draft');
  const columns: Column<ReviewLine>[] = [
    {
      key: 'company',
      title: t('reviews.column.application'),
      render: (_, line) => (
        <>
          {line.state === 'declined' || line.state === 'replaced' ? line.company : <Link to={addressOf('documents', line.applicationId)}>{line.company}</Link>}
          <Text type="secondary" style={{ display: 'block' }}>
            {[line.receiptNumber, line.title].filter(Boolean).join(' · ')}
          </Text>
        </>
      ),
    },
    { key: 'area', title: t('reviews.column.area'), render: (_, line) => line.area ?? '—' },
    {
      key: 'due',
      title: t('reviews.column.due'),
      render: (_, line) => (
        <>
          {deadlineText(line.dueAt)} {line.overdue && <Tag color="red">{t('reviews.overdue')}</Tag>}
        </>
      ),
    },
    {
      key: 'state',
      title: t('reviews.column.state'),
      render: (_, line) => (
        <>
          <Tag color={line.state === 'submitted' ? 'green' : line.state === 'declined' || line.state === 'replaced' ? 'default' : line.draftAt ? 'gold' : 'blue'}>
            {t(`reviews.state.${line.state === 'assigned' && line.draftAt ? 'draft' : line.state}`)}
          </Tag>
          {line.submittedAt ? momentText(line.submittedAt) : line.draftAt && t('reviews.draftAt', { at: momentText(line.draftAt) })}
        </>
      ),
    },
    { key: 'total', title: t('reviews.column.total'), align: 'right', render: (_, line) => line.total ?? '—' },
  ];
  return (
    <>
      <Paragraph>
        {lines.length === 0 ? t('reviews.noneHint') : t('reviews.progress', { open: open.length, all: lines.length })} {t('reviews.blindHint')}
      </Paragraph>
      <Table
        label={t('reviews.tab.documents')}
        rowKey="applicationId"
        rows={lines}
        columns={columns}
        minWidth={820}
        empty={t('reviews.none')}
      />
    </>
  );
}

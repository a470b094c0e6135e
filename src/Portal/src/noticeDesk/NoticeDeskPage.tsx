import { useQuery } from '@tanstack/react-query';
import { Alert, Card, Descriptions, Flex, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { components } from '#api';
import { api, body } from '../api/client';
import { ListError } from '../app/ListStates';
import { deadlineText, momentText } from '../app/moment';
import { PageTitle } from '../app/PageTitle';
import { Skeleton } from '../app/Skeleton';
import { Table } from '../app/Table';
import { Paragraph, Text } from '../app/text';
import { EntryTable } from '../notices/EntryTable';
import { NoticeState } from '../notices/NoticesPage';
import { useMay } from '../session/session';
import { NoticeTextForm } from './NoticeTextForm';

type Desk = components['schemas']['NoticeDeskView'];
type Coming = components['schemas']['ComingNoticeView'];

/** The notices for the secretariat: the one to come as it will be published, and those that were. */
export function NoticeDeskPage() {
  const { t } = useTranslation();
  const desk = useQuery({ queryKey: ['notices', 'desk'], queryFn: async ({ signal }) => body(await api.GET('/api/notices/desk', { signal })) });
  return (
    <div className="list-page" style={{ maxWidth: 1200 }}>
      <PageTitle>{t('noticeDesk.title')}</PageTitle>
      {desk.isPending && <Skeleton />}
      {desk.error && !desk.data && <ListError error={desk.error} onRetry={() => void desk.refetch()} />}
      {desk.data && (
        <Flex vertical gap={16}>
          {desk.data.coming && <ComingNotice coming={desk.data.coming} />}
          <Published desk={desk.data} />
        </Flex>
      )}
    </div>
  );
}

function ComingNotice({ coming }: { coming: Coming }) {
  const { t } = useTranslation();
  const may = useMay('write:selection');
  return (
    <>
      <Card
        title={
          <Flex gap={12} wrap align="center">
            <h2 className="card-title">{t('notices.number', { number: 1 })}</h2>
            <Tag color="gold">{t('noticeDesk.draft')}</Tag>
          </Flex>
        }
      >
        <Alert type={coming.obstacle ? 'warning' : 'success'} showIcon title={coming.obstacle ?? t('noticeDesk.ready')} style={{ marginBottom: 16 }} />
        <Paragraph type="secondary">{t('noticeDesk.hint')}</Paragraph>
        {may ? <NoticeTextForm coming={coming} /> : <Paragraph style={{ whiteSpace: 'pre-wrap' }}>{coming.text || t('noticeDesk.noText')}</Paragraph>}
      </Card>
      <Card title={<h2 className="card-title">{t('noticeDesk.preview')}</h2>} styles={{ body: { padding: 0 } }}>
        <div style={{ padding: '16px 24px' }}>
          {coming.text && <Paragraph style={{ whiteSpace: 'pre-wrap', maxWidth: 800 }}>{coming.text}</Paragraph>}
          <Descriptions
            column={1}
            items={[
              { key: 'listed', label: t('noticeDesk.listed'), children: t('noticeDesk.entries', { count: coming.entries.length }) },
              { key: 'until', label: t('noticeDesk.until'), children: `${deadlineText(coming.closesAt)}${coming.isProvisional ? t('noticeDesk.provisional') : ''}` },
              { key: 'hash', label: t('notices.hash'), children: <Text code style={{ overflowWrap: 'anywhere' }}>{coming.hash}</Text> },
            ]}
          />
          <Text type="secondary">{t('noticeDesk.hashHint')}</Text>
        </div>
        <EntryTable entries={coming.entries} empty={t('noticeDesk.noEntries')} />
      </Card>
    </>
  );
}

function Published({ desk }: { desk: Desk }) {
  const { t } = useTranslation();
  const open = desk.objections.filter((one) => one.state === 'filed' || one.state === 'accepted').reduce((sum, one) => sum + one.count, 0);
  const all = desk.objections.reduce((sum, one) => sum + one.count, 0);
  return (
    <Card title={<h2 className="card-title">{t('noticeDesk.published')}</h2>} extra={<Link to="/objections">{t('noticeDesk.objections', { open, all })}</Link>} styles={{ body: { padding: 0 } }}>
      {desk.whyNotClose && <Alert type="info" showIcon title={desk.whyNotClose} style={{ margin: 16 }} />}
      <Table
        rowKey="id"
        rows={desk.published}
        empty={t('noticeDesk.none')}
        minWidth={820}
        columns={[
          { key: 'number', title: t('noticeDesk.column.notice'), width: 130, render: (_, one) => <Link to={`/notices/${one.id}`}>{t('notices.number', { number: one.number })}</Link> },
          { key: 'state', title: t('noticeDesk.column.state'), width: 110, render: (_, one) => <NoticeState notice={one} /> },
          { key: 'listed', title: t('noticeDesk.listed'), width: 90, dataIndex: 'listed' },
          { key: 'period', title: t('noticeDesk.column.period'), width: 290, render: (_, one) => `${momentText(one.openedAt)} ~ ${deadlineText(one.closesAt)}` },
          { key: 'hash', title: t('notices.hash'), render: (_, one) => <Text code copyable={{ text: one.hash }}>{one.hash.slice(0, 16)}</Text> },
          { key: 'correction', title: t('noticeDesk.column.correction'), render: (_, one) => one.correction || '—' },
        ]}
      />
    </Card>
  );
}

import type { TFunction } from 'i18next';
import { ArrowLeftOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Card, Flex, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { baseAddress } from '../api/base';
import { api, body } from '../api/client';
import { later } from '../app/later';
import { ListError } from '../app/ListStates';
import { deadlineText, momentText } from '../app/moment';
import { PageTitle } from '../app/PageTitle';
import { sha256 } from '../app/sha256';
import { Skeleton } from '../app/Skeleton';
import { Paragraph, Text } from '../app/text';
import { useAct } from '../app/useAct';
import { EntryTable } from './EntryTable';
import { type Notice, NoticeState } from './NoticesPage';

const ObjectionDialog = later(async () => (await import('./ObjectionDialog')).ObjectionDialog);

/** One published list, and the way to object to it. */
export function NoticePage() {
  const { t } = useTranslation();
  const id = Number(useParams()['noticeId']);
  const [search, setSearch] = useState('');
  const [objecting, setObjecting] = useState(false);
  const notice = useQuery({ queryKey: ['notices', id], queryFn: async ({ signal }) => body(await api.GET('/api/notices/{id}', { params: { path: { id } }, signal })) });
  if (notice.isPending) return <Skeleton style={{ padding: 32 }} />;
  if (notice.error) return <ListError error={notice.error} onRetry={() => void notice.refetch()} />;
  const { notice: its, entries } = notice.data;
  const wanted = search.trim();
  const found = entries.filter((entry) => [entry.company, entry.title, entry.unit].some((text) => text.includes(wanted)));
  return (
    <div className="list-page" style={{ maxWidth: 1200 }}>
      <Link to="/notices">
        <ArrowLeftOutlined /> {t('notices.back')}
      </Link>
      <Flex gap={12} wrap align="center" justify="space-between" style={{ marginTop: 12 }}>
        <Flex gap={12} align="baseline" wrap>
          <PageTitle>{t('notices.number', { number: its.number })}</PageTitle>
          <NoticeState notice={its} />
        </Flex>
        {its.takesObjections && (
          <Button type="primary" onClick={() => setObjecting(true)}>
            {t('notices.object')}
          </Button>
        )}
      </Flex>
      <Flex vertical gap={8} style={{ marginBottom: 16 }}>
        <Text>
          {t('notices.period', { from: momentText(its.openedAt), to: deadlineText(its.closesAt) })} {its.state === 'open' && <strong>{left(its, t)}</strong>}
        </Text>
        {its.isProvisional && <Text type="secondary">{t('notices.provisional')}</Text>}
        {its.state === 'superseded' && <Alert type="warning" showIcon title={t('notices.replaced')} action={<Link to="/notices">{t('notices.back')}</Link>} />}
        {its.correction && <Alert type="warning" showIcon title={t('notices.correction', { text: its.correction })} />}
      </Flex>
      {its.text && <Paragraph style={{ whiteSpace: 'pre-wrap', maxWidth: 800 }}>{its.text}</Paragraph>}
      <Card styles={{ body: { padding: 0 } }}>
        <Flex gap={12} wrap align="center" justify="space-between" style={{ padding: 16 }}>
          <Text strong>{t('notices.listed', { count: its.listed })}</Text>
          <Input.Search allowClear aria-label={t('notices.search')} placeholder={t('notices.search')} value={search} onChange={(event) => setSearch(event.target.value)} style={{ maxWidth: 340 }} />
        </Flex>
        <EntryTable entries={found} empty={t('notices.nothingFound')} />
      </Card>
      <Proof notice={its} />
      {objecting && <ObjectionDialog notice={its} entries={entries} onClose={() => setObjecting(false)} />}
    </div>
  );
}

/** The list's hash, and the check that what the server hands out has it. */
function Proof({ notice }: { notice: Notice }) {
  const { t } = useTranslation();
  const [same, setSame] = useState<boolean>();
  const { act, busy } = useAct([]);
  const address = `${baseAddress}/api/notices/${notice.id}/list`;
  return (
    <Card title={<h2 className="card-title">{t('notices.hash')}</h2>} style={{ marginTop: 16 }}>
      <Paragraph code copyable style={{ overflowWrap: 'anywhere' }}>
        {notice.hash}
      </Paragraph>
      <Paragraph type="secondary">{t('notices.hashHint')}</Paragraph>
      <Flex gap={8} wrap align="center">
        <Button href={address} download>
          {t('notices.download')}
        </Button>
        <Button loading={busy} onClick={() => void act(async () => setSame((await sha256(await (await fetch(address)).arrayBuffer())) === notice.hash))}>
          {t('notices.verify')}
        </Button>
        <span role="status">{same !== undefined && <Alert type={same ? 'success' : 'error'} showIcon title={same ? t('notices.same') : t('notices.differs')} />}</span>
      </Flex>
    </Card>
  );
}

function left(notice: Notice, t: TFunction): string {
  const hours = (new Date(notice.closesAt).getTime() - Date.now()) / 3_600_000;
  if (!notice.takesObjections) return t('notices.over');
  return hours > 48 ? t('notices.daysLeft', { days: Math.floor(hours / 24) }) : t('notices.hoursLeft', { hours: Math.max(1, Math.ceil(hours)) });
}

import { useQuery } from '@tanstack/react-query';
import { Card, Flex, Result, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { components } from '#api';
import { api, body } from '../api/client';
import { ListError } from '../app/ListStates';
import { deadlineText, momentText } from '../app/moment';
import { PageTitle } from '../app/PageTitle';
import { Skeleton } from '../app/Skeleton';
import { Text } from '../app/text';

export type Notice = components['schemas']['NoticeView'];

/** Every list that was published, the newest first. */
export function NoticesPage() {
  const { t } = useTranslation();
  const notices = useQuery({ queryKey: ['notices'], queryFn: async ({ signal }) => body(await api.GET('/api/notices', { signal })) });
  return (
    <div className="list-page" style={{ maxWidth: 960 }}>
      <PageTitle>{t('notices.title')}</PageTitle>
      {notices.isPending && <Skeleton />}
      {notices.error && <ListError error={notices.error} onRetry={() => void notices.refetch()} />}
      {notices.data?.length === 0 && <Result status="info" title={t('notices.none')} subTitle={t('notices.noneHint')} />}
      <Flex vertical gap={12}>
        {notices.data?.map((notice) => (
          <Card key={notice.id}>
            <Flex gap={12} wrap align="center">
              <Link to={`/notices/${notice.id}`} style={{ fontSize: 16, fontWeight: 600 }}>
                {t('notices.number', { number: notice.number })}
              </Link>
              <NoticeState notice={notice} />
              <Text type="secondary">{t('notices.listed', { count: notice.listed })}</Text>
            </Flex>
            <div>{t('notices.period', { from: momentText(notice.openedAt), to: deadlineText(notice.closesAt) })}</div>
            {notice.correction && <Text type="secondary">{t('notices.correction', { text: notice.correction })}</Text>}
          </Card>
        ))}
      </Flex>
    </div>
  );
}

export function NoticeState({ notice }: { notice: Notice }) {
  const { t } = useTranslation();
  return <Tag color={notice.state === 'open' ? 'blue' : notice.state === 'superseded' ? 'orange' : 'default'}>{t(`notices.state.${notice.state}`)}</Tag>;
}

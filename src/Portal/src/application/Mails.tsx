import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Card, Empty, Flex, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../api/client';
import { later } from '../app/later';
import { ListError } from '../app/ListStates';
import { momentText } from '../app/moment';
import { Skeleton } from '../app/Skeleton';
import { Text } from '../app/text';

const LetterDialog = later(async () => (await import('./LetterDialog')).LetterDialog);

/** Every mail the company was sent. */
export function Mails() {
  const { t } = useTranslation();
  const [open, setOpen] = useState<number>();
  const mails = useInfiniteQuery({
    queryKey: ['outgoing', 'own'],
    initialPageParam: '',
    queryFn: async ({ signal, pageParam }) => body(await api.GET('/api/application/mails', { params: { query: pageParam ? { cursor: pageParam } : {} }, signal })),
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const all = mails.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Card title={<h2 className="card-title">{t('application.mail.title')}</h2>}>
      {mails.isPending && <Skeleton />}
      {mails.error && <ListError error={mails.error} onRetry={() => void mails.refetch()} />}
      {mails.data && all.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('application.mail.none')} />}
      <ul className="files">
        {all.map((mail) => (
          <li key={mail.id}>
            <Button type="link" style={{ padding: 0, height: 'auto', whiteSpace: 'normal', textAlign: 'start' }} onClick={() => setOpen(mail.id)}>
              {mail.subject}
            </Button>
            <Flex gap={8}>
              <Text type="secondary">{momentText(mail.at)}</Text>
              {mail.state === 'failed' && <Tag color="orange">{t('application.mail.failed')}</Tag>}
            </Flex>
          </li>
        ))}
      </ul>
      {mails.hasNextPage && (
        <Button loading={mails.isFetchingNextPage} onClick={() => void mails.fetchNextPage()}>
          {t('application.mail.more')}
        </Button>
      )}
      {open !== undefined && <LetterDialog id={open} onClose={() => setOpen(undefined)} />}
    </Card>
  );
}

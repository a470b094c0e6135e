import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, DatePicker, Flex, Form, Input, Table, Tag } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../api/client';
import { ApiProblem } from '../api/problem';
import { fault } from '../app/formErrors';
import { deadlineText, momentText } from '../app/moment';
import { message } from '../app/say';
import { Text } from '../app/text';
import { MovePreview } from './MovePreview';
import { beijing, type Desk, type DeskDate, type MovedDate, wallClock } from './desk';

/** The dates of the year. They are moved in two steps: first what would move is shown, then it is done, with a reason. */
export function DatesForm({ desk }: { desk: Desk }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<Readonly<Record<string, Dayjs>>>({});
  const [preview, setPreview] = useState<{ readonly moved: readonly MovedDate[]; readonly revision: number }>();
  const [reason, setReason] = useState('');
  const [refused, setRefused] = useState<Error>();
  const path = { year: desk.year };
  const moves = Object.fromEntries(Object.entries(chosen).map(([name, at]) => [name, beijing(at)]));
  const faults = refused instanceof ApiProblem ? refused.fields : {};
  const look = useMutation({
    mutationFn: async () => body(await api.POST('/api/campaigns/{year}/dates/preview', { params: { path }, body: { moves, reason: null } })),
    onMutate: () => setRefused(undefined),
    onSuccess: (moved) => setPreview({ moved, revision: desk.revision }),
    onError: setRefused,
  });
  const move = useMutation({
    mutationFn: async (revision: number) => api.PUT('/api/campaigns/{year}/dates', { params: { path }, headers: { 'If-Match': `"${revision}"` }, body: { moves, reason } }),
    onMutate: () => setRefused(undefined),
    onSuccess: () => {
      message.success(t('campaignDesk.moved'));
      setChosen({});
      setPreview(undefined);
      setReason('');
    },
    onError: setRefused,
    onSettled: () => queries.invalidateQueries({ queryKey: ['campaigns'] }),
  });
  const choose = (date: DeskDate, at: Dayjs | null) => {
    setPreview(undefined);
    setRefused(undefined);
    setChosen(({ [date.name]: _, ...others }) => (at && !at.isSame(wallClock(date.at)) ? { ...others, [date.name]: at } : others));
  };
  const changed = Object.keys(chosen).length > 0;
  return (
    <Flex vertical gap={16}>
      <Card styles={{ body: { padding: 0 } }}>
        <div style={{ overflowX: 'auto' }}>
          <Table<DeskDate>
            rowKey="name"
            pagination={false}
            dataSource={[...desk.dates]}
            style={{ minWidth: 860 }}
            columns={[
              {
                key: 'title',
                title: t('campaignDesk.date'),
                render: (_, date) => (
                  <>
                    <strong>{date.title}</strong> {date.passed && <Tag>{t('campaign.passed')}</Tag>}
                  </>
                ),
              },
              { key: 'at', title: t('campaignDesk.now'), width: 170, render: (_, date) => deadlineText(date.at) },
              {
                key: 'announced',
                title: t('campaignDesk.announced'),
                width: 320,
                render: (_, date) =>
                  date.at === date.announced ? (
                    t(`campaignDesk.source.${date.source}`)
                  ) : (
                    <>
                      {deadlineText(date.announced)}
                      {date.movedAt && <div>{t('campaignDesk.movedBy', { name: date.movedBy?.name ?? '', at: momentText(date.movedAt) })}</div>}
                    </>
                  ),
              },
              {
                key: 'to',
                title: t('campaignDesk.to'),
                width: 260,
                render: (_, date) => (
                  <Form.Item {...fault(faults[date.name]?.join(' '))} style={{ margin: 0 }}>
                    <DatePicker
                      aria-label={t('campaignDesk.toOf', { title: date.title })}
                      allowClear={date.name in chosen}
                      showTime={{ format: 'HH:mm' }}
                      format="YYYY-MM-DD HH:mm"
                      value={chosen[date.name] ?? wallClock(date.at)}
                      onChange={(at) => choose(date, at as Dayjs | null)}
                    />
                  </Form.Item>
                ),
              },
            ]}
          />
        </div>
      </Card>
      <Text type="secondary">{t('campaignDesk.midnight')}</Text>
      {refused && <Alert type="error" showIcon role="alert" title={refused.message} />}
      {!preview && (
        <div>
          <Button type="primary" disabled={!changed} loading={look.isPending} onClick={() => look.mutate()}>
            {t('campaignDesk.preview')}
          </Button>
        </div>
      )}
      {preview && (
        <>
          <MovePreview moved={preview.moved} />
          <Card>
            <Form layout="vertical" requiredMark={false} onFinish={() => move.mutate(preview.revision)}>
              <Form.Item label={t('campaignDesk.reason')} htmlFor="move-reason" {...fault(faults['reason']?.join(' '))}>
                <Input.TextArea id="move-reason" rows={2} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
              </Form.Item>
              <Flex gap={8} wrap>
                <Button type="primary" htmlType="submit" loading={move.isPending} disabled={preview.moved.length === 0}>
                  {t('campaignDesk.move', { count: preview.moved.length })}
                </Button>
                <Button onClick={() => setPreview(undefined)}>{t('campaignDesk.back')}</Button>
              </Flex>
            </Form>
          </Card>
        </>
      )}
    </Flex>
  );
}

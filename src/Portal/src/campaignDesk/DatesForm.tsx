import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Flex, Input, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../api/client';
import { ApiProblem } from '../api/problem';
import { DateInput } from '../app/DateInput';
import { Field } from '../app/Field';
import { deadlineText, fromLocal, momentText, toLocal } from '../app/moment';
import { message } from '../app/say';
import { Table } from '../app/Table';
import { Text } from '../app/text';
import { MovePreview } from './MovePreview';
import type { Desk, DeskDate, MovedDate } from './desk';

/** The dates of the year. They are moved in two steps: first what would move is shown, then it is done, with a reason. */
export function DatesForm({ desk }: { desk: Desk }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const [preview, setPreview] = useState<{ readonly moved: readonly MovedDate[]; readonly revision: number }>();
  const [reason, setReason] = useState('');
  const [refused, setRefused] = useState<Error>();
  const path = { year: desk.year };
  const moves = Object.fromEntries(Object.entries(chosen).map(([name, at]) => [name, fromLocal(at)!]));
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
  const choose = (date: DeskDate, at: string) => {
    setPreview(undefined);
    setRefused(undefined);
    setChosen(({ [date.name]: _, ...others }) => (at !== toLocal(date.at) ? { ...others, [date.name]: at } : others));
  };
  const changed = Object.keys(chosen).length > 0;
  return (
    <Flex vertical gap={16}>
      <Card styles={{ body: { padding: 0 } }}>
        <Table<DeskDate>
          rowKey="name"
          rows={desk.dates}
          minWidth={860}
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
                <Field error={faults[date.name]?.join(' ')} style={{ margin: 0 }}>
                  <DateInput time required aria-label={t('campaignDesk.toOf', { title: date.title })} value={chosen[date.name] ?? toLocal(date.at)} onChange={(at) => choose(date, at)} />
                </Field>
              ),
            },
          ]}
        />
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
            <form
              onSubmit={(event) => {
                event.preventDefault();
                move.mutate(preview.revision);
              }}
            >
              <Field label={t('campaignDesk.reason')} htmlFor="move-reason" error={faults['reason']?.join(' ')}>
                <Input.TextArea id="move-reason" rows={2} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
              </Field>
              <Flex gap={8} wrap>
                <Button type="primary" htmlType="submit" loading={move.isPending} disabled={preview.moved.length === 0}>
                  {t('campaignDesk.move', { count: preview.moved.length })}
                </Button>
                <Button onClick={() => setPreview(undefined)}>{t('campaignDesk.back')}</Button>
              </Flex>
            </form>
          </Card>
        </>
      )}
    </Flex>
  );
}

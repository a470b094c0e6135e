import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Flex, Input, Segmented, Select, Tag } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, body } from '../api/client';
import { ListTable } from '../app/ListTable';
import { ListPage } from '../app/ListPage';
import { momentText } from '../app/moment';
import { SearchBox } from '../app/SearchBox';
import type { Column } from '../app/Table';
import { useTableState } from '../app/tableState';
import { Text } from '../app/text';
import { BatchActs } from './BatchActs';
import { colours, type Line, named, statuses } from './message';

const order = { sort: 'created', order: 'descend', filters: ['search', 'status', 'template', 'application', 'batch'] } as const;

/** The outbox: what waits to be released or sent, what failed, what left. */
export function MailPage() {
  const { t } = useTranslation();
  const table = useTableState(order);
  const { query, set } = table;
  const [search, template, application, batch] = ['search', 'template', 'application', 'batch'].map((name) => query.get(name) ?? '') as [string, string, string, string];
  const status = statuses.find((one) => one === query.get('status'));
  const cursor = table.cursors.at(-1);
  const figures = useQuery({ queryKey: ['outgoing', 'figures'], queryFn: async ({ signal }) => body(await api.GET('/api/mail/figures', { signal })), refetchInterval: 15_000 });
  const filter = { ...(search && { search }), ...(status && { status: [status] }), ...(template && { template }), ...(application && { application }), ...(batch && { batch }) };
  const list = useQuery({
    queryKey: ['outgoing', filter, cursor, table.pageSize],
    queryFn: async ({ signal }) => body(await api.GET('/api/mail', { params: { query: { ...filter, take: table.pageSize, ...(cursor && { cursor }) } }, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: 15_000, // the sender's own writes are not told
  });
  const find = useCallback((text: string) => set({ search: text }), [set]);
  const titles = new Map(figures.data?.templates.map(({ name, title }) => [name, title]));
  const counts = new Map(figures.data?.byStatus.map((one) => [one.status, one.count]));

  const columns: Column<Line>[] = [
    {
      key: 'subject',
      title: t('mail.column.subject'),
      render: (_, row) => (
        <Link to={`/mail/${row.id}`} style={{ fontWeight: 500 }}>
          {row.subject}
        </Link>
      ),
    },
    { key: 'to', title: t('mail.column.to'), width: 260, render: (_, row) => <span style={{ overflowWrap: 'anywhere' }}>{named(row)}</span> },
    {
      key: 'status',
      title: t('mail.column.status'),
      width: 170,
      render: (_, row) => (
        <>
          <Tag color={colours[row.status]}>{t(`mail.status.${row.status}`)}</Tag>
          {row.status === 'queued' && new Date(row.dueAt).getTime() > Date.now() && <div>{t('mail.later', { at: momentText(row.dueAt) })}</div>}
          {row.attempts > 1 && row.status !== 'sent' && <div>{t('mail.attempts', { count: row.attempts })}</div>}
          {row.status === 'failed' && row.lastError && <Text type="danger">{row.lastError}</Text>}
        </>
      ),
    },
    { key: 'template', title: t('mail.column.template'), width: 180, render: (_, row) => (row.template ? (titles.get(row.template) ?? row.template) : '—') },
    { key: 'created', title: t('mail.column.created'), width: 165, render: (_, row) => momentText(row.createdAt) },
    { key: 'sent', title: t('mail.column.sent'), width: 165, render: (_, row) => (row.sentAt ? momentText(row.sentAt) : '—') },
  ];

  return (
    <ListPage
      title={t('mail.title')}
      acts={
        figures.data && (
          <Text type="secondary">
            {figures.data.waiting === 0
              ? t('mail.queue.empty')
              : [
                  t('mail.queue.waiting', { count: figures.data.waiting }),
                  figures.data.due > 0 && t('mail.queue.due', { count: figures.data.due }),
                  figures.data.oldest && t('mail.queue.oldest', { at: momentText(figures.data.oldest) }),
                ]
                  .filter(Boolean)
                  .join('，')}
          </Text>
        )
      }
      filters={
        <>
          <div style={{ maxWidth: '100%', overflowX: 'auto', paddingBlock: 4 }}>
            <Segmented
              aria-label={t('mail.filter.status')}
              value={status ?? ''}
              onChange={(value) => set({ status: value })}
              options={[{ value: '', label: t('mail.all') }, ...statuses.map((one) => ({ value: one as string, label: `${t(`mail.status.${one}`)} ${counts.get(one) ?? ''}` }))]}
            />
          </div>
          <SearchBox value={search} label={t('mail.search')} onChange={find} />
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={t('mail.filter.template')}
            aria-label={t('mail.filter.template')}
            value={template || null}
            options={figures.data?.templates.map(({ name, title }) => ({ value: name, label: title })) ?? []}
            onChange={(value?: string | null) => set({ template: value ?? undefined })}
            style={{ minWidth: 200 }}
          />
          <Input
            key={application}
            allowClear
            defaultValue={application}
            placeholder={t('mail.filter.application')}
            aria-label={t('mail.filter.application')}
            onPressEnter={(event) => set({ application: event.currentTarget.value.trim() })}
            onClear={() => set({ application: undefined })}
            style={{ width: 140 }}
          />
          {table.filtered && (
            <Button type="link" onClick={table.clear}>
              {t('app.clear')}
            </Button>
          )}
          {batch && (
            <Flex gap={8} wrap align="center" style={{ width: '100%' }}>
              <Text>{t('mail.batchIs', { batch })}</Text>
              <BatchActs batch={batch} />
            </Flex>
          )}
        </>
      }
    >
      <ListTable list={list} state={table} columns={columns} rowKey="id" empty={t('mail.empty')} nothingFound={t('mail.nothingFound')} minWidth={1080} />
    </ListPage>
  );
}

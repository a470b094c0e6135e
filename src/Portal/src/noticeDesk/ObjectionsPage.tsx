import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Select, Tag } from 'antd';
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
import { type ObjectionLine, states, stateColours, subjectKey } from './objection';

const order = { sort: 'filed', order: 'descend', filters: ['search', 'state'] } as const;

/** Every objection of the campaign, the newest first. */
export function ObjectionsPage() {
  const { t } = useTranslation();
  const table = useTableState(order);
  const { query, set } = table;
  const search = query.get('search') ?? '';
  const chosen = states.filter((one) => query.getAll('state').includes(one));
  const cursor = table.cursors.at(-1);
  const filter = { ...(search && { search }), ...(chosen.length > 0 && { state: chosen }) };
  const list = useQuery({
    queryKey: ['notices', 'objections', filter, cursor, table.pageSize],
    queryFn: async ({ signal }) => body(await api.GET('/api/objections', { params: { query: { ...filter, take: table.pageSize, ...(cursor && { cursor }) } }, signal })),
    placeholderData: keepPreviousData,
  });
  const find = useCallback((text: string) => set({ search: text }), [set]);
  const columns: Column<ObjectionLine>[] = [
    {
      key: 'number',
      title: t('noticeDesk.column.number'),
      width: 140,
      render: (_, row) => (
        <Link to={`/objections/${row.id}`} style={{ fontWeight: 500 }}>
          {row.number}
        </Link>
      ),
    },
    { key: 'company', title: t('notices.about'), width: 260, render: (_, row) => row.company ?? t('notices.whole') },
    { key: 'subject', title: t('notices.subject'), width: 180, render: (_, row) => t(subjectKey(row.subject)) },
    { key: 'state', title: t('noticeDesk.column.state'), width: 120, render: (_, row) => <Tag color={stateColours[row.state]}>{t(`noticeDesk.state.${row.state}`)}</Tag> },
    { key: 'notice', title: t('noticeDesk.column.notice'), width: 130, render: (_, row) => t('notices.number', { number: row.noticeNumber }) },
    { key: 'filed', title: t('noticeDesk.filedAt'), width: 165, render: (_, row) => momentText(row.filedAt) },
    { key: 'decided', title: t('noticeDesk.decidedAt'), width: 165, render: (_, row) => (row.decidedAt ? momentText(row.decidedAt) : '—') },
  ];
  return (
    <ListPage
      title={t('noticeDesk.objectionsTitle')}
      filters={
        <>
          <SearchBox value={search} label={t('noticeDesk.search')} onChange={find} />
          <Select
            mode="multiple"
            allowClear
            maxTagCount="responsive"
            placeholder={t('noticeDesk.column.state')}
            aria-label={t('noticeDesk.column.state')}
            value={chosen as string[]}
            options={states.map((one) => ({ value: one as string, label: t(`noticeDesk.state.${one}`) }))}
            onChange={(value: string[]) => set({ state: value })}
            style={{ minWidth: 180, maxWidth: 320 }}
          />
          {table.filtered && (
            <Button type="link" onClick={table.clear}>
              {t('app.clear')}
            </Button>
          )}
        </>
      }
    >
      <ListTable list={list} state={table} columns={columns} rowKey="id" empty={t('noticeDesk.noObjections')} nothingFound={t('noticeDesk.nothingFound')} minWidth={1180} />
    </ListPage>
  );
}

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Tag } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { components } from '#api';
import { api, body } from '../api/client';
import { ListTable } from '../app/ListTable';
import { ListPage } from '../app/ListPage';
import { momentText } from '../app/moment';
import { SearchBox } from '../app/SearchBox';
import { useTableState } from '../app/tableState';

type Line = components['schemas']['TemplateLine'];

const order = { sort: 'name', order: 'ascend', filters: ['search'] } as const;

/** Every kind of letter the product sends. */
export function TemplatesPage() {
  const { t } = useTranslation();
  const table = useTableState(order);
  const { query, set } = table;
  const [search, cursor] = [query.get('search') ?? '', table.cursors.at(-1)];
  const list = useQuery({
    queryKey: ['templates', search, cursor, table.pageSize],
    queryFn: async ({ signal }) => body(await api.GET('/api/mail/templates', { params: { query: { ...(search && { search }), take: table.pageSize, ...(cursor && { cursor }) } }, signal })),
    placeholderData: keepPreviousData,
  });
  const find = useCallback((text: string) => set({ search: text }), [set]);
  return (
    <ListPage title={t('mailTemplates.title')} filters={<SearchBox value={search} label={t('mailTemplates.search')} onChange={find} />}>
      <ListTable<Line>
        list={list}
        state={table}
        rowKey="name"
        empty={t('mailTemplates.nothingFound')}
        nothingFound={t('mailTemplates.nothingFound')}
        minWidth={860}
        columns={[
          {
            key: 'title',
            title: t('mailTemplates.letter'),
            width: 240,
            render: (_, line) => (
              <Link to={`/mail-templates/${line.name}`} style={{ fontWeight: 500 }}>
                {line.title}
              </Link>
            ),
          },
          { key: 'subject', title: t('mail.column.subject'), render: (_, line) => <span style={{ overflowWrap: 'anywhere' }}>{line.subject}</span> },
          { key: 'version', title: t('mailTemplates.version'), width: 150, render: (_, line) => (line.isFile ? <Tag>{t('mailTemplates.original')}</Tag> : <Tag color="blue">{t('mailTemplates.versionOf', { version: line.version })}</Tag>) },
          { key: 'written', title: t('mailTemplates.changed'), width: 230, render: (_, line) => (line.writtenAt ? `${line.writtenBy?.name ?? ''} ${momentText(line.writtenAt)}` : '—') },
        ]}
      />
    </ListPage>
  );
}

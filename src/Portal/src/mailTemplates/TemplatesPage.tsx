import { useQuery } from '@tanstack/react-query';
import { Input, Table, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { components } from '#api';
import { api, body } from '../api/client';
import { ListPage } from '../app/ListPage';
import { ListError, TableEmpty } from '../app/ListStates';
import { momentText } from '../app/moment';

type Line = components['schemas']['TemplateLine'];

/** Every kind of letter the product sends. */
export function TemplatesPage() {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const list = useQuery({ queryKey: ['templates'], queryFn: async ({ signal }) => body(await api.GET('/api/mail/templates', { signal })) });
  const wanted = search.trim().toLowerCase();
  const found = list.data?.filter((line) => [line.title, line.subject, line.name].some((text) => text.toLowerCase().includes(wanted))) ?? [];
  if (list.error && !list.data) return <ListError error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <ListPage
      title={t('mailTemplates.title')}
      filters={<Input.Search allowClear aria-label={t('mailTemplates.search')} placeholder={t('mailTemplates.search')} value={search} onChange={(event) => setSearch(event.target.value)} style={{ maxWidth: 340 }} />}
    >
      <Table<Line>
        rowKey="name"
        loading={list.isPending}
        dataSource={found}
        pagination={false}
        locale={{ emptyText: list.isPending ? ' ' : <TableEmpty>{t('mailTemplates.nothingFound')}</TableEmpty> }}
        style={{ minWidth: 860 }}
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

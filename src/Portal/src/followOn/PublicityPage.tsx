import { PlusOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { components } from '#api';
import { api, body } from '../api/client';
import { later } from '../app/later';
import { ListTable } from '../app/ListTable';
import { ListPage } from '../app/ListPage';
import { SearchBox } from '../app/SearchBox';
import { useTableState } from '../app/tableState';
import { useMay } from '../session/session';
import { channels } from './channels';

const RecordDialog = later(async () => (await import('./RecordDialog')).RecordDialog);

type Item = components['schemas']['PublicityView'];

const order = { sort: 'day', order: 'descend', filters: ['search', 'channel'] } as const;

/** What the media reported of the benchmarks. */
export function PublicityPage() {
  const { t } = useTranslation();
  const may = useMay('write:selection');
  const table = useTableState(order);
  const { query, set } = table;
  const [adding, setAdding] = useState(false);
  const search = query.get('search') ?? '';
  const channel = channels.find((one) => one === query.get('channel'));
  const cursor = table.cursors.at(-1);
  const filter = { ...(search && { search }), ...(channel && { channel }) };
  const list = useQuery({
    queryKey: ['exchanges', 'publicity', filter, cursor, table.pageSize],
    queryFn: async ({ signal }) => body(await api.GET('/api/exchanges/publicity', { params: { query: { ...filter, take: table.pageSize, ...(cursor && { cursor }) } }, signal })),
    placeholderData: keepPreviousData,
  });
  const find = useCallback((text: string) => set({ search: text }), [set]);
  return (
    <ListPage
      title={t('followOn.publicity')}
      acts={
        may && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
            {t('followOn.record')}
          </Button>
        )
      }
      filters={
        <>
          <SearchBox value={search} label={t('followOn.search')} onChange={find} />
          <Select
            allowClear
            placeholder={t('followOn.channel')}
            aria-label={t('followOn.channel')}
            value={channel ?? null}
            options={channels.map((one) => ({ value: one, label: t(`followOn.channels.${one}`) }))}
            onChange={(value?: (typeof channels)[number] | null) => set({ channel: value ?? undefined })}
            style={{ minWidth: 120 }}
          />
        </>
      }
    >
      <ListTable<Item>
        list={list}
        state={table}
        rowKey="id"
        empty={t('followOn.noReports')}
        nothingFound={t('followOn.nothingFound')}
        minWidth={900}
        columns={[
          { key: 'day', title: t('followOn.publishedOn'), width: 130, dataIndex: 'publishedOn' },
          { key: 'channel', title: t('followOn.channel'), width: 100, render: (_, item) => t(`followOn.channels.${item.channel}`) },
          { key: 'outlet', title: t('followOn.outlet'), width: 180, dataIndex: 'outlet' },
          {
            key: 'title',
            title: t('followOn.headline'),
            render: (_, item) =>
              item.link ? (
                <a href={item.link} target="_blank" rel="noreferrer noopener">
                  {item.title}
                </a>
              ) : (
                item.title
              ),
          },
          { key: 'company', title: t('followOn.about'), width: 260, render: (_, item) => (item.applicationId ? <Link to={`/applications/${item.applicationId}`}>{item.company}</Link> : t('followOn.activity')) },
        ]}
      />
      {adding && <RecordDialog onClose={() => setAdding(false)} />}
    </ListPage>
  );
}

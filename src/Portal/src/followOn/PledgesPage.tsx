import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select, Tag } from 'antd';
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
import { Text } from '../app/text';

type Pledge = components['schemas']['PledgeView'];

const order = { sort: 'begun', order: 'ascend', filters: ['search', 'state'] } as const;

/** What the selected companies promised to do for others, and what they have done for it. */
export function PledgesPage() {
  const { t } = useTranslation();
  const table = useTableState(order);
  const { query, set } = table;
  const [search, state, cursor] = [query.get('search') ?? '', query.get('state'), table.cursors.at(-1)];
  const filter = { ...(search && { search }), ...((state === 'owed' || state === 'fulfilled') && { fulfilled: state === 'fulfilled' }) };
  const list = useQuery({
    queryKey: ['exchanges', 'pledges', filter, cursor, table.pageSize],
    queryFn: async ({ signal }) => body(await api.GET('/api/exchanges/pledges', { params: { query: { ...filter, take: table.pageSize, ...(cursor && { cursor }) } }, signal })),
    placeholderData: keepPreviousData,
  });
  const find = useCallback((text: string) => set({ search: text }), [set]);
  return (
    <ListPage
      title={t('followOn.pledgesTitle')}
      filters={
        <>
          <SearchBox value={search} label={t('followOn.pledges.search')} onChange={find} />
          <Select
            allowClear
            placeholder={t('followOn.state')}
            aria-label={t('followOn.state')}
            value={state}
            options={(['owed', 'fulfilled'] as const).map((one) => ({ value: one as string, label: t(`followOn.pledges.${one}`) }))}
            onChange={(value?: string | null) => set({ state: value ?? undefined })}
            style={{ minWidth: 120 }}
          />
          <Text type="secondary">{t('followOn.pledges.hint')}</Text>
        </>
      }
    >
      <ListTable<Pledge>
        list={list}
        state={table}
        rowKey="id"
        empty={t('followOn.pledges.none')}
        nothingFound={t('followOn.pledges.nothingFound')}
        minWidth={880}
        columns={[
          {
            key: 'company',
            title: t('followOn.pledges.company'),
            render: (_, pledge) => (
              <>
                <Link to={`/applications/${pledge.applicationId}`}>{pledge.company}</Link>
                <Text type="secondary" style={{ display: 'block' }}>
                  {pledge.title}
                </Text>
              </>
            ),
          },
          { key: 'begun', title: t('followOn.pledges.begun'), width: 150, render: (_, pledge) => momentText(pledge.pledgedAt) },
          {
            key: 'state',
            title: t('followOn.state'),
            width: 170,
            render: (_, pledge) => (
              <>
                <Tag color={pledge.fulfilledAt ? 'green' : 'gold'}>{t(pledge.fulfilledAt ? 'followOn.pledges.fulfilled' : 'followOn.pledges.owed')}</Tag>
                {pledge.fulfilledAt && <div>{momentText(pledge.fulfilledAt)}</div>}
              </>
            ),
          },
          {
            key: 'deeds',
            title: t('followOn.pledges.deeds'),
            render: (_, pledge) =>
              pledge.deeds.length === 0
                ? '—'
                : pledge.deeds.map((deed) => (
                    <div key={`${deed.kind} ${deed.doneAt}`}>
                      <Tag color={deed.fulfils ? 'green' : 'default'}>{t(`followOn.pledges.kinds.${deed.kind}`)}</Tag>
                      {deed.title}
                    </div>
                  )),
          },
        ]}
      />
    </ListPage>
  );
}

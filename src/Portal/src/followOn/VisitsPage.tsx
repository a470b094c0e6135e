import { PlusOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Select, Tag } from 'antd';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { components } from '#api';
import { api, body } from '../api/client';
import { later } from '../app/later';
import { ReasonDialog } from '../app/laterDialogs';
import { ListTable } from '../app/ListTable';
import { ListPage } from '../app/ListPage';
import { daysText, momentText } from '../app/moment';
import { SearchBox } from '../app/SearchBox';
import type { Column } from '../app/Table';
import { useTableState } from '../app/tableState';
import { Text } from '../app/text';
import { useMay } from '../session/session';

const OfferDialog = later(async () => (await import('./OfferDialog')).OfferDialog);

type Visit = components['schemas']['VisitDeskView'];

const stateColours = { requested: 'gold', accepted: 'blue', declined: 'default', withdrawn: 'default' } as const;

const order = { sort: 'day', order: 'descend', filters: ['search', 'state'] } as const;
const states = ['open', 'held', 'cancelled'] as const;
const lists = ['exchanges', 'tasks'];

/** Learning visits for the secretariat: what is offered, and who wants to come. The host answers in its inbox. */
export function VisitsPage() {
  const { t } = useTranslation();
  const may = useMay('write:selection');
  const table = useTableState(order);
  const { query, set } = table;
  const [offering, setOffering] = useState(false);
  const [ending, setEnding] = useState<Visit>();
  const search = query.get('search') ?? '';
  const state = states.find((one) => one === query.get('state'));
  const cursor = table.cursors.at(-1);
  const filter = { ...(search && { search }), ...(state && { state }) };
  const list = useQuery({
    queryKey: ['exchanges', 'visits', 'desk', filter, cursor, table.pageSize],
    queryFn: async ({ signal }) => body(await api.GET('/api/exchanges/visits/desk', { params: { query: { ...filter, take: table.pageSize, ...(cursor && { cursor }) } }, signal })),
    placeholderData: keepPreviousData,
  });
  const find = useCallback((text: string) => set({ search: text }), [set]);
  const columns: Column<Visit>[] = [
    {
      key: 'title',
      title: t('followOn.subject'),
      width: 260,
      render: (_, { visit }) => (
        <>
          <Text strong>{visit.title}</Text>
          <Text type="secondary" style={{ display: 'block' }}>
            {t('followOn.host', { host: visit.host })}
          </Text>
        </>
      ),
    },
    { key: 'days', title: t('followOn.days'), width: 130, render: (_, { visit }) => daysText(visit.firstDay, visit.lastDay) },
    {
      key: 'state',
      title: t('followOn.state'),
      width: 150,
      render: (_, { visit }) => (
        <>
          <Tag color={visit.state === 'open' ? 'blue' : 'default'}>{t(`followOn.visitState.${visit.state}`)}</Tag>
          <div>{t('followOn.places', { left: visit.left, capacity: visit.capacity })}</div>
        </>
      ),
    },
    {
      key: 'requests',
      title: t('followOn.requests'),
      render: (_, { requests }) =>
        requests.length === 0 ? (
          <Text type="secondary">{t('followOn.noRequests')}</Text>
        ) : (
          <ul className="plain-list">
            {requests.map((request) => (
              <li key={request.id}>
                <Tag color={stateColours[request.state]}>{t(`followOn.requestState.${request.state}`)}</Tag>
                <strong>{request.company}</strong> {t('followOn.people', { count: request.people })} {request.contactName} {request.email}
                <br />
                <Text type="secondary">{[momentText(request.requestedAt), request.purpose, request.remark && t('followOn.remark', { text: request.remark })].filter(Boolean).join(' · ')}</Text>
              </li>
            ))}
          </ul>
        ),
    },
    ...(may
      ? [
          {
            key: 'acts',
            title: t('followOn.acts'),
            width: 110,
            render: (_: unknown, row: Visit) =>
              row.mayCallOff && (
                <Button size="small" danger onClick={() => setEnding(row)} aria-label={`${t('followOn.callOff.act')} ${row.visit.title}`}>
                  {t('followOn.callOff.act')}
                </Button>
              ),
          },
        ]
      : []),
  ];
  const told = ending?.requests.filter((request) => request.state === 'requested' || request.state === 'accepted').map((request) => request.company) ?? [];
  return (
    <ListPage
      title={t('followOn.visits')}
      acts={
        may && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setOffering(true)}>
            {t('followOn.offer')}
          </Button>
        )
      }
      filters={
        <>
          <SearchBox value={search} label={t('followOn.searchVisits')} onChange={find} />
          <Select
            allowClear
            placeholder={t('followOn.state')}
            aria-label={t('followOn.state')}
            value={state ?? null}
            options={states.map((one) => ({ value: one, label: t(`followOn.visitState.${one}`) }))}
            onChange={(value?: (typeof states)[number] | null) => set({ state: value ?? undefined })}
            style={{ minWidth: 120 }}
          />
          <Text type="secondary">{t('followOn.visitsHint')}</Text>
        </>
      }
    >
      <ListTable<Visit> list={list} state={table} columns={columns} rowKey="id" empty={t('followOn.noVisits')} nothingFound={t('followOn.noVisitFound')} minWidth={1000} />
      {offering && <OfferDialog onClose={() => setOffering(false)} />}
      {ending && (
        <ReasonDialog
          title={t('followOn.callOff.title', { title: ending.visit.title })}
          hint={told.length > 0 ? t('followOn.callOff.hint', { host: ending.visit.host, names: told.join('、') }) : t('followOn.callOff.hintNobody', { host: ending.visit.host })}
          label={t('followOn.callOff.reason')}
          ok={t('followOn.callOff.act')}
          danger
          field="reason"
          lists={lists}
          onOk={async (reason) => {
            await api.POST('/api/exchanges/visits/desk/{id}/call-off', { params: { path: { id: ending.visit.id } }, headers: { 'If-Match': `"${ending.revision}"` }, body: { reason } });
            return t('followOn.callOff.done');
          }}
          onNewest={async () => setEnding((await list.refetch({ throwOnError: true })).data?.items.find(({ visit }) => visit.id === ending.visit.id) ?? ending)}
          onClose={() => setEnding(undefined)}
        />
      )}
    </ListPage>
  );
}

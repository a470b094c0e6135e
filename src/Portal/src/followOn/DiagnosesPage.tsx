import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Flex, Select, Tag } from 'antd';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
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
import { useAct } from '../app/useAct';
import { useMay } from '../session/session';
import type { Diagnosis } from './diagnosis';

const ScheduleDialog = later(async () => (await import('./ScheduleDialog')).ScheduleDialog);

const order = { sort: 'asked', order: 'descend', filters: ['search', 'state'] } as const;
const states = ['requested', 'accepted', 'scheduled', 'done', 'declined'] as const;
const colours = { requested: 'gold', accepted: 'blue', scheduled: 'purple', done: 'green', declined: 'default' } as const;
const lists = ['exchanges'];

interface Doing {
  readonly what: 'decline' | 'schedule' | 'report';
  readonly one: Diagnosis;
}

/** Quality diagnoses that companies ask for: accepted or not, by whom and when, what was found. */
export function DiagnosesPage() {
  const { t } = useTranslation();
  const may = useMay('write:selection');
  const { act, busy } = useAct(lists);
  const table = useTableState(order);
  const { query, set } = table;
  const [doing, setDoing] = useState<Doing>();
  const [search, state, cursor] = [query.get('search') ?? '', query.getAll('state'), table.cursors.at(-1)];
  const filter = { ...(search && { search }), ...(state.length > 0 && { state: states.filter((one) => state.includes(one)) }) };
  const list = useQuery({
    queryKey: ['exchanges', 'diagnoses', filter, cursor, table.pageSize],
    queryFn: async ({ signal }) => body(await api.GET('/api/exchanges/diagnoses', { params: { query: { ...filter, take: table.pageSize, ...(cursor && { cursor }) } }, signal })),
    placeholderData: keepPreviousData,
  });
  const find = useCallback((text: string) => set({ search: text }), [set]);
  const of = (one: Diagnosis) => ({ params: { path: { id: one.id } }, headers: { 'If-Match': `"${one.revision}"` } });
  const columns: Column<Diagnosis>[] = [
    {
      key: 'company',
      title: t('followOn.diagnoses.company'),
      width: 250,
      render: (_, one) => (
        <>
          <Text strong>{one.company}</Text>
          <Text type="secondary" style={{ display: 'block', overflowWrap: 'anywhere' }}>
            {one.contactName} {one.email}
          </Text>
        </>
      ),
    },
    {
      key: 'topic',
      title: t('followOn.diagnoses.topic'),
      render: (_, one) => (
        <>
          <div style={{ whiteSpace: 'pre-wrap' }}>{one.topic}</div>
          {one.report && (
            <Text type="secondary" style={{ display: 'block', whiteSpace: 'pre-wrap' }}>
              {t(one.state === 'declined' ? 'followOn.diagnoses.because' : 'followOn.diagnoses.found', { text: one.report })}
            </Text>
          )}
        </>
      ),
    },
    { key: 'asked', title: t('followOn.diagnoses.asked'), width: 150, render: (_, one) => momentText(one.requestedAt) },
    {
      key: 'plan',
      title: t('followOn.diagnoses.plan'),
      width: 170,
      render: (_, one) =>
        one.firstDay && one.lastDay ? (
          <>
            {one.expert}
            <div>{daysText(one.firstDay, one.lastDay)}</div>
          </>
        ) : (
          '—'
        ),
    },
    { key: 'state', title: t('followOn.state'), width: 100, render: (_, one) => <Tag color={colours[one.state]}>{t(`followOn.diagnoses.states.${one.state}`)}</Tag> },
    ...(may
      ? [
          {
            key: 'acts',
            title: t('followOn.acts'),
            width: 190,
            render: (_: unknown, one: Diagnosis) => (
              <Flex gap={6} wrap>
                {one.state === 'requested' && (
                  <Button
                    size="small"
                    type="primary"
                    disabled={busy}
                    aria-label={`${t('followOn.diagnoses.accept')} ${one.company}`}
                    onClick={() =>
                      void act(async () => {
                        await api.POST('/api/exchanges/diagnoses/{id}/accept', of(one));
                        return t('followOn.diagnoses.accepted', { company: one.company });
                      })
                    }
                  >
                    {t('followOn.diagnoses.accept')}
                  </Button>
                )}
                {(one.state === 'accepted' || one.state === 'scheduled') && (
                  <Button size="small" type={one.state === 'accepted' ? 'primary' : 'default'} onClick={() => setDoing({ what: 'schedule', one })} aria-label={`${t('followOn.diagnoses.schedule')} ${one.company}`}>
                    {t('followOn.diagnoses.schedule')}
                  </Button>
                )}
                {one.state === 'scheduled' && (
                  <Button size="small" type="primary" onClick={() => setDoing({ what: 'report', one })} aria-label={`${t('followOn.diagnoses.report')} ${one.company}`}>
                    {t('followOn.diagnoses.report')}
                  </Button>
                )}
                {(one.state === 'requested' || one.state === 'accepted') && (
                  <Button size="small" danger onClick={() => setDoing({ what: 'decline', one })} aria-label={`${t('followOn.diagnoses.decline')} ${one.company}`}>
                    {t('followOn.diagnoses.decline')}
                  </Button>
                )}
              </Flex>
            ),
          },
        ]
      : []),
  ];
  const close = () => setDoing(undefined);
  /** As it is now, of a row that somebody has changed since it was opened. */
  const newest = async () => {
    const one = (await list.refetch({ throwOnError: true })).data?.items.find(({ id }) => id === doing?.one.id);
    if (one) setDoing((before) => before && { ...before, one });
    return one;
  };
  return (
    <ListPage
      title={t('followOn.diagnosesTitle')}
      filters={
        <>
          <SearchBox value={search} label={t('followOn.diagnoses.search')} onChange={find} />
          <Select
            mode="multiple"
            allowClear
            placeholder={t('followOn.state')}
            aria-label={t('followOn.state')}
            value={state}
            options={states.map((one) => ({ value: one as string, label: t(`followOn.diagnoses.states.${one}`) }))}
            onChange={(value: string[]) => set({ state: value })}
            style={{ minWidth: 160 }}
          />
          <Text type="secondary">{t('followOn.diagnoses.hint')}</Text>
        </>
      }
    >
      <ListTable<Diagnosis> list={list} state={table} columns={columns} rowKey="id" empty={t('followOn.diagnoses.none')} nothingFound={t('followOn.diagnoses.nothingFound')} minWidth={1060} />
      {doing?.what === 'decline' && (
        <ReasonDialog
          title={t('followOn.diagnoses.declineOf', { company: doing.one.company })}
          hint={t('followOn.diagnoses.declineHint', { email: doing.one.email })}
          label={t('followOn.diagnoses.reason')}
          ok={t('followOn.diagnoses.decline')}
          danger
          field="reason"
          lists={lists}
          onOk={async (text) => {
            await api.POST('/api/exchanges/diagnoses/{id}/decline', { ...of(doing.one), body: { text } });
            return t('followOn.diagnoses.declined', { company: doing.one.company });
          }}
          onNewest={newest}
          onClose={close}
        />
      )}
      {doing?.what === 'report' && (
        <ReasonDialog
          title={t('followOn.diagnoses.reportOf', { company: doing.one.company })}
          hint={t('followOn.diagnoses.reportHint')}
          label={t('followOn.diagnoses.reportText')}
          ok={t('followOn.save')}
          maxLength={5000}
          field="report"
          lists={lists}
          onOk={async (text) => {
            await api.POST('/api/exchanges/diagnoses/{id}/report', { ...of(doing.one), body: { text } });
            return t('followOn.diagnoses.reported', { company: doing.one.company });
          }}
          onNewest={newest}
          onClose={close}
        />
      )}
      {doing?.what === 'schedule' && <ScheduleDialog one={doing.one} onNewest={newest} onClose={close} />}
    </ListPage>
  );
}

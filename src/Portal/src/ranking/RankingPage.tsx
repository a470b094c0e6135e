import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Descriptions, Flex, Tag } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { components } from '#api';
import { api, body } from '../api/client';
import { lazily } from '../app/lazily';
import { ListTable } from '../app/ListTable';
import { ListError } from '../app/ListStates';
import { PageTitle } from '../app/PageTitle';
import { SearchBox } from '../app/SearchBox';
import { Skeleton } from '../app/Skeleton';
import { type Column, Table } from '../app/Table';
import { useTableState } from '../app/tableState';
import { Tabs } from '../app/Tabs';
import { Paragraph, Text } from '../app/text';
import { useTab } from '../app/useTab';

const WhatIf = lazily(async () => (await import('./WhatIf')).WhatIf);
const Variations = lazily(async () => (await import('./Variations')).Variations);

type Line = components['schemas']['RankingLineView'];
type Habit = components['schemas']['HabitView'];

const order = { sort: 'rank', order: 'ascend', filters: ['search'] } as const;

/** A share in hundredths, without what binary fractions leave over: 0.55 is 55. */
const percent = (share: number) => Math.round(share * 10_000) / 100;

/** The ranking as it follows from the scores at this moment, and how firmly it stands. */
export function RankingPage() {
  const { t } = useTranslation();
  const table = useTableState(order);
  const [tab, setTab] = useTab(['list', 'cut', 'experts']);
  const search = table.query.get('search') ?? '';
  const cursor = table.cursors.at(-1);
  const list = useQuery({
    queryKey: ['reviews', 'ranking', search, cursor, table.pageSize],
    queryFn: async ({ signal }) => body(await api.GET('/api/ranking', { params: { query: { ...(search && { search }), ...(cursor && { cursor }), take: table.pageSize } }, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  });
  const { set } = table;
  const find = useCallback((text: string) => set({ search: text }), [set]);
  const rule = list.data?.rule;
  return (
    <div className="list-page">
      <PageTitle>{t('ranking.title')}</PageTitle>
      <Paragraph>{t('ranking.intro')}</Paragraph>
      {rule && list.data && (
        <Descriptions
          size="small"
          column={{ xs: 1, sm: 2, lg: 5 }}
          style={{ marginBottom: 8 }}
          items={[
            { key: 'candidates', label: t('ranking.candidates'), children: list.data.candidates },
            { key: 'selected', label: t('ranking.selected'), children: t('ranking.ofPlaces', { selected: list.data.selected, places: rule.maxSelected }) },
            { key: 'least', label: t('ranking.least'), children: rule.minScore },
            { key: 'weights', label: t('ranking.weights'), children: t('ranking.weightsOf', { document: percent(rule.documentWeight), defence: percent(rule.defenceWeight) }) },
            { key: 'hash', label: t('ranking.hash'), children: <span title={list.data.hash}>{list.data.hash.slice(0, 12)}…</span> },
          ]}
        />
      )}
      <Tabs
        activeKey={tab}
        onChange={setTab}
        destroyOnHidden
        items={[
          {
            key: 'list',
            label: t('ranking.tab.list'),
            children: (
              <>
                <Flex style={{ marginBottom: 12 }}>
                  <SearchBox value={search} label={t('ranking.search')} onChange={find} />
                </Flex>
                <Lines list={list} table={table} />
              </>
            ),
          },
          {
            key: 'cut',
            label: t('ranking.tab.cut'),
            children: rule ? (
              <Flex vertical gap={16}>
                <WhatIf rule={rule} />
                <Variations />
              </Flex>
            ) : list.error ? (
              <ListError error={list.error} onRetry={() => void list.refetch()} />
            ) : (
              <Skeleton />
            ),
          },
          { key: 'experts', label: t('ranking.tab.experts'), children: <Habits /> },
        ]}
      />
    </div>
  );
}

function Lines({ list, table }: { list: Parameters<typeof ListTable<Line>>[0]['list']; table: ReturnType<typeof useTableState> }) {
  const { t } = useTranslation();
  const score = (value: number | null | undefined) => (value == null ? '—' : value.toFixed(2));
  const columns: Column<Line>[] = [
    { key: 'rank', title: t('ranking.column.rank'), width: 70, align: 'right', render: (_, line) => line.rank ?? '—' },
    {
      key: 'company',
      title: t('ranking.column.application'),
      render: (_, line) => (
        <>
          <Link to={`/applications/${line.applicationId}?tab=course`}>{line.company}</Link>
          <Text type="secondary" style={{ display: 'block' }}>
            {[line.receiptNumber, line.area].filter(Boolean).join(' · ')}
          </Text>
        </>
      ),
    },
    { key: 'raw', title: t('ranking.column.raw'), align: 'right', width: 95, render: (_, line) => score(line.raw) },
    {
      key: 'document',
      title: t('ranking.column.document'),
      align: 'right',
      width: 120,
      render: (_, line) => (
        <>
          <Text strong>{score(line.document)}</Text>
          {line.trimmed && <Text type="secondary" style={{ display: 'block', fontSize: 12 }}>{t('ranking.trimmed')}</Text>}
        </>
      ),
    },
    { key: 'calibrated', title: t('ranking.column.calibrated'), align: 'right', width: 95, render: (_, line) => score(line.calibrated) },
    {
      key: 'spread',
      title: t('ranking.column.spread'),
      align: 'right',
      width: 110,
      render: (_, line) => (
        <>
          {line.spread ?? '—'} {line.disputed && <Tag color="orange">{t('ranking.disputed')}</Tag>}
        </>
      ),
    },
    { key: 'defence', title: t('ranking.column.defence'), align: 'right', width: 95, render: (_, line) => score(line.defence) },
    { key: 'total', title: t('ranking.column.total'), align: 'right', width: 95, render: (_, line) => <Text strong>{score(line.total)}</Text> },
    { key: 'selected', title: t('ranking.column.result'), width: 230, render: (_, line) => (line.selected ? <Tag color="green">{t('ranking.in')}</Tag> : <Text type="secondary">{line.why}</Text>) },
  ];
  return <ListTable list={list} state={table} columns={columns} rowKey="applicationId" empty={t('ranking.empty')} nothingFound={t('ranking.nothingFound')} minWidth={1180} />;
}

/** How mild or strict each expert judges. */
function Habits() {
  const { t } = useTranslation();
  const list = useQuery({ queryKey: ['reviews', 'habits'], queryFn: async ({ signal }) => body(await api.GET('/api/ranking/experts', { signal })) });
  if (list.error) return <ListError error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <Skeleton />;
  const signed = (value: number) => (value > 0 ? `+${value.toFixed(2)}` : value.toFixed(2));
  const columns: Column<Habit>[] = [
    { key: 'expert', title: t('ranking.habit.expert'), render: (_, one) => <Text strong>{one.expert}</Text> },
    { key: 'scores', title: t('ranking.habit.scores'), align: 'right', sorter: (a, b) => a.scores - b.scores, render: (_, one) => one.scores },
    { key: 'lowest', title: t('ranking.habit.lowest'), align: 'right', render: (_, one) => one.lowest },
    { key: 'mean', title: t('ranking.habit.mean'), align: 'right', sorter: (a, b) => a.mean - b.mean, render: (_, one) => one.mean.toFixed(2) },
    { key: 'highest', title: t('ranking.habit.highest'), align: 'right', render: (_, one) => one.highest },
    { key: 'deviation', title: t('ranking.habit.deviation'), align: 'right', sorter: (a, b) => a.deviation - b.deviation, render: (_, one) => signed(one.deviation) },
    { key: 'text', title: t('ranking.habit.text'), render: (_, one) => <Text type="secondary">{one.text}</Text> },
  ];
  return (
    <>
      <Paragraph type="secondary">{t('ranking.habit.hint')}</Paragraph>
      <Table label={t('ranking.tab.experts')} rowKey="expertId" columns={columns} rows={list.data} pageSize={50} minWidth={900} empty={t('ranking.habit.none')} />
    </>
  );
}

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Flex, Select, Tag } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, body } from '../api/client';
import { ListTable } from '../app/ListTable';
import { SearchBox } from '../app/SearchBox';
import type { Column } from '../app/Table';
import type { TableState } from '../app/tableState';
import { Text } from '../app/text';
import { campaignQuery } from '../campaign/campaignQuery';
import { CallOffButton } from './CallOffButton';
import { PlanButton } from './PlanButton';
import { colours, type Planning, type SiteCheck, standings, visitText } from './siteCheck';

/** All site checks of the campaign, however they stand. */
export function SiteCheckTable({ table, onPlan }: { table: TableState; onPlan: (planning: Planning) => void }) {
  const { t } = useTranslation();
  const { query, set, sorted } = table;
  const campaign = useQuery(campaignQuery);
  const search = query.get('search') ?? '';
  const [standing, area, unit] = [query.getAll('standing'), query.getAll('area'), query.getAll('unit')];
  const filter = {
    ...(search && { search }),
    ...(standing.length > 0 && { standing: standings.filter((one) => standing.includes(one)) }),
    ...(area.length > 0 && { area: area.map(Number) }),
    ...(unit.length > 0 && { unit: unit.map(Number) }),
    sort: (['visit', 'company', 'receipt'] as const).find((one) => one === table.sort) ?? 'visit',
    descending: table.order === 'descend',
  };
  const cursor = table.cursors.at(-1);
  const list = useQuery({
    queryKey: ['siteChecks', filter, cursor, table.pageSize],
    queryFn: async ({ signal }) => body(await api.GET('/api/site-checks', { params: { query: { ...filter, take: table.pageSize, ...(cursor && { cursor }) } }, signal })),
    placeholderData: keepPreviousData,
  });
  const find = useCallback((text: string) => set({ search: text }), [set]);
  const filters = { mode: 'multiple', allowClear: true, maxTagCount: 'responsive', optionFilterProp: 'label', style: { minWidth: 160, maxWidth: 320 } } as const;
  const columns: Column<SiteCheck>[] = [
    {
      ...sorted('company'),
      title: t('siteChecks.column.company'),
      width: 250,
      render: (_, check) => (
        <>
          <Link to={`/applications/${check.applicationId}?tab=course`}>{check.company}</Link>
          <Text type="secondary" style={{ display: 'block' }}>
            {check.receiptNumber}
          </Text>
        </>
      ),
    },
    { key: 'place', title: t('siteChecks.column.place'), width: 220, render: (_, check) => [check.address, check.unit].filter(Boolean).map((line) => <div key={line}>{line}</div>) },
    { key: 'area', title: t('siteChecks.column.area'), width: 180, dataIndex: 'area' },
    { key: 'team', title: t('siteChecks.column.team'), width: 200, render: (_, check) => check.team.map(({ name }, place) => (place === 0 ? t('siteChecks.leader', { name }) : name)).join('、') || '—' },
    { ...sorted('visit'), title: t('siteChecks.column.days'), width: 130, render: (_, check) => visitText(check) || '—' },
    { key: 'standing', title: t('siteChecks.column.standing'), width: 100, render: (_, check) => <Tag color={colours[check.standing]}>{t(`siteChecks.standing.${check.standing}`)}</Tag> },
    {
      key: 'acts',
      title: t('siteChecks.column.acts'),
      width: 170,
      render: (_, check) => (
        <Flex gap={8} wrap>
          <PlanButton check={check} onPlan={onPlan} />
          <CallOffButton check={check} />
          {check.reportTaskId && <Link to={`/inbox/${check.reportTaskId}?scope=All`}>{t('siteChecks.report')}</Link>}
        </Flex>
      ),
    },
  ];
  return (
    <>
      <Flex gap={8} wrap align="center" style={{ marginBottom: 12 }}>
        <SearchBox value={search} label={t('siteChecks.search')} onChange={find} />
        <Select
          {...filters}
          placeholder={t('siteChecks.filter.standing')}
          aria-label={t('siteChecks.filter.standing')}
          value={standing}
          options={standings.map((one) => ({ value: one as string, label: t(`siteChecks.standing.${one}`) }))}
          onChange={(value: string[]) => set({ standing: value })}
        />
        <Select
          {...filters}
          placeholder={t('siteChecks.filter.area')}
          aria-label={t('siteChecks.filter.area')}
          value={area}
          options={campaign.data?.areas.map((one) => ({ value: String(one.number), label: one.name })) ?? []}
          onChange={(value: string[]) => set({ area: value })}
        />
        <Select
          {...filters}
          placeholder={t('siteChecks.filter.unit')}
          aria-label={t('siteChecks.filter.unit')}
          value={unit}
          options={campaign.data?.units.map((one) => ({ value: String(one.number), label: `${one.number} ${one.name}` })) ?? []}
          onChange={(value: string[]) => set({ unit: value })}
        />
        {table.filtered && (
          <Button type="link" onClick={table.clear}>
            {t('app.clear')}
          </Button>
        )}
      </Flex>
      <ListTable list={list} state={table} columns={columns} rowKey="id" empty={t('siteChecks.empty')} nothingFound={t('siteChecks.nothingFound')} minWidth={1230} />
    </>
  );
}

import { DownloadOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { baseAddress } from '../api/base';
import { api, body } from '../api/client';
import { campaignQuery } from '../campaign/campaignQuery';
import { ColumnChoice, useColumns } from '../app/ColumnChoice';
import { ListTable } from '../app/ListTable';
import { ListPage } from '../app/ListPage';
import { queryOf } from '../app/querySet';
import { SearchBox } from '../app/SearchBox';
import { useTableState } from '../app/tableState';
import { outcomes, stages } from './application';
import { columnNames, useApplicationColumns, usualColumns } from './applicationColumns';

const order = { sort: 'submittedAt', order: 'descend', filters: ['search', 'stage', 'outcome', 'area', 'unit'] } as const;

/** What each column is ordered by, as the API names it. */
const sorts: Readonly<Record<string, 'receipt' | 'company' | 'title' | 'area' | 'unit' | 'stage' | 'outcome' | 'received' | 'submittedAt' | 'packageAt'>> = {
  receiptNumber: 'receipt',
  company: 'company',
  title: 'title',
  area: 'area',
  unit: 'unit',
  stage: 'stage',
  outcome: 'outcome',
  createdAt: 'received',
  submittedAt: 'submittedAt',
  packageAt: 'packageAt',
};

/** All applications of the campaign. */
export function ApplicationsPage() {
  const { t } = useTranslation();
  const table = useTableState(order);
  const { query, set } = table;
  const columns = useColumns('applications', columnNames, usualColumns);
  const search = query.get('search') ?? '';
  const [stage, outcome, area, unit] = [query.getAll('stage'), query.getAll('outcome'), query.getAll('area'), query.getAll('unit')];
  const campaign = useQuery(campaignQuery);
  const filter = {
    ...(search && { search }),
    ...(stage.length > 0 && { stage: stages.filter((one) => stage.includes(one)) }),
    ...(outcome.length > 0 && { outcome: outcomes.filter((one) => outcome.includes(one)) }),
    ...(area.length > 0 && { area: area.map(Number) }),
    ...(unit.length > 0 && { unit: unit.map(Number) }),
    sort: sorts[table.sort] ?? 'submittedAt',
    descending: table.order === 'descend',
  };
  const cursor = table.cursors.at(-1);
  const list = useQuery({
    queryKey: ['applications', filter, cursor, table.pageSize],
    queryFn: async ({ signal }) => body(await api.GET('/api/applications', { params: { query: { ...filter, take: table.pageSize, ...(cursor && { cursor }) } }, signal })),
    placeholderData: keepPreviousData,
  });
  const find = useCallback((text: string) => set({ search: text }), [set]);
  const filters = { mode: 'multiple', allowClear: true, maxTagCount: 'responsive', optionFilterProp: 'label', style: { minWidth: 160, maxWidth: 320 } } as const;

  return (
    <ListPage
      title={t('applications.title')}
      acts={
        <>
          <ColumnChoice all={columnNames.map((name) => ({ name, label: t(`applications.column.${name}`) }))} shown={columns.shown} onChoose={columns.choose} />
          <Button icon={<DownloadOutlined />} href={`${baseAddress}/api/applications/export?${queryOf({ ...filter, column: columns.shown })}`} download>
            {t('applications.export')}
          </Button>
        </>
      }
      filters={
        <>
          <SearchBox value={search} label={t('applications.search')} onChange={find} />
          <Select
            {...filters}
            placeholder={t('applications.filter.stage')}
            aria-label={t('applications.filter.stage')}
            value={stage}
            options={stages.map((one) => ({ value: one as string, label: t(`applications.stage.${one}`) }))}
            onChange={(value: string[]) => set({ stage: value })}
          />
          <Select
            {...filters}
            placeholder={t('applications.filter.outcome')}
            aria-label={t('applications.filter.outcome')}
            value={outcome}
            options={outcomes.map((one) => ({ value: one as string, label: t(`applications.outcome.${one}`) }))}
            onChange={(value: string[]) => set({ outcome: value })}
          />
          <Select
            {...filters}
            placeholder={t('applications.filter.area')}
            aria-label={t('applications.filter.area')}
            value={area}
            options={campaign.data?.areas.map((one) => ({ value: String(one.number), label: one.name })) ?? []}
            onChange={(value: string[]) => set({ area: value })}
          />
          <Select
            {...filters}
            placeholder={t('applications.filter.unit')}
            aria-label={t('applications.filter.unit')}
            value={unit}
            options={campaign.data?.units.map((one) => ({ value: String(one.number), label: `${one.number} ${one.name}` })) ?? []}
            onChange={(value: string[]) => set({ unit: value })}
          />
          {table.filtered && (
            <Button type="link" onClick={table.clear}>
              {t('app.clear')}
            </Button>
          )}
        </>
      }
    >
      <ListTable
        list={list}
        state={table}
        columns={useApplicationColumns(columns.shown, table.sorted)}
        rowKey="id"
        empty={t('applications.empty')}
        nothingFound={t('applications.nothingFound')}
        minWidth={140 * columns.shown.length + 120}
      />
    </ListPage>
  );
}

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { elsaJson, type Page } from '../api/elsa';
import { ListPage } from '../app/ListPage';
import { ListTable } from '../app/ListTable';
import { Period } from '../app/Period';
import { SearchBox } from '../app/SearchBox';
import { useTableState } from '../app/tableState';
import { useDefinitionNames } from '../designer/definitionNames';
import { BulkActs } from './BulkActs';
import { subStatuses, type Instance, type SubStatus } from './instance';
import { useInstanceColumns } from './instanceColumns';
import { LiveSwitch } from './LiveSwitch';

const orders: Record<string, string> = { created: 'Created', updated: 'LastExecuted', name: 'Name' };
const order = { sort: 'created', order: 'descend', filters: ['search', 'application', 'definition', 'status', 'incidents', 'from', 'to'] } as const;

/** How often a list that is looked at reads itself again. */
const beat = 4_000;

/** All instances, newest first, reading itself again while it is looked at. */
export function InstancesPage() {
  const { t } = useTranslation();
  const table = useTableState(order);
  const { query, set } = table;
  const [chosen, setChosen] = useState<readonly Instance[]>([]);
  const [live, setLive] = useState(true);
  const search = query.get('search') ?? '';
  const application = query.get('application') ?? '';
  const definitions = query.getAll('definition');
  const statuses = query.getAll('status') as SubStatus[];
  const incidents = query.get('incidents') === '1';
  const [from, to] = [query.get('from'), query.get('to')];

  const asked = {
    page: table.page - 1,
    pageSize: table.pageSize,
    ...(search && { searchTerm: search }),
    ...(application && { correlationId: application }),
    ...(definitions.length > 0 && { definitionIds: definitions }),
    ...(statuses.length > 0 && { subStatuses: statuses }),
    ...(incidents && { hasIncidents: true }),
    timestampFilters: [
      ...(from ? [{ column: 'CreatedAt', operator: 'GreaterThanOrEqual', timestamp: dayjs(from).startOf('day').toISOString() }] : []),
      ...(to ? [{ column: 'CreatedAt', operator: 'LessThan', timestamp: dayjs(to).add(1, 'day').startOf('day').toISOString() }] : []),
    ],
    orderBy: orders[table.sort] ?? 'Created',
    orderDirection: table.order === 'ascend' ? 'Ascending' : 'Descending',
  };
  const list = useQuery({
    queryKey: ['instances', asked],
    queryFn: ({ signal }) => elsaJson<Page<Instance>>('POST', '/workflow-instances', { body: asked, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: live && chosen.length === 0 ? beat : false,
  });
  const names = useDefinitionNames();
  const columns = useInstanceColumns({ sorted: table.sorted, nameOf: names.of });

  const find = useCallback((text: string) => set({ search: text }), [set]);

  return (
    <ListPage
      title={t('instances.title')}
      acts={<LiveSwitch live={live} paused={chosen.length > 0} at={list.dataUpdatedAt} onChange={setLive} />}
      filters={
        <>
          <SearchBox value={search} label={t('instances.search')} onChange={find} />
          <Select
            mode="multiple"
            allowClear
            maxTagCount="responsive"
            placeholder={t('instances.filter.definition')}
            aria-label={t('instances.filter.definition')}
            value={definitions}
            options={names.all}
            optionFilterProp="label"
            onChange={(value) => set({ definition: value })}
            style={{ minWidth: 180 }}
          />
          <Select
            mode="multiple"
            allowClear
            maxTagCount="responsive"
            placeholder={t('instances.filter.subStatus')}
            aria-label={t('instances.filter.subStatus')}
            value={statuses}
            options={subStatuses.map((one) => ({ value: one, label: t(`instances.subStatus.${one}`) }))}
            onChange={(value) => set({ status: value })}
            style={{ minWidth: 150 }}
          />
          <Input
            key={application}
            allowClear
            defaultValue={application}
            placeholder={t('instances.filter.application')}
            aria-label={t('instances.filter.application')}
            onPressEnter={(event) => set({ application: event.currentTarget.value.trim() })}
            onBlur={(event) => event.currentTarget.value.trim() !== application && set({ application: event.currentTarget.value.trim() })}
            onClear={() => set({ application: undefined })}
            style={{ width: 170 }}
          />
          <Period
            label={t('instances.filter.created')}
            fromLabel={t('instances.filter.from')}
            untilLabel={t('instances.filter.to')}
            from={from ?? ''}
            until={to ?? ''}
            onChange={(changes) => set('from' in changes ? { from: changes.from } : { to: changes.until })}
          />
          <Checkbox checked={incidents} onChange={(event) => set({ incidents: event.target.checked ? 1 : undefined })}>
            {t('instances.filter.incidents')}
          </Checkbox>
          {table.filtered && (
            <Button type="link" onClick={table.clear}>
              {t('app.clear')}
            </Button>
          )}
          <span style={{ flex: 1 }} />
          {chosen.length > 0 && <BulkActs chosen={chosen} onDone={() => setChosen([])} />}
        </>
      }
    >
      <ListTable numbered list={list} state={table} columns={columns} rowKey="id" chosen={chosen} onChoose={setChosen} empty={t('instances.empty')} nothingFound={t('instances.nothingFound')} minWidth={1100} />
    </ListPage>
  );
}

import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import type { UseQueryResult } from '@tanstack/react-query';
import { Button, Flex, Select, Table, type TableColumnType } from 'antd';
import { useTranslation } from 'react-i18next';
import { listStanding } from './listStanding';
import { ListEmpty, ListError, ListStale } from './ListStates';
import { defaultPageSize, type TableState } from './tableState';
import { Text } from './text';

interface Props<Row> {
  readonly list: UseQueryResult<{ readonly items: readonly Row[]; readonly next?: string | null; readonly totalCount?: number | null }>;
  readonly state: TableState;
  readonly columns: TableColumnType<Row>[];
  readonly rowKey: keyof Row & string;
  /** What it says where there is nothing at all, and where the filters let nothing through. */
  readonly empty: string;
  readonly nothingFound: string;
  readonly minWidth: number;
  /** Where rows can be chosen. */
  readonly chosen?: readonly Row[];
  readonly onChoose?: (rows: readonly Row[]) => void;
}

const sizes = [20, 50, 100];

/** One page of a list that the server orders and cuts after a cursor: onward, and back over the pages seen. */
export function CursorTable<Row extends object>({ list, state, columns, rowKey, empty, nothingFound, minWidth, chosen, onChoose }: Props<Row>) {
  const { t } = useTranslation();
  if (list.error && listStanding(list) === 'failed') return <ListError error={list.error} onRetry={() => void list.refetch()} />;
  const next = list.data?.next;
  return (
    <>
      <ListStale list={list} />
      <div style={{ overflowX: 'auto' }} tabIndex={-1}>
        <Table<Row>
          rowKey={rowKey}
          columns={columns}
          dataSource={list.data?.items ?? []}
          loading={list.isPending || list.isPlaceholderData}
          onChange={(_page, _filters, sorter, { action }) => {
            if (action === 'sort' && !Array.isArray(sorter)) state.set({ sort: String(sorter.columnKey), order: sorter.order === 'descend' ? 'desc' : 'asc' });
          }}
          {...(chosen && onChoose && { rowSelection: { selectedRowKeys: chosen.map((row) => row[rowKey] as React.Key), preserveSelectedRowKeys: true, onChange: (_keys, rows) => onChoose(rows) } })}
          pagination={false}
          locale={{ emptyText: list.isPending ? ' ' : <ListEmpty filtered={state.filtered} empty={empty} nothingFound={nothingFound} onClear={state.clear} /> }}
          style={{ minWidth }}
        />
      </div>
      <Flex gap={8} wrap align="center" justify="end" style={{ padding: 16 }} role="navigation" aria-label={t('app.pages')}>
        {typeof list.data?.totalCount === 'number' && <Text type="secondary">{t('app.total', { count: list.data.totalCount })}</Text>}
        <Button icon={<LeftOutlined />} aria-label={t('app.previous')} disabled={state.cursors.length === 0} onClick={() => state.set({ cursor: state.cursors.slice(0, -1) })} />
        <span>{t('app.page', { page: state.cursors.length + 1 })}</span>
        <Button icon={<RightOutlined />} aria-label={t('app.next')} disabled={!next || list.isPlaceholderData} onClick={() => next && state.set({ cursor: [...state.cursors, next] })} />
        <Select
          aria-label={t('app.pageSize')}
          value={state.pageSize}
          options={sizes.map((size) => ({ value: size, label: t('app.perPage', { count: size }) }))}
          onChange={(size) => state.set({ size: size === defaultPageSize ? undefined : size })}
        />
      </Flex>
    </>
  );
}

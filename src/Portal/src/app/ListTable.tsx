import type { UseQueryResult } from '@tanstack/react-query';
import { Table, type TableColumnType } from 'antd';
import { useTranslation } from 'react-i18next';
import { listStanding } from './listStanding';
import { ListEmpty, ListError, ListStale } from './ListStates';
import { defaultPageSize, type TableState } from './tableState';

interface Props<Row> {
  readonly list: UseQueryResult<{ readonly items: readonly Row[]; readonly totalCount: number }>;
  readonly state: TableState;
  readonly columns: TableColumnType<Row>[];
  readonly rowKey: keyof Row & string;
  readonly chosen: readonly Row[];
  readonly onChoose: (rows: readonly Row[]) => void;
  /** What it says where there is nothing at all, and where the filters let nothing through. */
  readonly empty: string;
  readonly nothingFound: string;
  readonly minWidth: number;
}

/** One page of a list that the server orders and divides, its rows to be chosen. */
export function ListTable<Row extends object>({ list, state, columns, rowKey, chosen, onChoose, empty, nothingFound, minWidth }: Props<Row>) {
  const { t } = useTranslation();
  if (list.error && listStanding(list) === 'failed') return <ListError error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <>
      <ListStale list={list} />
      <Table<Row>
        rowKey={rowKey}
        columns={columns}
        dataSource={list.data?.items ?? []}
        loading={list.isPending || list.isPlaceholderData}
        onChange={(to, _filters, sorter, { action }) => {
          if (action === 'paginate') state.set({ page: to.current === 1 ? undefined : to.current, size: to.pageSize === defaultPageSize ? undefined : to.pageSize });
          else if (action === 'sort' && !Array.isArray(sorter)) state.set({ sort: String(sorter.columnKey), order: sorter.order === 'descend' ? 'desc' : 'asc' });
        }}
        rowSelection={{ selectedRowKeys: chosen.map((row) => String(row[rowKey])), preserveSelectedRowKeys: true, onChange: (_keys, rows) => onChoose(rows) }}
        pagination={{ current: state.page, pageSize: state.pageSize, total: list.data?.totalCount ?? 0, showSizeChanger: true, showTotal: (count) => t('app.total', { count }), style: { paddingInline: 16 } }}
        locale={{ emptyText: list.isPending ? ' ' : <ListEmpty filtered={state.filtered} empty={empty} nothingFound={nothingFound} onClear={state.clear} /> }}
        style={{ minWidth }}
      />
    </>
  );
}

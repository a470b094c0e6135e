import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import type { UseQueryResult } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Choosing } from './Choice';
import { Choose } from './Choose';
import { listStanding } from './listStanding';
import { ListEmpty, ListError, ListStale } from './ListStates';
import { Pages } from './Pages';
import { type Column, Table } from './Table';
import { defaultPageSize, type TableState } from './tableState';
import { Text } from './text';

interface Read<Row> {
  readonly items: readonly Row[];
  readonly next?: string | null;
  readonly totalCount?: number | null;
}

interface Props<Row> extends Partial<Choosing<Row>> {
  readonly list: UseQueryResult<Read<Row>>;
  readonly state: TableState;
  readonly columns: readonly Column<Row>[];
  readonly rowKey: keyof Row & string;
  /** Elsa's lists are cut by the page's number; ours after a cursor: onward, and back over the pages seen. */
  readonly numbered?: boolean;
  /** What it says where there is nothing at all, and where the filters let nothing through. */
  readonly empty: string;
  readonly nothingFound: string;
  readonly minWidth: number;
}

const sizes = [20, 50, 100];

/** One page of a list that the server orders and divides. */
export function ListTable<Row extends object>({ list, state, columns, rowKey, numbered = false, empty, nothingFound, minWidth, chosen, onChoose }: Props<Row>) {
  const { t } = useTranslation();
  if (list.error && listStanding(list) === 'failed') return <ListError error={list.error} onRetry={() => void list.refetch()} />;
  const total = list.data?.totalCount;
  return (
    <>
      <ListStale list={list} />
      <Table
        rows={list.data?.items ?? []}
        columns={columns}
        rowKey={rowKey}
        busy={list.isPending || list.isPlaceholderData}
        choosing={chosen && onChoose && { chosen, onChoose }}
        onSort={(key, order) => state.set({ sort: key, order: order === 'descend' ? 'desc' : 'asc' })}
        empty={!list.isPending && <ListEmpty filtered={state.filtered} empty={empty} nothingFound={nothingFound} onClear={state.clear} />}
        minWidth={minWidth}
      />
      <div className="table-foot">
        {typeof total === 'number' && <Text type="secondary">{t('app.total', { count: total })}</Text>}
        {numbered ? (
          <Pages page={state.page} pages={Math.max(1, Math.ceil((total ?? 0) / state.pageSize))} onGo={(page) => state.set({ page: page === 1 ? undefined : page })} />
        ) : (
          <ByCursor state={state} next={list.isPlaceholderData ? null : list.data?.next} />
        )}
        <Choose
          aria-label={t('app.pageSize')}
          value={state.pageSize}
          options={sizes.map((size) => ({ value: size, label: t('app.perPage', { count: size }) }))}
          onChange={(size) => state.set({ size: size === defaultPageSize ? undefined : size })}
        />
      </div>
    </>
  );
}

function ByCursor({ state, next }: { state: TableState; next: string | null | undefined }) {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('app.pages')} className="pages">
      <Button icon={<LeftOutlined />} aria-label={t('app.previous')} disabled={state.cursors.length === 0} onClick={() => state.set({ cursor: state.cursors.slice(0, -1) })} />
      <span>{t('app.page', { page: state.cursors.length + 1 })}</span>
      <Button icon={<RightOutlined />} aria-label={t('app.next')} disabled={!next} onClick={() => next && state.set({ cursor: [...state.cursors, next] })} />
    </nav>
  );
}

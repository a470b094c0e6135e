import { CaretDownFilled, CaretUpFilled } from '@ant-design/icons';
import { type Key, type ReactNode, useState } from 'react';
import { Choice, type Choosing } from './Choice';
import { TableEmpty } from './ListStates';
import { Pages } from './Pages';
import './table.css';

export type Order = 'ascend' | 'descend';

export interface Column<Row> {
  readonly key?: string;
  readonly title: ReactNode;
  readonly width?: number;
  readonly align?: 'center' | 'right';
  /** Whose value is shown, or given to `render`. */
  readonly dataIndex?: keyof Row & string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the value of any field
  readonly render?: (value: any, row: Row, index: number) => ReactNode;
  /** Rows can be ordered by it: here, by comparing them; `true`: by the server, as `sortOrder` says it does. */
  readonly sorter?: true | ((one: Row, other: Row) => number);
  readonly sortOrder?: Order | null;
}

interface Props<Row> {
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly rowKey: keyof Row & string;
  /** Where there are no rows: what is said then, or what else stands there. */
  readonly empty?: ReactNode;
  /** The rows are being read anew. */
  readonly busy?: boolean;
  readonly small?: boolean;
  /** What is narrower is moved sideways; `label` is then heard, and the keyboard gets there. */
  readonly minWidth?: number;
  readonly label?: string;
  /** At most so many at once, if all are here. */
  readonly pageSize?: number;
  readonly choosing?: Choosing<Row> | undefined;
  readonly onSort?: (key: string, order: Order) => void;
}

/** Rows and columns. */
export function Table<Row extends object>({ rows, columns, rowKey, empty, busy = false, small = false, minWidth, label, pageSize, choosing, onSort }: Props<Row>) {
  const [sorted, setSorted] = useState<{ readonly column: Column<Row>['key']; readonly order: Order }>();
  const [asked, setAsked] = useState(1);
  const by = columns.find((column) => column.key === sorted?.column)?.sorter;
  const ordered = typeof by === 'function' ? [...rows].sort((one, other) => (sorted!.order === 'ascend' ? by(one, other) : by(other, one))) : rows;
  const pages = pageSize ? Math.max(1, Math.ceil(rows.length / pageSize)) : 1;
  const page = Math.min(asked, pages);
  const shown = pageSize ? ordered.slice((page - 1) * pageSize, page * pageSize) : ordered;
  const orderOf = (column: Column<Row>) => (column.sorter === true ? column.sortOrder : column.key === sorted?.column ? sorted?.order : null);
  const sort = (column: Column<Row>) => {
    const order = orderOf(column) === 'ascend' ? 'descend' : 'ascend';
    if (column.sorter === true) onSort?.(column.key!, order);
    else setSorted({ column: column.key, order });
  };
  return (
    <>
      <div className="table-box" aria-busy={busy} {...(label ? { role: 'region', 'aria-label': label, tabIndex: 0 } : { tabIndex: minWidth ? 0 : -1 })}>
        {busy && <span className="spinner" aria-hidden />}
        <table className={small ? 'table table-small' : 'table'} style={{ minWidth }}>
          <thead>
            <tr>
              {choosing && <Choice.Head choosing={choosing} rows={shown} rowKey={rowKey} />}
              {columns.map((column, index) => (
                <Head key={column.key ?? index} column={column} order={orderOf(column)} onSort={() => sort(column)} />
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.length === 0 && (
              <tr>
                <td colSpan={columns.length + (choosing ? 1 : 0)} className="table-empty">
                  {empty === undefined || typeof empty === 'string' ? <TableEmpty>{empty}</TableEmpty> : empty}
                </td>
              </tr>
            )}
            {shown.map((row, index) => (
              <tr key={row[rowKey] as Key} data-row-key={row[rowKey]} aria-selected={choosing?.chosen.some((one) => one[rowKey] === row[rowKey])}>
                {choosing && <Choice.Cell choosing={choosing} rows={shown} rowKey={rowKey} index={index} />}
                {columns.map((column, at) => {
                  const value = column.dataIndex && row[column.dataIndex];
                  return (
                    <td key={column.key ?? at} style={{ textAlign: column.align }}>
                      {column.render ? column.render(value, row, index) : (value as ReactNode)}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {pages > 1 && (
        <div className="table-foot">
          <Pages page={page} pages={pages} onGo={setAsked} />
        </div>
      )}
    </>
  );
}

function Head<Row>({ column, order, onSort }: { column: Column<Row>; order: Order | null | undefined; onSort: () => void }) {
  const style = { width: column.width, textAlign: column.align };
  if (!column.sorter)
    return (
      <th scope="col" style={style}>
        {column.title}
      </th>
    );
  return (
    <th scope="col" style={style} aria-sort={order ? (order === 'ascend' ? 'ascending' : 'descending') : undefined} className="table-sorted" onClick={onSort}>
      <button type="button">
        <span>{column.title}</span>
        <span aria-hidden>
          <CaretUpFilled className={order === 'ascend' ? 'on' : ''} />
          <CaretDownFilled className={order === 'descend' ? 'on' : ''} />
        </span>
      </button>
    </th>
  );
}

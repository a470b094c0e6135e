import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';

/** Which rows are chosen, also on other pages. */
export interface Choosing<Row> {
  readonly chosen: readonly Row[];
  readonly onChoose: (rows: readonly Row[]) => void;
}

interface Props<Row> {
  readonly choosing: Choosing<Row>;
  readonly rows: readonly Row[];
  readonly rowKey: keyof Row & string;
}

/** The row that was last chosen or left: from there on with Shift. */
let last: unknown;

function choose<Row>({ choosing, rowKey }: Props<Row>, rows: readonly Row[], on: boolean) {
  const others = choosing.chosen.filter((one) => !rows.some((row) => row[rowKey] === one[rowKey]));
  choosing.onChoose(on ? [...others, ...rows] : others);
}

const isChosen = <Row,>({ choosing, rowKey }: Props<Row>, row: Row) => choosing.chosen.some((one) => one[rowKey] === row[rowKey]);

function Head<Row>(props: Props<Row>) {
  const { t } = useTranslation();
  const count = props.rows.filter((row) => isChosen(props, row)).length;
  const all = count > 0 && count === props.rows.length;
  return (
    <th scope="col" className="table-choice">
      <Checkbox aria-label={t('app.chooseAll')} checked={all} indeterminate={count > 0 && !all} disabled={props.rows.length === 0} onChange={(event) => choose(props, props.rows, event.target.checked)} />
    </th>
  );
}

function Cell<Row>({ index, ...props }: Props<Row> & { index: number }) {
  const { t } = useTranslation();
  const { rows, rowKey } = props;
  const row = rows[index]!;
  return (
    <td className="table-choice">
      <Checkbox
        aria-label={t('app.chooseRow', { number: index + 1 })}
        checked={isChosen(props, row)}
        onChange={({ target, nativeEvent }) => {
          const from = (nativeEvent as { readonly shiftKey?: boolean }).shiftKey ? rows.findIndex((one) => one[rowKey] === last) : -1;
          choose(props, from < 0 ? [row] : rows.slice(Math.min(from, index), Math.max(from, index) + 1), target.checked);
          last = row[rowKey];
        }}
      />
    </td>
  );
}

/** The first column of a table whose rows are chosen. */
export const Choice = { Head, Cell };

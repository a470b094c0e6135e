import type { CSSProperties } from 'react';
import './choose.css';

interface Props<Value> {
  readonly 'aria-label': string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
  readonly style?: CSSProperties;
}

/** One of a few: the browser's own list. Where it is to be searched, emptied or several can be chosen, Ant Design's, which weighs 30 kB. */
export function Choose<Value extends string | number>({ value, options, onChange, ...rest }: Props<Value>) {
  return (
    <select {...rest} className="choose" value={value} onChange={(event) => onChange(options[event.target.selectedIndex]!.value)}>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

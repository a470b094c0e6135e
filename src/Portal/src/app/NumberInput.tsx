import { Input } from 'antd';
import type { CSSProperties } from 'react';

interface Props {
  readonly id?: string;
  readonly value: number | null | undefined;
  readonly onChange: (value: number | null) => void;
  /** By how much the arrows change it; `any` as `1`, where other numbers are meant too. */
  readonly step?: number | 'any';
  readonly disabled?: boolean;
  readonly readOnly?: boolean;
  readonly style?: CSSProperties;
  readonly 'aria-label'?: string;
  readonly 'aria-invalid'?: boolean;
}

/** A number, or none. The wheel moves the page and not the number. */
export function NumberInput({ value, onChange, step = 1, ...rest }: Props) {
  return (
    <Input
      {...rest}
      type="number"
      inputMode="decimal"
      step={step}
      value={value ?? ''}
      onWheel={(event) => event.currentTarget.blur()}
      onChange={({ target }) => onChange(target.value === '' ? null : target.valueAsNumber)}
    />
  );
}

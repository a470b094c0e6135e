import { Input } from 'antd';
import { useEffect, useState } from 'react';

interface Props {
  readonly label: string;
  readonly fromLabel: string;
  readonly untilLabel: string;
  /** Days, as `2022-06-06`; empty: open. */
  readonly from: string;
  readonly until: string;
  readonly onChange: (changes: { readonly from?: string | undefined; readonly until?: string | undefined }) => void;
}

/** From one day to another, either of them left open if need be. */
export function Period({ label, fromLabel, untilLabel, from, until, onChange }: Props) {
  return (
    <span role="group" aria-label={label} className="period">
      <Day label={fromLabel} value={from} max={until} onChange={(day) => onChange({ from: day })} />
      <span aria-hidden>–</span>
      <Day label={untilLabel} value={until} min={from} onChange={(day) => onChange({ until: day })} />
    </span>
  );
}

function Day({ label, value, onChange, ...bounds }: { label: string; value: string; min?: string; max?: string; onChange: (day: string | undefined) => void }) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  return (
    <Input
      type="date"
      aria-label={label}
      title={label}
      value={text}
      {...bounds}
      onChange={({ target }) => {
        setText(target.value);
        if (target.value === '' || target.value >= '1900') onChange(target.value || undefined); // a year that is still being typed is none
      }}
      style={{ width: 140 }}
    />
  );
}

import { DateInput } from './DateInput';

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
      <DateInput aria-label={fromLabel} value={from} max={until} onChange={(day) => onChange({ from: day || undefined })} style={{ width: 140 }} />
      <span aria-hidden>–</span>
      <DateInput aria-label={untilLabel} value={until} min={from} onChange={(day) => onChange({ until: day || undefined })} style={{ width: 140 }} />
    </span>
  );
}

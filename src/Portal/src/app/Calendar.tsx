import dayjs, { type Dayjs } from 'dayjs';
import type { CSSProperties } from 'react';
import { DatePicker } from './DatePicker';

interface Props {
  readonly id?: string;
  readonly 'aria-label'?: string;
  readonly time: boolean;
  readonly value: string;
  readonly clearable: boolean;
  readonly onChange: (value: string) => void;
  readonly onClose: () => void;
  readonly min?: string;
  readonly max?: string;
  readonly style: CSSProperties;
}

/** Ant Design's calendar in the place of a `DateInput`, open until something is chosen. */
export function Calendar({ time, value, clearable, onChange, onClose, min, max, ...rest }: Props) {
  return (
    <DatePicker
      {...rest}
      autoFocus
      defaultOpen
      allowClear={clearable}
      format={time ? 'YYYY-MM-DD HH:mm' : 'YYYY-MM-DD'}
      {...(time && { showTime: { format: 'HH:mm' } })}
      {...(min && { minDate: dayjs(min) })}
      {...(max && { maxDate: dayjs(max) })}
      value={value ? dayjs(value) : null}
      onChange={(at: Dayjs | null) => onChange(at ? at.format(time ? 'YYYY-MM-DDTHH:mm' : 'YYYY-MM-DD') : '')}
      onOpenChange={(open) => !open && onClose()}
    />
  );
}

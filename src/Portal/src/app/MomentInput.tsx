import { CalendarOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { message } from './say';

type Picker = typeof import('./DatePicker').DatePicker;

let known: Picker | undefined;

interface Props {
  readonly label: string;
  /** A moment of the clock, as `2022-07-16T00:00`. */
  readonly value: string;
  readonly clearable: boolean;
  readonly onChange: (value: string | undefined) => void;
}

/** A day and a time. Ant Design's picker comes when somebody enters the field: until then it only looks like it. */
export function MomentInput({ label, value, clearable, onChange }: Props) {
  const { t } = useTranslation();
  const [entered, setEntered] = useState<{ readonly Picker: Picker; readonly open: boolean }>();
  const enter = async (open: boolean) => {
    try {
      known ??= (await import('./DatePicker')).DatePicker;
      setEntered((before) => before ?? { Picker: known!, open });
    } catch {
      message.error(t('app.partFailed'), 6);
    }
  };
  if (!entered)
    return <Input readOnly aria-label={label} value={value.replace('T', ' ')} suffix={<CalendarOutlined style={{ opacity: 0.5 }} aria-hidden />} onMouseDown={() => void enter(true)} onFocus={() => void enter(false)} style={{ width: 200 }} />;
  const { Picker, open } = entered;
  return (
    <Picker
      autoFocus
      defaultOpen={open}
      aria-label={label}
      allowClear={clearable}
      showTime={{ format: 'HH:mm' }}
      format="YYYY-MM-DD HH:mm"
      value={dayjs(value)}
      onChange={(at: Dayjs | null) => onChange(at?.format('YYYY-MM-DDTHH:mm'))}
      style={{ width: 200 }}
    />
  );
}

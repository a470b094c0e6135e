import { CalendarOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { message } from './say';

type Picker = typeof import('./DatePicker').DatePicker;

let known: Picker | undefined;

const written = /^(\d{4}-\d\d-\d\d) ([01]\d|2[0-3]):([0-5]\d)$/;

interface Props {
  readonly label: string;
  /** A moment of the clock, as `2022-07-16T00:00`. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A day and a time, written; or chosen in Ant Design's picker, which comes when it is asked for. */
export function MomentInput({ label, value, onChange }: Props) {
  const { t } = useTranslation();
  const shown = value.replace('T', ' ');
  const [text, setText] = useState(shown);
  const [Picker, setPicker] = useState<Picker>();
  useEffect(() => setText(shown), [shown]);
  const open = async () => {
    try {
      known ??= (await import('./DatePicker')).DatePicker;
      setPicker(() => known);
    } catch {
      message.error(t('app.partFailed'), 6);
    }
  };
  if (Picker)
    return (
      <Picker
        autoFocus
        defaultOpen
        aria-label={label}
        allowClear={false}
        showTime={{ format: 'HH:mm' }}
        format="YYYY-MM-DD HH:mm"
        value={dayjs(value)}
        onChange={(at: Dayjs | null) => at && onChange(at.format('YYYY-MM-DDTHH:mm'))}
        style={{ width: 200 }}
      />
    );
  return (
    <Input
      aria-label={label}
      value={text}
      onChange={({ target }) => {
        setText(target.value);
        if (written.test(target.value.trim()) && dayjs(target.value.trim()).isValid()) onChange(target.value.trim().replace(' ', 'T'));
      }}
      onBlur={() => setText(shown)}
      suffix={<Button type="text" size="small" icon={<CalendarOutlined />} aria-label={t('app.calendar')} onClick={() => void open()} />}
      style={{ width: 200 }}
    />
  );
}

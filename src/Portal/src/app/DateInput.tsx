import { CalendarOutlined } from '@ant-design/icons';
import { Button, Input, type InputRef } from 'antd';
import { type CSSProperties, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayWritten, momentWritten } from './moment';
import { sayPartFailed } from './partFailed';

type Choosing = typeof import('./Calendar').Calendar;

interface Props {
  readonly id?: string;
  /** Where no label stands above it. */
  readonly 'aria-label'?: string;
  readonly 'aria-invalid'?: boolean;
  /** A moment of the clock instead of a day. */
  readonly time?: boolean;
  /** A day as `2022-07-16`, a moment as `2022-07-16T00:00`; empty: none. */
  readonly value: string;
  /** With an empty text once it was emptied; whoever leaves what is no date finds the last one again. */
  readonly onChange: (value: string) => void;
  /** The days that can be chosen, first and last. */
  readonly min?: string;
  readonly max?: string;
  readonly readOnly?: boolean;
  /** There is always a date: whoever leaves none finds the last one again. */
  readonly required?: boolean;
  readonly style?: CSSProperties;
}

/** A date, written as the product writes dates in every language and browser; or chosen in Ant Design's calendar, which comes when it is asked for. */
export function DateInput({ time = false, value, onChange, min, max, readOnly = false, required = false, style, 'aria-invalid': invalid = false, ...named }: Props) {
  const { t } = useTranslation();
  const read = time ? momentWritten : dayWritten;
  const [text, setText] = useState(shownOf(value));
  const [Calendar, setCalendar] = useState<Choosing>();
  const field = useRef<InputRef>(null);
  useEffect(() => setText((before) => ((read(before) ?? '') === value ? before : shownOf(value))), [read, value]);

  const date = read(text);
  const leave = () => {
    if (date === undefined || (required && !date)) return setText(shownOf(value));
    setText(shownOf(date));
    if (date !== value) onChange(date);
  };
  const open = async () => {
    try {
      const loaded = (await import('./Calendar')).Calendar;
      setCalendar(() => loaded);
    } catch {
      sayPartFailed();
    }
  };
  if (Calendar)
    return (
      <Calendar
        {...named}
        time={time}
        value={value}
        clearable={!required}
        {...(min && { min })}
        {...(max && { max })}
        style={{ width: widthOf(time), ...style }}
        onChange={onChange}
        onClose={() => {
          setCalendar(undefined);
          setTimeout(() => field.current?.focus());
        }}
      />
    );
  return (
    <Input
      {...named}
      ref={field}
      value={text}
      readOnly={readOnly}
      autoComplete="off"
      placeholder={t(time ? 'app.momentShape' : 'app.dayShape')}
      aria-invalid={invalid}
      onChange={({ target }) => {
        setText(target.value);
        const next = read(target.value);
        if (next !== undefined && next !== value && !(required && next === '')) onChange(next);
      }}
      onBlur={leave}
      onPressEnter={leave}
      suffix={!readOnly && <Button type="text" size="small" icon={<CalendarOutlined />} aria-label={t('app.calendar')} title={t('app.calendar')} onClick={() => void open()} />}
      style={{ width: widthOf(time), ...style }}
    />
  );
}

const shownOf = (value: string) => value.replace('T', ' ');
const widthOf = (time: boolean) => (time ? 200 : 160);

import { SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Which columns of a list a person wants to see; kept in this browser. */
export function useColumns<Name extends string>(list: string, all: readonly Name[], usual: readonly Name[]) {
  const key = `columns:${list}`;
  const [kept, setKept] = useState<readonly string[]>(() => localStorage.getItem(key)?.split(',') ?? usual);
  const shown = all.filter((name) => kept.includes(name));
  return {
    shown: shown.length > 0 ? shown : usual,
    choose: (names: readonly string[]) => {
      localStorage.setItem(key, names.join(','));
      setKept(names);
    },
  };
}

interface Props<Name extends string> {
  readonly all: readonly { readonly name: Name; readonly label: string }[];
  readonly shown: readonly Name[];
  readonly onChoose: (names: readonly string[]) => void;
}

/** The button that opens the choice; a press elsewhere or Escape closes it. */
export function ColumnChoice<Name extends string>({ all, shown, onChoose }: Props<Name>) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <div
      className="column-choice"
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setOpen(false)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        setOpen(false);
        button.current?.focus();
      }}
    >
      <Button ref={button} icon={<SettingOutlined />} aria-expanded={open} onClick={() => setOpen(!open)}>
        {t('app.columns')}
      </Button>
      {open && (
        <div role="group" aria-label={t('app.columns')} tabIndex={-1}>
          {all.map(({ name, label }) => (
            <Checkbox key={name} checked={shown.includes(name)} disabled={shown.length === 1 && shown.includes(name)} onChange={(event) => onChoose(event.target.checked ? [...shown, name] : shown.filter((one) => one !== name))}>
              {label}
            </Checkbox>
          ))}
        </div>
      )}
    </div>
  );
}

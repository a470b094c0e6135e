import { SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox, Popover } from 'antd';
import { useState } from 'react';
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

/** The button that opens the choice. */
export function ColumnChoice<Name extends string>({ all, shown, onChoose }: Props<Name>) {
  const { t } = useTranslation();
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <Checkbox.Group value={[...shown]} onChange={(names) => names.length > 0 && onChoose(names)} style={{ display: 'flex', flexDirection: 'column', gap: 8 }}>
          {all.map(({ name, label }) => (
            <Checkbox key={name} value={name}>
              {label}
            </Checkbox>
          ))}
        </Checkbox.Group>
      }
    >
      <Button icon={<SettingOutlined />}>{t('app.columns')}</Button>
    </Popover>
  );
}

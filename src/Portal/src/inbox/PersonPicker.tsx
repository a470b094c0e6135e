import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSettled } from '../app/useSettled';
import type { TaskPerson } from './task';

interface Props {
  readonly id: string;
  readonly listKey: string;
  readonly find: (search: string, signal: AbortSignal) => Promise<readonly TaskPerson[]>;
  readonly value: string | undefined;
  readonly wrong: boolean;
  readonly placeholder: string;
  readonly onChange: (userName: string | undefined, name: string) => void;
}

/** Finds somebody by name, among those the server lets be found. Who is away is shown, and who stands in. */
export function PersonPicker({ id, listKey, find, value, wrong, placeholder, onChange }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const search = useSettled(typed.trim());
  const people = useQuery({ queryKey: ['people', listKey, search], queryFn: ({ signal }) => find(search, signal) });
  return (
    <Select
      id={id}
      aria-invalid={wrong}
      allowClear
      showSearch={{ filterOption: false, onSearch: setTyped }}
      {...(wrong && { status: 'error' as const })}
      placeholder={placeholder}
      value={value}
      loading={people.isFetching}
      notFoundContent={people.isPending ? null : (people.error?.message ?? t('inbox.give.nobody'))}
      options={(people.data ?? []).map((person) => ({
        value: person.userName,
        label: person.standIn ? `${person.name}（${t('inbox.give.away', { name: person.standIn.name })}）` : person.name,
        disabled: Boolean(person.standIn),
        name: person.name,
      }))}
      onChange={(userName: string | undefined, option) => onChange(userName, option && !Array.isArray(option) ? option.name : '')}
      style={{ width: '100%' }}
    />
  );
}

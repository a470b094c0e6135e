import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import type { paths } from '#api';
import { api, body } from '../api/client';
import { useSettled } from '../app/useSettled';

type Filter = Pick<NonNullable<paths['/api/applications']['get']['parameters']['query']>, 'stage' | 'outcome'>;

interface Props {
  readonly id?: string;
  /** Where no label stands above it. */
  readonly 'aria-label'?: string;
  readonly placeholder: string;
  readonly allowClear?: boolean;
  /** Of which applications; `null`: that is not known yet. */
  readonly among?: Filter | null;
  readonly value: number | undefined;
  readonly onChange: (id: number | undefined) => void;
}

const all: Filter = {};

/** Finds an application by its company or its number. */
export function ApplicationPicker({ among = all, value, onChange, ...rest }: Props) {
  const [typed, setTyped] = useState('');
  const search = useSettled(typed.trim());
  const found = useQuery({
    queryKey: ['applications', 'choice', among, search],
    queryFn: async ({ signal }) => body(await api.GET('/api/applications', { params: { query: { ...among, ...(search && { search }), take: 20 } }, signal })),
    enabled: among !== null,
    placeholderData: keepPreviousData,
  });
  return (
    <Select
      {...rest}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      value={value ?? null}
      loading={found.isFetching}
      notFoundContent={found.error?.message}
      options={found.data?.items.map((one) => ({ value: one.id, label: `${one.receiptNumber ?? ''} ${one.company}` })) ?? []}
      onChange={(chosen?: number | null) => onChange(chosen ?? undefined)}
      style={{ width: '100%' }}
    />
  );
}

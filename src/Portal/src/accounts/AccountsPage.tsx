import { PlusOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Flex, Select, Tag } from 'antd';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, body } from '../api/client';
import { later } from '../app/later';
import { ListTable } from '../app/ListTable';
import { ListPage } from '../app/ListPage';
import { SearchBox } from '../app/SearchBox';
import type { Column } from '../app/Table';
import { useTableState } from '../app/tableState';
import { Text } from '../app/text';
import { useChoices } from '../campaign/choices';
import { useMay } from '../session/session';
import { colours, isRole, type Line, roles, states } from './account';

const CreateDialog = later(async () => (await import('./CreateDialog')).CreateDialog);

const order = { sort: 'name', order: 'ascend', filters: ['search', 'role', 'unit', 'state'] } as const;

/** Everybody who may sign in, and what as. */
export function AccountsPage() {
  const { t } = useTranslation();
  const table = useTableState(order);
  const { query, set } = table;
  const mayWrite = useMay('write:accounts');
  const { units, unitName } = useChoices();
  const [makes, setMakes] = useState(false);
  const [search, role, unit, state] = ['search', 'role', 'unit', 'state'].map((name) => query.get(name) ?? '') as [string, string, string, string];
  const cursor = table.cursors.at(-1);
  const shown = states.find((one) => one === state);
  const filter = { ...(search && { search }), ...(role && { role }), ...(unit && { unit: Number(unit) }), ...(shown && { state: shown }), ...(state === 'locked' && { locked: true }) };
  const list = useQuery({
    queryKey: ['accounts', filter, cursor, table.pageSize],
    queryFn: async ({ signal }) => body(await api.GET('/api/accounts', { params: { query: { ...filter, take: table.pageSize, ...(cursor && { cursor }) } }, signal })),
    placeholderData: keepPreviousData,
  });
  const find = useCallback((text: string) => set({ search: text }), [set]);

  const columns: Column<Line>[] = [
    {
      key: 'name',
      title: t('accounts.column.name'),
      render: (_, row) => (
        <Flex vertical>
          <Link to={`/accounts/${row.id}`} style={{ fontWeight: 500 }}>
            {row.displayName || row.userName}
          </Link>
          <Text type="secondary" style={{ overflowWrap: 'anywhere' }}>
            {row.userName}
          </Text>
        </Flex>
      ),
    },
    { key: 'roles', title: t('accounts.column.roles'), width: 220, render: (_, row) => row.roles.map((one) => (isRole(one) ? t(`accounts.role.${one}`) : one)).join('、') || '—' },
    { key: 'units', title: t('accounts.column.units'), width: 240, render: (_, row) => row.units.map(unitName).join('、') || '—' },
    { key: 'email', title: t('accounts.column.email'), width: 240, render: (_, row) => <span style={{ overflowWrap: 'anywhere' }}>{row.email ?? '—'}</span> },
    {
      key: 'state',
      title: t('accounts.column.state'),
      width: 190,
      render: (_, row) => (
        <Flex gap={4} wrap>
          <Tag color={colours[row.state]}>{t(`accounts.state.${row.state}`)}</Tag>
          {row.locked && <Tag color="red">{t('accounts.state.locked')}</Tag>}
          {row.mustChangePassword && <Tag>{t('accounts.state.oneTime')}</Tag>}
        </Flex>
      ),
    },
  ];

  return (
    <ListPage
      title={t('accounts.title')}
      acts={
        mayWrite && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setMakes(true)}>
            {t('accounts.make')}
          </Button>
        )
      }
      filters={
        <>
          <SearchBox value={search} label={t('accounts.search')} onChange={find} />
          <Select
            allowClear
            placeholder={t('accounts.column.roles')}
            aria-label={t('accounts.column.roles')}
            value={role || null}
            options={roles.map((one) => ({ value: one as string, label: t(`accounts.role.${one}`) }))}
            onChange={(value?: string | null) => set({ role: value ?? undefined })}
            style={{ minWidth: 150 }}
          />
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={t('accounts.column.units')}
            aria-label={t('accounts.column.units')}
            value={unit ? Number(unit) : null}
            options={units}
            onChange={(value?: number | null) => set({ unit: value ?? undefined })}
            style={{ minWidth: 220 }}
          />
          <Select
            allowClear
            placeholder={t('accounts.column.state')}
            aria-label={t('accounts.column.state')}
            value={state || null}
            options={[...states, 'locked' as const].map((one) => ({ value: one as string, label: t(`accounts.state.${one}`) }))}
            onChange={(value?: string | null) => set({ state: value ?? undefined })}
            style={{ minWidth: 130 }}
          />
          {table.filtered && (
            <Button type="link" onClick={table.clear}>
              {t('app.clear')}
            </Button>
          )}
        </>
      }
    >
      <ListTable list={list} state={table} columns={columns} rowKey="id" empty={t('accounts.empty')} nothingFound={t('accounts.nothingFound')} minWidth={1040} />
      {makes && <CreateDialog onClose={() => setMakes(false)} />}
    </ListPage>
  );
}

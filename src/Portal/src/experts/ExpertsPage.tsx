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
import { colours, type Line, standings } from './expert';

const ExpertDialog = later(async () => (await import('./ExpertDialog')).ExpertDialog);

const order = { sort: 'name', order: 'ascend', filters: ['search', 'area', 'unit', 'standing'] } as const;

/** The register: who may judge, what they know, how much they have. */
export function ExpertsPage() {
  const { t } = useTranslation();
  const table = useTableState(order);
  const { query, set } = table;
  const mayWrite = useMay('write:selection');
  const { areas, units } = useChoices();
  const [adds, setAdds] = useState(false);
  const [search, area, unit] = ['search', 'area', 'unit'].map((name) => query.get(name) ?? '') as [string, string, string];
  const standing = standings.find((one) => one === query.get('standing'));
  const cursor = table.cursors.at(-1);
  const filter = { ...(search && { search }), ...(area && { area: Number(area) }), ...(unit && { unit: Number(unit) }), ...(standing && { standing }) };
  const sort = table.sort === 'employer' ? ('employer' as const) : ('name' as const);
  const descending = table.order === 'descend';
  const list = useQuery({
    queryKey: ['reviews', 'experts', filter, sort, descending, cursor, table.pageSize],
    queryFn: async ({ signal }) => body(await api.GET('/api/experts', { params: { query: { ...filter, sort, descending, take: table.pageSize, ...(cursor && { cursor }) } }, signal })),
    placeholderData: keepPreviousData,
  });
  const find = useCallback((text: string) => set({ search: text }), [set]);

  const columns: Column<Line>[] = [
    {
      ...table.sorted('name'),
      title: t('experts.name'),
      width: 170,
      render: (_, row) => (
        <Link to={`/experts/${row.id}`} style={{ fontWeight: 500 }}>
          {row.name}
        </Link>
      ),
    },
    {
      ...table.sorted('employer'),
      title: t('experts.employer'),
      render: (_, row) => (
        <Flex vertical>
          {row.employer}
          {row.unitName && <Text type="secondary">{t('experts.ofUnit', { unit: row.unitName })}</Text>}
        </Flex>
      ),
    },
    {
      key: 'areas',
      title: t('experts.areas'),
      width: 150,
      render: (_, row) => (
        <Flex gap={4} wrap>
          {row.areas.map((number) => (
            <Tag key={number} title={areas.find((one) => one.value === number)?.label}>
              {number}
            </Tag>
          ))}
        </Flex>
      ),
    },
    { key: 'email', title: t('experts.email'), width: 230, render: (_, row) => <span style={{ overflowWrap: 'anywhere' }}>{row.email}</span> },
    { key: 'load', title: t('experts.load'), width: 130, render: (_, row) => t('experts.loadOf', { assigned: row.assigned, capacity: row.capacity }) },
    {
      key: 'standing',
      title: t('experts.standing'),
      width: 170,
      render: (_, row) => (
        <Flex gap={4} wrap>
          <Tag color={colours[row.standing]}>{t(`experts.standings.${row.standing}`)}</Tag>
          {row.accountState !== 'active' && <Tag color={row.accountState === 'pending' ? 'blue' : 'red'}>{t(`experts.account.${row.accountState ?? 'none'}`)}</Tag>}
        </Flex>
      ),
    },
  ];

  return (
    <ListPage
      title={t('experts.title')}
      acts={
        mayWrite && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdds(true)}>
            {t('experts.add')}
          </Button>
        )
      }
      filters={
        <>
          <SearchBox value={search} label={t('experts.search')} onChange={find} />
          <Choice label={t('experts.areas')} value={area} options={areas} width={260} onChange={(value) => set({ area: value })} />
          <Choice label={t('experts.unit')} value={unit} options={units} width={220} onChange={(value) => set({ unit: value })} />
          <Select
            allowClear
            placeholder={t('experts.standing')}
            aria-label={t('experts.standing')}
            value={standing ?? null}
            options={standings.map((one) => ({ value: one, label: t(`experts.standings.${one}`) }))}
            onChange={(value?: Line['standing'] | null) => set({ standing: value ?? undefined })}
            style={{ minWidth: 120 }}
          />
          {table.filtered && (
            <Button type="link" onClick={table.clear}>
              {t('app.clear')}
            </Button>
          )}
        </>
      }
    >
      <ListTable list={list} state={table} columns={columns} rowKey="id" empty={t('experts.empty')} nothingFound={t('experts.nothingFound')} minWidth={1080} />
      {adds && <ExpertDialog onClose={() => setAdds(false)} />}
    </ListPage>
  );
}

function Choice({ label, value, options, width, onChange }: { label: string; value: string; options: { value: number; label: string }[]; width: number; onChange: (value: number | undefined) => void }) {
  return (
    <Select
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={label}
      aria-label={label}
      value={value ? Number(value) : null}
      options={options}
      onChange={(chosen?: number | null) => onChange(chosen ?? undefined)}
      style={{ width, maxWidth: '100%' }}
    />
  );
}

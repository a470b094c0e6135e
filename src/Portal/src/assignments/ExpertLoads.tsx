import { useQuery } from '@tanstack/react-query';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, body } from '../api/client';
import { Bar } from '../app/Bar';
import { ListError, ListStale } from '../app/ListStates';
import { Skeleton } from '../app/Skeleton';
import { type Column, Table } from '../app/Table';
import { Text } from '../app/text';
import type { ExpertLoad } from './assignment';

/** How much each expert has to do. */
export function ExpertLoads() {
  const { t } = useTranslation();
  const list = useQuery({ queryKey: ['reviews', 'loads'], queryFn: async ({ signal }) => body(await api.GET('/api/assignments/experts', { signal })) });
  if (list.error && !list.data) return <ListError error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <Skeleton />;
  const columns: Column<ExpertLoad>[] = [
    {
      key: 'name',
      title: t('assignments.load.expert'),
      render: (_, one) => (
        <>
          <Text strong>{one.name}</Text>
          <Text type="secondary" style={{ display: 'block' }}>
            {one.employer}
          </Text>
        </>
      ),
    },
    { key: 'areas', title: t('assignments.load.areas'), render: (_, one) => one.areas.join('、') || '—' },
    {
      key: 'load',
      title: t('assignments.load.load'),
      width: 240,
      sorter: (a, b) => a.load - b.load,
      render: (_, one) => (
        <Bar
          percent={one.capacity === 0 ? 0 : Math.min(100, Math.round((one.load * 100) / one.capacity))}
          label={t('assignments.load.of', { load: one.load, capacity: one.capacity })}
          says={t('assignments.load.of', { load: one.load, capacity: one.capacity })}
        />
      ),
    },
    { key: 'open', title: t('assignments.load.open'), align: 'right', sorter: (a, b) => a.open - b.open, render: (_, one) => one.open },
    { key: 'submitted', title: t('assignments.load.submitted'), align: 'right', sorter: (a, b) => a.submitted - b.submitted, render: (_, one) => one.submitted },
    { key: 'overdue', title: t('assignments.load.overdue'), align: 'right', sorter: (a, b) => a.overdue - b.overdue, render: (_, one) => (one.overdue > 0 ? <Tag color="red">{one.overdue}</Tag> : 0) },
    { key: 'out', title: t('assignments.load.standing'), render: (_, one) => (one.available ? t('assignments.load.here') : <Tag color="orange">{t('assignments.load.away', { from: one.outFrom ?? '', until: one.outUntil ?? '' })}</Tag>) },
  ];
  return (
    <>
      <ListStale list={list} />
      <Table
        label={t('assignments.tab.experts')}
        rowKey="id"
        columns={columns}
        rows={list.data}
        pageSize={50}
        minWidth={900}
        empty={t('assignments.load.none')}
      />
    </>
  );
}

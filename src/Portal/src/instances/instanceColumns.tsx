import { Flex } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Column } from '../app/Table';
import type { TableState } from '../app/tableState';
import { Text } from '../app/text';
import type { Instance } from './instance';
import { InstanceActs } from './InstanceActs';
import { StatusTag } from './StatusTag';

interface Options {
  readonly sorted: TableState['sorted'];
  readonly nameOf: (definitionId: string) => string;
}

const time = (instant: string | null) => (instant ? dayjs(instant).format('YYYY-MM-DD HH:mm:ss') : '—');

export function useInstanceColumns({ sorted, nameOf }: Options): Column<Instance>[] {
  const { t } = useTranslation();
  return [
    {
      ...sorted('name'),
      title: t('instances.column.name'),
      render: (_, row) => (
        <Flex vertical gap={2}>
          <Link to={`/instances/${encodeURIComponent(row.id)}`} style={{ fontWeight: 500 }}>
            {row.name || nameOf(row.definitionId)}
          </Link>
          <Text type="secondary" style={{ fontSize: 12, fontFamily: 'ui-monospace, monospace' }}>
            {row.id}
          </Text>
        </Flex>
      ),
    },
    {
      key: 'definition',
      title: t('instances.column.definition'),
      render: (_, row) => (
        <Flex vertical gap={2}>
          <Link to={`/designer/${encodeURIComponent(row.definitionId)}`}>{nameOf(row.definitionId)}</Link>
          <Text type="secondary" style={{ fontSize: 13 }}>
            {t('editor.version', { version: row.version })}
          </Text>
        </Flex>
      ),
    },
    { key: 'status', title: t('instances.column.status'), render: (_, row) => <StatusTag instance={row} /> },
    {
      key: 'application',
      title: t('instances.column.application'),
      render: (_, row) => (row.correlationId ? <Link to={`/instances?application=${encodeURIComponent(row.correlationId)}`}>{row.correlationId}</Link> : '—'),
    },
    { ...sorted('created'), title: t('instances.column.created'), width: 190, render: (_, row) => time(row.createdAt) },
    { ...sorted('updated'), title: t('instances.column.updated'), width: 190, render: (_, row) => time(row.updatedAt) },
    { key: 'acts', title: <span className="only-heard">{t('app.more')}</span>, align: 'right', render: (_, row) => <InstanceActs quiet instance={row} /> },
  ];
}

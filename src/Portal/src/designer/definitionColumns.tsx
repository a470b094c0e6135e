import { CheckCircleFilled, CloseCircleFilled, ExclamationCircleFilled } from '@ant-design/icons';
import { Flex, Spin, Tag } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { components } from '#api';
import type { Column } from '../app/Table';
import type { TableState } from '../app/tableState';
import { Text } from '../app/text';
import { token } from '../app/token';
import type { DefinitionRow } from './definition';
import { RowActs } from './RowActs';

type ProblemCount = components['schemas']['ProblemCount'];

interface Options {
  readonly sorted: TableState['sorted'];
  readonly problems: readonly ProblemCount[] | undefined;
  readonly onDelete: (row: DefinitionRow) => void;
}

const colours = { published: 'green', changed: 'blue', draft: 'gold' } as const;

export function useDefinitionColumns({ sorted, problems, onDelete }: Options): Column<DefinitionRow>[] {
  const { t } = useTranslation();
  return [
    {
      ...sorted('name'),
      title: t('designer.column.name'),
      render: (_, row) => (
        <Flex vertical gap={2}>
          <Link to={`/designer/${encodeURIComponent(row.definitionId)}`} style={{ fontWeight: 500 }}>
            {row.name || row.definitionId}
          </Link>
          {row.name && row.name !== row.definitionId && (
            <Text type="secondary" style={{ fontSize: 12, fontFamily: 'ui-monospace, monospace' }}>
              {row.definitionId}
            </Text>
          )}
          {row.description && (
            <Text type="secondary" ellipsis title={row.description} style={{ maxWidth: 420, fontSize: 13 }}>
              {row.description}
            </Text>
          )}
        </Flex>
      ),
    },
    {
      key: 'state',
      title: t('designer.column.state'),
      width: 190,
      render: (_, row) => <StateTag state={row.state} />,
    },
    {
      ...sorted('versions'),
      title: t('designer.column.versions'),
      width: 170,
      render: (_, row) => (
        <Flex vertical gap={2}>
          <span>{t('designer.versions', { count: row.versions })}</span>
          <Text type="secondary" style={{ fontSize: 13 }}>
            {row.publishedVersion == null ? t('designer.latestVersion', { version: row.version }) : t('designer.publishedVersion', { version: row.publishedVersion })}
          </Text>
        </Flex>
      ),
    },
    {
      key: 'running',
      title: t('designer.column.running'),
      width: 100,
      align: 'right',
      render: (_, row) => (row.running === 0 ? <Text type="secondary">0</Text> : <Link to={`/instances?definition=${encodeURIComponent(row.definitionId)}`}>{row.running}</Link>),
    },
    { key: 'problems', title: t('designer.column.problems'), width: 100, align: 'center', render: (_, row) => <Problems row={row} count={problems?.find((one) => one.definitionId === row.definitionId)} /> },
    {
      ...sorted('edited'),
      title: t('designer.column.edited'),
      width: 170,
      render: (_, row) => (
        <Flex vertical gap={2}>
          <span>{dayjs(row.editedAt).format('YYYY-MM-DD HH:mm')}</span>
          <Text type="secondary" style={{ fontSize: 13 }}>
            {row.editor ?? '—'}
          </Text>
        </Flex>
      ),
    },
    { key: 'acts', title: <span className="only-heard">{t('app.more')}</span>, width: 110, align: 'right', render: (_, row) => <RowActs row={row} onDelete={() => onDelete(row)} /> },
  ];
}

function StateTag({ state }: { state: keyof typeof colours }) {
  const { t } = useTranslation();
  return <Tag color={colours[state]}>{t(`designer.state.${state}`)}</Tag>;
}

function Problems({ row, count }: { row: DefinitionRow; count: ProblemCount | undefined }) {
  const { t } = useTranslation();
  if (!count) return <Spin size="small" />;
  const text = count.errors + count.warnings === 0 ? t('designer.noProblems') : t('designer.problems', { errors: t('designer.errors', { count: count.errors }), warnings: t('designer.warnings', { count: count.warnings }) });
  const icon =
    count.errors > 0 ? <CloseCircleFilled style={{ color: token.colorError }} /> : count.warnings > 0 ? <ExclamationCircleFilled style={{ color: token.colorWarning }} /> : <CheckCircleFilled style={{ color: token.colorSuccess }} />;
  return (
    <Link to={`/designer/${encodeURIComponent(row.definitionId)}?panel=problems`} aria-label={text} title={text}>
      {icon} {count.errors + count.warnings > 0 && count.errors + count.warnings}
    </Link>
  );
}

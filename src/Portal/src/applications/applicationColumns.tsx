import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { momentText } from '../app/moment';
import type { Column } from '../app/Table';
import type { TableState } from '../app/tableState';
import { Text } from '../app/text';
import type { ApplicationLine } from './application';
import { StageTag } from './StageTag';

/** Every column there is, in its order; the export has the same. */
export const columnNames = [
  'receiptNumber',
  'company',
  'creditCode',
  'title',
  'area',
  'unit',
  'stage',
  'outcome',
  'contactName',
  'contactPhone',
  'contactEmail',
  'createdAt',
  'submittedAt',
  'packageAt',
  'concludedAt',
] as const;

type ColumnName = (typeof columnNames)[number];

export const usualColumns: readonly ColumnName[] = ['receiptNumber', 'company', 'title', 'area', 'unit', 'stage', 'submittedAt', 'packageAt'];

const time = (at: string | null | undefined) => (at ? momentText(at) : '—');

export function useApplicationColumns(shown: readonly ColumnName[], sorted: TableState['sorted']): Column<ApplicationLine>[] {
  const { t } = useTranslation();
  const first = shown.includes('company') ? 'company' : shown[0];
  const cells: Record<ColumnName, Omit<Column<ApplicationLine>, 'title'>> = {
    receiptNumber: { ...sorted('receiptNumber'), width: 140, render: (_, row) => row.receiptNumber ?? '—' },
    company: { ...sorted('company'), render: (_, row) => row.company },
    creditCode: { key: 'creditCode', render: (_, row) => row.creditCode },
    title: { ...sorted('title'), render: (_, row) => row.title || <Text type="secondary">{t('applications.untitled')}</Text> },
    area: { ...sorted('area'), render: (_, row) => row.areaName ?? '—' },
    unit: { ...sorted('unit'), render: (_, row) => (row.unitName ? `${row.unitNumber} ${row.unitName}` : '—') },
    stage: { ...sorted('stage'), width: 130, render: (_, row) => <StageTag stage={row.stage} outcome={row.outcome} /> },
    outcome: { ...sorted('outcome'), width: 130, render: (_, row) => (row.outcome === 'open' ? '—' : t(`applications.outcome.${row.outcome}`)) },
    contactName: { key: 'contactName', render: (_, row) => row.contactName },
    contactPhone: { key: 'contactPhone', render: (_, row) => row.contactPhone },
    contactEmail: { key: 'contactEmail', render: (_, row) => row.contactEmail },
    createdAt: { ...sorted('createdAt'), width: 165, render: (_, row) => time(row.createdAt) },
    submittedAt: { ...sorted('submittedAt'), width: 165, render: (_, row) => time(row.submittedAt) },
    packageAt: { ...sorted('packageAt'), width: 165, render: (_, row) => time(row.packageAt) },
    concludedAt: { key: 'concludedAt', width: 165, render: (_, row) => time(row.concludedAt) },
  };
  return shown.map((name) => {
    const { render, ...cell } = cells[name];
    return {
      ...cell,
      title: t(`applications.column.${name}`),
      render: (value: unknown, row: ApplicationLine, place: number) => {
        const content = render?.(value, row, place) as React.ReactNode;
        return name === first ? (
          <Link to={`/applications/${row.id}`} style={{ fontWeight: 500 }}>
            {content}
          </Link>
        ) : (
          content
        );
      },
    };
  });
}

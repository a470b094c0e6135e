import { useTranslation } from 'react-i18next';
import type { components } from '#api';
import { Table } from '../app/Table';

/** The lines of a list. */
export function EntryTable({ entries, empty }: { entries: readonly components['schemas']['NoticeEntry'][]; empty: string }) {
  const { t } = useTranslation();
  return (
    <Table
      rowKey="applicationId"
      rows={entries}
      pageSize={50}
      empty={empty}
      minWidth={820}
      columns={[
        { title: t('notices.receipt'), dataIndex: 'receiptNumber', width: 140 },
        { title: t('notices.company'), dataIndex: 'company' },
        { title: t('notices.benchmark'), dataIndex: 'title' },
        { title: t('notices.area'), dataIndex: 'area', width: 90 },
        { title: t('notices.unit'), dataIndex: 'unit', width: 240 },
      ]}
    />
  );
}

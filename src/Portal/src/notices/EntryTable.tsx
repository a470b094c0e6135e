import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { components } from '#api';
import { TableEmpty } from '../app/ListStates';

/** The lines of a list. */
export function EntryTable({ entries, empty }: { entries: readonly components['schemas']['NoticeEntry'][]; empty: string }) {
  const { t } = useTranslation();
  return (
    <div style={{ overflowX: 'auto' }}>
      <Table
        rowKey="applicationId"
        dataSource={[...entries]}
        pagination={entries.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
        locale={{ emptyText: <TableEmpty>{empty}</TableEmpty> }}
        style={{ minWidth: 820 }}
        columns={[
          { title: t('notices.receipt'), dataIndex: 'receiptNumber', width: 140 },
          { title: t('notices.company'), dataIndex: 'company' },
          { title: t('notices.benchmark'), dataIndex: 'title' },
          { title: t('notices.area'), dataIndex: 'area', width: 90 },
          { title: t('notices.unit'), dataIndex: 'unit', width: 240 },
        ]}
      />
    </div>
  );
}

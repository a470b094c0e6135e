import { DownloadOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { components } from '#api';
import { baseAddress } from '../api/base';
import { api, body } from '../api/client';
import { ListTable } from '../app/ListTable';
import { ListPage } from '../app/ListPage';
import { momentText } from '../app/moment';
import { Period } from '../app/Period';
import { queryOf } from '../app/querySet';
import type { Column } from '../app/Table';
import { useTableState } from '../app/tableState';
import { Text } from '../app/text';
import { Verification } from './Verification';

type Line = components['schemas']['AuditLine'];
type Name = components['schemas']['AuditName'];

const order = { sort: 'sequence', order: 'descend', filters: ['actor', 'act', 'subjectKind', 'subjectId', 'from', 'until'] } as const;

/** What was done by whom, newest first; and that nobody changed the record of it. */
export function AuditPage() {
  const { t, i18n } = useTranslation();
  const labelOf = (name: Name) => (i18n.language === 'zh' ? name.label : name.labelEn);
  const table = useTableState(order);
  const { query, set } = table;
  const [actor, subjectKind, subjectId, from, until] = ['actor', 'subjectKind', 'subjectId', 'from', 'until'].map((name) => query.get(name) ?? '') as [string, string, string, string, string];
  const act = query.getAll('act');
  const cursor = table.cursors.at(-1);
  const acts = useQuery({ queryKey: ['audit', 'acts'], queryFn: async ({ signal }) => body(await api.GET('/api/audit/acts', { signal })), staleTime: 60_000 });
  const kinds = useQuery({ queryKey: ['audit', 'subjects'], queryFn: async ({ signal }) => body(await api.GET('/api/audit/subjects', { signal })), staleTime: 60_000 });
  const filter = {
    ...(actor && { actor }),
    ...(act.length > 0 && { act }),
    ...(subjectKind && { subjectKind }),
    ...(/^\d+$/.test(subjectId) && { subjectId: Number(subjectId) }),
    ...(from && { from }),
    ...(until && { until }),
  };
  const list = useQuery({
    queryKey: ['audit', filter, cursor, table.pageSize],
    queryFn: async ({ signal }) => body(await api.GET('/api/audit', { params: { query: { ...filter, take: table.pageSize, ...(cursor && { cursor }) } }, signal })),
    placeholderData: keepPreviousData,
  });
  const text = (name: 'actor' | 'subjectId', value: string, label: string, width: number) => (
    <Input
      key={`${name} ${value}`}
      allowClear
      defaultValue={value}
      placeholder={label}
      aria-label={label}
      onPressEnter={(event) => set({ [name]: event.currentTarget.value.trim() })}
      onBlur={(event) => event.currentTarget.value.trim() !== value && set({ [name]: event.currentTarget.value.trim() })}
      onClear={() => set({ [name]: undefined })}
      style={{ width }}
    />
  );

  const columns: Column<Line>[] = [
    { key: 'sequence', title: t('audit.column.sequence'), width: 90, render: (_, row) => row.sequence },
    { key: 'at', title: t('audit.column.at'), width: 165, render: (_, row) => momentText(row.at) },
    {
      key: 'actor',
      title: t('audit.column.actor'),
      width: 170,
      render: (_, row) => (
        <>
          {labelOf(row.actor)}
          {labelOf(row.actor) !== row.actor.name && (
            <Text type="secondary" style={{ display: 'block', fontSize: 12, overflowWrap: 'anywhere' }}>
              {row.actor.name}
            </Text>
          )}
        </>
      ),
    },
    { key: 'act', title: t('audit.column.act'), width: 220, render: (_, row) => <span title={row.act.name}>{labelOf(row.act)}</span> },
    {
      key: 'subject',
      title: t('audit.column.subject'),
      width: 170,
      render: (_, row) => (row.subject.name === 'application' ? <Link to={`/applications/${row.subjectId}`}>{`${labelOf(row.subject)} ${row.subjectId}`}</Link> : `${labelOf(row.subject)} ${row.subjectId}`),
    },
    { key: 'details', title: t('audit.column.details'), render: (_, row) => <Details line={row} /> },
  ];

  return (
    <ListPage
      title={t('audit.title')}
      acts={
        <Button icon={<DownloadOutlined />} href={`${baseAddress}/api/audit/export?${queryOf(filter)}`} download>
          {t('audit.export')}
        </Button>
      }
      filters={
        <>
          {text('actor', actor, t('audit.filter.actor'), 180)}
          <Select
            mode="multiple"
            allowClear
            maxTagCount="responsive"
            placeholder={t('audit.filter.act')}
            aria-label={t('audit.filter.act')}
            value={act}
            options={acts.data?.map((one) => ({ value: one.name, label: labelOf(one) })) ?? []}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(value: string[]) => set({ act: value })}
            style={{ minWidth: 220, maxWidth: 360 }}
          />
          <Select
            allowClear
            placeholder={t('audit.filter.kind')}
            aria-label={t('audit.filter.kind')}
            value={subjectKind || null}
            options={kinds.data?.map((one) => ({ value: one.name, label: labelOf(one) })) ?? []}
            onChange={(value: string | undefined) => set({ subjectKind: value })}
            style={{ width: 160 }}
          />
          {text('subjectId', subjectId, t('audit.filter.id'), 120)}
          <Period label={t('audit.filter.period')} fromLabel={t('audit.filter.from')} untilLabel={t('audit.filter.until')} from={from} until={until} onChange={set} />
          {table.filtered && (
            <Button type="link" onClick={table.clear}>
              {t('app.clear')}
            </Button>
          )}
          <span style={{ flex: 1 }} />
          <Verification />
        </>
      }
    >
      <ListTable list={list} state={table} columns={columns} rowKey="sequence" empty={t('audit.empty')} nothingFound={t('audit.nothingFound')} minWidth={1000} />
    </ListPage>
  );
}

/** What else is on record: short ones as they are, long ones when asked for. */
function Details({ line }: { line: Line }) {
  const { t } = useTranslation();
  if (line.details === '{}') return <>{t('audit.noDetails')}</>;
  const pretty = JSON.stringify(JSON.parse(line.details), null, 2);
  return (
    <details>
      <summary style={{ cursor: 'pointer' }}>{t('audit.show')}</summary>
      <pre style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', margin: '4px 0 0', fontSize: 12 }}>{pretty}</pre>
      <div style={{ fontSize: 12, overflowWrap: 'anywhere' }}>SHA-256 {line.hash}</div>
    </details>
  );
}

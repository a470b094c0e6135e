import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Flex, Select, Tag } from 'antd';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, body } from '../api/client';
import { later } from '../app/later';
import { ListTable } from '../app/ListTable';
import { deadlineText } from '../app/moment';
import { PageTitle } from '../app/PageTitle';
import { SearchBox } from '../app/SearchBox';
import type { Column } from '../app/Table';
import { useTableState } from '../app/tableState';
import { Tabs } from '../app/Tabs';
import { Text } from '../app/text';
import { useTab } from '../app/useTab';
import { campaignQuery } from '../campaign/campaignQuery';
import { useMay } from '../session/session';
import { type Assigned, type AssignmentLine, standingOf } from './assignment';
import { ExpertLoads } from './ExpertLoads';

const WhyNot = later(async () => (await import('./WhyNot')).WhyNot);

const order = { sort: 'receipt', order: 'ascend', filters: ['search', 'area', 'past'] } as const;

/** Who judges what: applications against experts. */
export function AssignmentsPage() {
  const { t } = useTranslation();
  const table = useTableState(order);
  const [tab, setTab] = useTab(['applications', 'experts']);
  return (
    <div className="list-page">
      <PageTitle>{t('assignments.title')}</PageTitle>
      <Tabs
        activeKey={tab}
        onChange={setTab}
        destroyOnHidden
        items={[
          { key: 'applications', label: t('assignments.tab.applications'), children: <Applications table={table} /> },
          { key: 'experts', label: t('assignments.tab.experts'), children: <ExpertLoads /> },
        ]}
      />
    </div>
  );
}

interface Looked {
  readonly line: AssignmentLine;
  /** The late place that is to be given to another. */
  readonly late?: Assigned;
}

function Applications({ table }: { table: ReturnType<typeof useTableState> }) {
  const { t } = useTranslation();
  const { query, set } = table;
  const mayChange = useMay('write:selection');
  const [looked, setLooked] = useState<Looked>();
  const campaign = useQuery(campaignQuery);
  const [search, area, past] = [query.get('search') ?? '', query.getAll('area'), query.get('past') === '1'];
  const filter = { ...(search && { search }), ...(area.length > 0 && { area: area.map(Number) }), ...(past && { past }) };
  const cursor = table.cursors.at(-1);
  const list = useQuery({
    queryKey: ['reviews', 'assignments', filter, cursor, table.pageSize],
    queryFn: async ({ signal }) => body(await api.GET('/api/assignments', { params: { query: { ...filter, take: table.pageSize, ...(cursor && { cursor }) } }, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: 20_000,
  });
  const find = useCallback((text: string) => set({ search: text }), [set]);
  const columns: Column<AssignmentLine>[] = [
    {
      key: 'company',
      title: t('assignments.column.application'),
      width: 300,
      render: (_, line) => (
        <>
          <Link to={`/applications/${line.id}?tab=course`}>{line.company}</Link>
          <Text type="secondary" style={{ display: 'block' }}>
            {[line.receiptNumber, line.area].filter(Boolean).join(' · ')}
          </Text>
        </>
      ),
    },
    {
      key: 'experts',
      title: t('assignments.column.experts'),
      render: (_, line) => (
        <ul className="plain-list assignment-seats">
          {line.sheets.map((sheet) => (
            <li key={sheet.sheetId}>
              <Flex gap={8} wrap align="center">
                <Text strong>{sheet.expert}</Text>
                <Tag color={sheet.state === 'submitted' ? 'green' : sheet.overdue ? 'red' : sheet.state === 'assigned' || sheet.state === 'draft' ? 'blue' : 'default'}>
                  {sheet.overdue ? t('assignments.overdue') : t(`assignments.state.${sheet.state}`)}
                </Tag>
                {sheet.origin !== 'regular' && <Tag>{t(`assignments.origin.${sheet.origin}`)}</Tag>}
                <Text type="secondary">{sheet.endedBecause ?? (sheet.state === 'submitted' ? sheet.why : t('assignments.due', { at: deadlineText(sheet.dueAt) }))}</Text>
                {sheet.replaceable && mayChange && (
                  <Button size="small" onClick={() => setLooked({ line, late: sheet })}>
                    {t('assignments.replace.open')}
                  </Button>
                )}
              </Flex>
            </li>
          ))}
          {line.sheets.length === 0 && <Text type="secondary">{t('assignments.nobody')}</Text>}
        </ul>
      ),
    },
    {
      key: 'missing',
      title: t('assignments.column.missing'),
      width: 190,
      render: (_, line) => (
        <>
          <Standing line={line} />
          {line.findTaskId && (
            <div>
              <Link to={`/inbox/${line.findTaskId}?scope=All`}>{t('assignments.again')}</Link>
            </div>
          )}
        </>
      ),
    },
    {
      key: 'why',
      title: t('assignments.column.why'),
      width: 130,
      render: (_, line) => (
        <Button type="link" style={{ padding: 0 }} onClick={() => setLooked({ line })} aria-label={t('assignments.why.of', { company: line.company })}>
          {t('assignments.why.open')}
        </Button>
      ),
    },
  ];
  return (
    <>
      <Flex gap={8} wrap align="center" style={{ marginBottom: 12 }}>
        <SearchBox value={search} label={t('assignments.search')} onChange={find} />
        <Select
          mode="multiple"
          allowClear
          maxTagCount="responsive"
          aria-label={t('assignments.area')}
          placeholder={t('assignments.area')}
          value={area}
          options={campaign.data?.areas.map((one) => ({ value: String(one.number), label: one.name })) ?? []}
          onChange={(values: string[]) => set({ area: values })}
          style={{ minWidth: 200, maxWidth: 360 }}
        />
        <Checkbox checked={past} onChange={(event) => set({ past: event.target.checked ? '1' : undefined })}>
          {t('assignments.past')}
        </Checkbox>
        {table.filtered && (
          <Button type="link" onClick={table.clear}>
            {t('app.clear')}
          </Button>
        )}
      </Flex>
      <ListTable list={list} state={table} columns={columns} rowKey="id" empty={t('assignments.empty')} nothingFound={t('assignments.nothingFound')} minWidth={960} />
      {looked && <WhyNot line={looked.line} late={looked.late} onClose={() => setLooked(undefined)} />}
    </>
  );
}

/** How far the review of one application is: who is still to be found, who is late, whose score is in. */
function Standing({ line }: { line: AssignmentLine }) {
  const { t } = useTranslation();
  const { given, late } = standingOf(line);
  const all = given >= line.needed;
  return (
    <>
      {line.missing > 0 && <Tag color="orange">{t('assignments.missing', { count: line.missing })}</Tag>}
      {late > 0 && <Tag color="red">{t('assignments.late', { count: late })}</Tag>}
      {all ? <Tag color="green">{t('assignments.allGiven', { count: line.needed })}</Tag> : <div>{t('assignments.given', { given, needed: line.needed })}</div>}
    </>
  );
}

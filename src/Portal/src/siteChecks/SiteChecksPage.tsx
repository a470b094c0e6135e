import { Flex } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { later } from '../app/later';
import { PageTitle } from '../app/PageTitle';
import { useTableState } from '../app/tableState';
import { Tabs } from '../app/Tabs';
import { useTab } from '../app/useTab';
import { OrderButton } from './OrderButton';
import { SiteCheckTable } from './SiteCheckTable';
import type { Planning } from './siteCheck';
import { WeekBoard } from './WeekBoard';
import './siteChecks.css';

const PlanDialog = later(async () => (await import('./PlanDialog')).PlanDialog);

const order = { sort: 'visit', order: 'ascend', filters: ['search', 'standing', 'area', 'unit'] } as const;

/** Visits to companies: which are asked for, who goes, and when. */
export function SiteChecksPage() {
  const { t } = useTranslation();
  const table = useTableState(order);
  const [planning, setPlanning] = useState<Planning>();
  const [tab, setTab] = useTab(['weeks', 'list']);
  return (
    <div className="list-page">
      <Flex gap={12} wrap align="start" justify="space-between">
        <PageTitle>{t('siteChecks.title')}</PageTitle>
        <OrderButton />
      </Flex>
      <Tabs
        activeKey={tab}
        onChange={setTab}
        destroyOnHidden
        items={[
          { key: 'weeks', label: t('siteChecks.tab.weeks'), children: <WeekBoard onPlan={setPlanning} /> },
          { key: 'list', label: t('siteChecks.tab.list'), children: <SiteCheckTable table={table} onPlan={setPlanning} /> },
        ]}
      />
      {planning && (
        <PlanDialog planning={planning} onClose={() => setPlanning(undefined)} />
      )}
    </div>
  );
}

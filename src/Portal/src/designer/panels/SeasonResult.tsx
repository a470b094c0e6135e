import { ExpandOutlined } from '@ant-design/icons';
import { Alert, Button, Flex, Modal, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionLink } from '../../app/ActionLink';
import { Table } from '../../app/Table';
import { Tabs } from '../../app/Tabs';
import { Text, Title } from '../../app/text';
import { token } from '../../app/token';
import type { StudioHandle } from '../../studio/StudioFrame';
import type { Schemas } from './desk';

type Comparison = Schemas['SeasonComparison'];
type Count = Schemas['ComparedNumber'];

interface Props {
  readonly comparison: Comparison;
  readonly rehearsal: Schemas['RehearsalReply'];
  readonly definitionId: string;
  readonly studio: StudioHandle;
}

/** The sentence, what is wrong, the figures at a glance; everything else in a window of its own. */
export function SeasonResult(props: Props) {
  const { t, i18n } = useTranslation();
  const { comparison } = props;
  const [open, setOpen] = useState(false);
  const bad = comparison.troubles.some((one) => one.new) || comparison.waiting.some((one) => one.new) || comparison.checks.some((check) => !check.after && check.before !== false);
  return (
    <>
      <Alert type={bad ? 'error' : comparison.identical ? 'success' : 'info'} showIcon title={i18n.language === 'en' ? comparison.summaryEn : comparison.summary} />
      <Troubles {...props} />
      <div style={{ marginTop: 16 }}>
        {comparison.numbers.map((number) => (
          <Pair key={number.key} label={t(`rehearse.number.${number.key}` as 'rehearse.number.mail')} count={number} />
        ))}
      </div>
      <Legend compared={comparison.numbers[0]?.before != null} />
      <Button block icon={<ExpandOutlined />} onClick={() => setOpen(true)} style={{ marginTop: 12 }}>
        {t('rehearse.all')}
      </Button>
      {open && (
        <Modal open width={960} footer={null} title={t('rehearse.allTitle', { version: props.rehearsal.draftVersion, published: props.rehearsal.publishedVersion ?? '—' })} onCancel={() => setOpen(false)}>
          <Tables comparison={comparison} />
        </Modal>
      )}
    </>
  );
}

/** Where the season failed or came to a stop. What stands in this definition is shown on the canvas. */
function Troubles({ comparison, definitionId, studio }: Props) {
  const { t } = useTranslation();
  const all = [...comparison.troubles, ...comparison.waiting];
  if (all.length === 0) return null;
  return (
    <ul style={{ listStyle: 'none', margin: '12px 0 0', padding: 0 }} aria-label={t('rehearse.troubles')}>
      {all.slice(0, 12).map((one, index) => (
        <li key={index} style={{ padding: '6px 0' }}>
          <Flex gap={6} align="center" wrap>
            <Tag color={one.message ? 'red' : 'orange'}>{one.message ? t('rehearse.failedTimes', { count: one.count }) : t('rehearse.stuck', { count: one.count })}</Tag>
            {one.definition} ·
            {one.definitionId === definitionId ? <ActionLink onClick={() => studio.select(one.activityId)}>{one.activity}</ActionLink> : <span>{one.activity}</span>}
            {!one.new && <Tag>{t('rehearse.before')}</Tag>}
          </Flex>
          {one.message && <Text type="secondary" style={{ overflowWrap: 'anywhere' }}>{one.message}</Text>}
        </li>
      ))}
    </ul>
  );
}

/** Two bars, one below the other: the published version's and the draft's. */
function Pair({ label, count }: { label: string; count: Count }) {
  const most = Math.max(count.before ?? 0, count.after, 1);
  const bar = (value: number, colour: string) => <div style={{ height: 6, borderRadius: 3, width: `${(100 * value) / most}%`, minWidth: value > 0 ? 2 : 0, background: colour }} />;
  const differs = count.before != null && count.before !== count.after;
  return (
    <div style={{ marginBottom: 8 }}>
      <Flex justify="space-between">
        <span>{label}</span>
        <Text strong={differs}>
          {count.before != null && differs ? `${count.before.toLocaleString()} → ` : ''}
          {count.after.toLocaleString()}
        </Text>
      </Flex>
      <Flex vertical gap={2} aria-hidden>
        {count.before != null && bar(count.before, token.colorTextQuaternary)}
        {bar(count.after, differs ? token.colorPrimary : token.colorTextTertiary)}
      </Flex>
    </div>
  );
}

function Legend({ compared }: { compared: boolean }) {
  const { t } = useTranslation();
  return compared ? <Text type="secondary" style={{ fontSize: 12 }}>{t('rehearse.legend')}</Text> : null;
}

function Tables({ comparison }: { comparison: Comparison }) {
  const { t, i18n } = useTranslation();
  const outcome = (key?: string | null) => (key ? t(`rehearse.outcome.${key}` as 'rehearse.outcome.selected', { defaultValue: key }) : '—');
  const counts = (rows: readonly Count[], label: string, name: (key: string) => string) => (
    <Table
      small
      rowKey="key"
      pageSize={12}
      rows={[...rows].sort((one, other) => Number(other.before !== other.after) - Number(one.before !== one.after))}
      columns={[
        { title: label, render: (_, row) => name(row.key) },
        { title: t('rehearse.published'), dataIndex: 'before', align: 'right', render: (value?: number | null) => value ?? '—' },
        { title: t('rehearse.draft'), dataIndex: 'after', align: 'right' },
        { title: t('rehearse.difference'), align: 'right', render: (_, row) => difference(row.before, row.after) },
      ]}
    />
  );
  return (
    <Tabs
      items={[
        {
          key: 'outcomes',
          label: t('rehearse.tab.outcomes'),
          children: (
            <>
              {counts(comparison.outcomes, t('rehearse.tab.outcomes'), outcome)}
              <Title level={3} style={{ fontSize: 14 }}>
                {t('rehearse.moved', { count: comparison.applications.length })}
              </Title>
              <Table
                small
                rowKey="company"
                pageSize={10}
                rows={comparison.applications}
                columns={[
                  { title: t('rehearse.company'), dataIndex: 'company' },
                  { title: t('rehearse.area'), dataIndex: 'area', width: 70 },
                  { title: t('rehearse.published'), render: (_, row) => outcome(row.before) },
                  { title: t('rehearse.draft'), render: (_, row) => outcome(row.after) },
                ]}
              />
            </>
          ),
        },
        { key: 'mail', label: t('rehearse.tab.mail'), children: counts(comparison.mail, t('rehearse.template'), (key) => key || '—') },
        { key: 'tasks', label: t('rehearse.tab.tasks'), children: counts(comparison.tasks, t('rehearse.taskType'), (key) => key || '—') },
        {
          key: 'stages',
          label: t('rehearse.tab.stages'),
          children: (
            <Table
              small
              rowKey="stage"
              rows={comparison.stages}
              columns={[
                { title: t('rehearse.stage'), render: (_, row) => t(`rehearse.stages.${row.stage}` as 'rehearse.stages.draft', { defaultValue: row.stage }) },
                { title: t('rehearse.came'), align: 'right', render: (_, row) => arrow(row.applicationsBefore, row.applicationsAfter) },
                { title: t('rehearse.days'), align: 'right', render: (_, row) => arrow(row.daysBefore, row.daysAfter) },
              ]}
            />
          ),
        },
        {
          key: 'units',
          label: t('rehearse.tab.units'),
          children: (
            <Table
              small
              rowKey="number"
              pageSize={12}
              rows={[...comparison.units].sort((one, other) => Number(other.before !== other.after) - Number(one.before !== one.after) || one.number - other.number)}
              columns={[
                { title: t('rehearse.unit'), dataIndex: 'name' },
                { title: t('rehearse.quota'), align: 'right', render: (_, row) => arrow(row.quotaBefore, row.quotaAfter) },
                { title: t('rehearse.used'), align: 'right', render: (_, row) => arrow(row.before, row.after) },
              ]}
            />
          ),
        },
        {
          key: 'checks',
          label: t('rehearse.tab.checks'),
          children: (
            <ul style={{ listStyle: 'none', padding: 0 }}>
              {comparison.checks.map((check) => {
                const at = check.title.search(/ [A-Z]/);
                return (
                  <li key={check.title} style={{ padding: '4px 0' }}>
                    <Tag color={check.after ? 'green' : 'red'}>{t(check.after ? 'rehearse.holds' : 'rehearse.broken')}</Tag>
                    {at < 0 ? check.title : i18n.language === 'en' ? check.title.slice(at + 1) : check.title.slice(0, at)}
                    {check.detail && <Text type="secondary"> {check.detail}</Text>}
                  </li>
                );
              })}
            </ul>
          ),
        },
      ]}
    />
  );
}

function difference(before: number | null | undefined, after: number) {
  if (before == null || before === after) return '';
  return <Tag color={after > before ? 'blue' : 'orange'}>{after > before ? `+${after - before}` : after - before}</Tag>;
}

function arrow(before: number | null | undefined, after: number | null | undefined) {
  if (before == null || before === after) return after ?? '—';
  return (
    <strong>
      {before} → {after ?? '—'}
    </strong>
  );
}

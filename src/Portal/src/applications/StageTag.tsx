import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Outcome, Stage } from './application';

const ends: Partial<Record<Outcome, string>> = { selected: 'green', notSelected: 'default', notRecommended: 'orange', ineligible: 'orange', withdrawn: 'default', late: 'default', removed: 'red' };

/** Where an application is; once it has ended, how. */
export function StageTag({ stage, outcome }: { stage: Stage; outcome: Outcome | undefined }) {
  const { t } = useTranslation();
  if (stage === 'concluded' && outcome && outcome !== 'open') return <Tag color={ends[outcome] ?? 'default'}>{t(`applications.outcome.${outcome}`)}</Tag>;
  return <Tag color={stage === 'draft' || stage === 'concluded' ? 'default' : stage === 'returned' ? 'orange' : 'blue'}>{t(`applications.stage.${stage}`)}</Tag>;
}

import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMay } from '../session/session';
import type { Planning, SiteCheck } from './siteCheck';

/** Opens the plan of a visit, where it may be made now and by this person. */
export function PlanButton({ check, onPlan }: { check: SiteCheck; onPlan: (planning: Planning) => void }) {
  const { t } = useTranslation();
  const may = useMay('write:selection');
  const first = check.standing === 'toPlan';
  if (!may || !check.plannable) return null;
  return (
    <Button size="small" type={first ? 'primary' : 'default'} onClick={() => onPlan({ check })} aria-label={`${t(first ? 'siteChecks.plan' : 'siteChecks.change')} ${check.company}`}>
      {t(first ? 'siteChecks.plan' : 'siteChecks.change')}
    </Button>
  );
}

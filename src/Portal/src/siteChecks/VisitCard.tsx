import { Flex, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Text } from '../app/text';
import { token } from '../app/token';
import { CallOffButton } from './CallOffButton';
import { PlanButton } from './PlanButton';
import { colours, type Planning, type SiteCheck } from './siteCheck';

interface Props {
  readonly check: SiteCheck;
  readonly draggable: boolean;
  readonly onDrag: (check: SiteCheck | undefined) => void;
  readonly onPlan: (planning: Planning) => void;
}

/** One visit on a day, or waiting for one. */
export function VisitCard({ check, draggable, onDrag, onPlan }: Props) {
  const { t } = useTranslation();
  return (
    <li
      className="visit-card"
      style={{ borderColor: token.colorBorder, background: token.colorBgElevated, cursor: draggable ? 'grab' : 'auto' }}
      draggable={draggable}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', check.receiptNumber);
        onDrag(check);
      }}
      onDragEnd={() => onDrag(undefined)}
    >
      <Link to={`/applications/${check.applicationId}?tab=course`} draggable={false} style={{ overflowWrap: 'anywhere' }}>
        {check.company}
      </Link>
      <Text type="secondary" style={{ display: 'block', fontSize: 13 }}>
        {check.standing === 'toPlan' ? [check.receiptNumber, check.address, check.area].filter(Boolean).join(' · ') : check.team.map(({ name }, place) => (place === 0 ? t('siteChecks.leader', { name }) : name)).join('、')}
      </Text>
      <Flex gap={6} wrap align="center" style={{ marginTop: 6 }}>
        {check.standing !== 'toPlan' && <Tag color={colours[check.standing]}>{t(`siteChecks.standing.${check.standing}`)}</Tag>}
        {check.standing === 'toPlan' && !check.plannable && <Text type="secondary">{t('siteChecks.notYet')}</Text>}
        <PlanButton check={check} onPlan={onPlan} />
        <CallOffButton check={check} />
        {check.reportTaskId && <Link to={`/inbox/${check.reportTaskId}?scope=All`}>{t('siteChecks.report')}</Link>}
      </Flex>
    </li>
  );
}

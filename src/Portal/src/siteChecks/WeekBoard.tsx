import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Empty, Flex, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ListError, ListStale } from '../app/ListStates';
import { useQuerySet } from '../app/querySet';
import { Skeleton } from '../app/Skeleton';
import { Paragraph, Text, Title } from '../app/text';
import { token } from '../app/token';
import { useMay } from '../session/session';
import { dayText, type Planning, plusDays, shownDays, type SiteCheck, useCalendar } from './siteCheck';
import { VisitCard } from './VisitCard';

/** Two weeks, day by day, and beside them what has no day yet. A visit is planned by its button, or by dragging it onto a day. */
export function WeekBoard({ onPlan }: { onPlan: (planning: Planning) => void }) {
  const { t, i18n } = useTranslation();
  const [query, set] = useQuerySet();
  const mayPlan = useMay('write:selection');
  const [dragged, setDragged] = useState<SiteCheck>();
  const [over, setOver] = useState<string>();
  const calendar = useCalendar(query.get('from') ?? undefined);
  if (calendar.error && !calendar.data) return <ListError error={calendar.error} onRetry={() => void calendar.refetch()} />;
  if (!calendar.data) return <Skeleton />;
  const { days, visits, toPlan, toPlanCount, today, lastDay } = calendar.data;
  const first = days[0]!.day; // fourteen days
  const card = (check: SiteCheck) => <VisitCard key={check.id} check={check} draggable={mayPlan && check.plannable} onDrag={setDragged} onPlan={onPlan} />;
  const drop = (day: string) => {
    setOver(undefined);
    setDragged(undefined);
    if (dragged) onPlan({ check: dragged, from: day });
  };
  return (
    <>
      <ListStale list={calendar} />
      <section aria-labelledby="to-plan" style={{ marginBottom: 20 }}>
        <Title level={2} id="to-plan" style={{ fontSize: 16, margin: '0 0 8px' }}>
          {t('siteChecks.week.toPlan', { count: toPlanCount })}
        </Title>
        {toPlan.length === 0 ? (
          <Text type="secondary">{t('siteChecks.week.none')}</Text>
        ) : (
          <>
            {mayPlan && <Paragraph type="secondary">{t('siteChecks.week.hint')}</Paragraph>}
            <ul className="visit-tray">{toPlan.map(card)}</ul>
            {toPlan.length < toPlanCount && <Text type="secondary">{t('siteChecks.week.more')}</Text>}
          </>
        )}
      </section>
      <Flex gap={8} wrap align="center" style={{ marginBottom: 12 }}>
        <Button icon={<LeftOutlined />} aria-label={t('siteChecks.week.earlier')} title={t('siteChecks.week.earlier')} onClick={() => set({ from: plusDays(first, -shownDays) })} />
        <Button onClick={() => set({ from: undefined })}>{t('siteChecks.week.now')}</Button>
        <Button icon={<RightOutlined />} aria-label={t('siteChecks.week.later')} title={t('siteChecks.week.later')} onClick={() => set({ from: plusDays(first, shownDays) })} />
        <Text strong aria-live="polite">
          {first} ~ {days.at(-1)!.day}
        </Text>
      </Flex>
      {visits.length === 0 && toPlan.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('siteChecks.empty')} />}
      <ol className="visit-weeks">
        {days.map(({ day, works }) => {
          const here = visits.filter((check) => check.visitFrom! <= day && day <= check.visitUntil!); // held visits have days
          const takes = dragged !== undefined && day >= today;
          return (
            <li
              key={day}
              className={`visit-day${here.length === 0 ? ' visit-day-empty' : ''}`}
              style={{ background: works ? token.colorBgContainer : token.colorFillQuaternary, borderColor: takes && over === day ? token.colorPrimary : token.colorBorderSecondary, ...(day === today && { boxShadow: `inset 0 3px 0 ${token.colorPrimary}` }) }}
              onDragOver={(event) => {
                if (!takes) return;
                event.preventDefault();
                setOver(day);
              }}
              onDragLeave={() => setOver((one) => (one === day ? undefined : one))}
              onDrop={(event) => {
                event.preventDefault();
                if (takes) drop(day);
              }}
            >
              <Flex gap={4} wrap align="center" justify="space-between" style={{ marginBottom: 6 }}>
                <Text strong={day === today} {...(!works && { type: 'secondary' as const })}>
                  {dayText(day, i18n.language)}
                </Text>
                <span>
                  {day === today && <Tag color="blue">{t('siteChecks.week.today')}</Tag>}
                  {day === lastDay && <Tag color="red">{t('siteChecks.week.last')}</Tag>}
                  {!works && <Text type="secondary">{t('siteChecks.week.off')}</Text>}
                </span>
              </Flex>
              {here.length > 0 && <ul className="plain-list visit-cards">{here.map(card)}</ul>}
            </li>
          );
        })}
      </ol>
    </>
  );
}

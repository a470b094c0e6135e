import { Alert, Card, Flex, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { deadlineText, momentText } from '../app/moment';
import { Paragraph, Text, Title } from '../app/text';
import type { Follower, MovedDate } from './desk';

/** What would move: each date, the steps that go by it, their reminders and letters. */
export function MovePreview({ moved }: { moved: readonly MovedDate[] }) {
  const { t } = useTranslation();
  if (moved.length === 0) return <Alert type="info" showIcon title={t('campaignDesk.nothing')} />;
  return (
    <section aria-label={t('campaignDesk.previewTitle')}>
      <Title level={2} style={{ fontSize: 16 }}>
        {t('campaignDesk.previewTitle')}
      </Title>
      <Flex vertical gap={12}>
        {moved.map((date) => (
          <Card
            key={date.name}
            title={
              <Flex gap={8} wrap align="center" style={{ paddingBlock: 8, whiteSpace: 'normal' }}>
                <h3 className="card-title">{date.title}</h3>
                <span style={{ fontWeight: 400 }}>
                  {deadlineText(date.from)} → <strong>{deadlineText(date.to)}</strong>
                </span>
                <Tag color={date.days > 0 ? 'blue' : 'orange'}>{date.days > 0 ? t('campaignDesk.later', { days: date.days }) : t('campaignDesk.earlier', { days: -date.days })}</Tag>
                {date.isDayOff && <Tag color="orange">{t('campaignDesk.dayOff')}</Tag>}
              </Flex>
            }
          >
            <Paragraph>{date.waiting > 0 ? t('campaignDesk.waiting', { count: date.waiting }) : t('campaignDesk.noneWaiting')}</Paragraph>
            {date.followers.length === 0 && <Text type="secondary">{t('campaignDesk.noFollowers')}</Text>}
            <ul className="plain-list">
              {date.followers.map((one, place) => (
                <li key={place}>
                  <Step follower={one} to={date.to} />
                </li>
              ))}
            </ul>
          </Card>
        ))}
      </Flex>
    </section>
  );
}

function Step({ follower, to }: { follower: Follower; to: string }) {
  const { t } = useTranslation();
  return (
    <>
      <Flex gap={8} wrap align="center">
        <Tag>{t(`campaignDesk.kind.${follower.kind as 'wait'}`)}</Tag>
        <span>
          {follower.process} · <strong>{follower.step}</strong>
        </span>
        {follower.waiting > 0 && <Tag color="blue">{t('campaignDesk.stepWaiting', { count: follower.waiting })}</Tag>}
      </Flex>
      {follower.reminders.map((reminder) => (
        <div key={reminder.daysBefore}>
          {t('campaignDesk.reminder', { days: reminder.daysBefore, from: momentText(reminder.from), to: momentText(reminder.to) })}
          {reminder.letters.length > 0 && t('campaignDesk.letters', { names: reminder.letters.join('、') })}
          {reminder.missed && (
            <Tag color="orange" style={{ marginInlineStart: 8 }}>
              {t('campaignDesk.missed')}
            </Tag>
          )}
        </div>
      ))}
      {follower.letters.length > 0 && <div>{t('campaignDesk.atTime', { at: deadlineText(to), names: follower.letters.join('、') })}</div>}
    </>
  );
}

import { useTranslation } from 'react-i18next';
import { deadlineText } from '../app/moment';
import { Text } from '../app/text';
import { useNow } from './inboxState';
import { isOver, isToday, span, type TaskLine } from './task';

/** Until when, as far as it matters: overdue in red with how long, today's with its time. */
export function DueText({ line }: { line: TaskLine }) {
  const { t } = useTranslation();
  const now = useNow();
  if (!line.dueAt) return <Text type="secondary">{t('inbox.due.none')}</Text>;
  const at = deadlineText(line.dueAt);
  if (isOver(line)) return <Text type="secondary">{t('inbox.due.at_ended', { date: at })}</Text>;
  if (new Date(line.dueAt).getTime() <= now) {
    const { unit, count } = span(line.dueAt, now);
    return (
      <Text type="danger" strong title={at}>
        {t('inbox.due.overdue', { span: t(`inbox.span.${unit}`, { count }) })}
      </Text>
    );
  }
  if (isToday(line.dueAt, now)) return <Text strong>{t('inbox.due.today', { time: at.slice(11) })}</Text>;
  return <Text type="secondary">{t('inbox.due.at', { date: at })}</Text>;
}

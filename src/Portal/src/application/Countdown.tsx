import { useTranslation } from 'react-i18next';
import { deadlineText } from '../app/moment';
import { Text } from '../app/text';
import { useServerNow } from './useServerNow';

/** Until when, and how long that still is, by the server's clock. */
export function Countdown({ now, until }: { now: string; until: string }) {
  const { t } = useTranslation();
  const left = Math.max(0, Date.parse(until) - useServerNow(now));
  const [days, hours, minutes, seconds] = [Math.floor(left / 86_400_000), Math.floor(left / 3_600_000) % 24, Math.floor(left / 60_000) % 60, Math.floor(left / 1_000) % 60];
  const text = left === 0 ? t('application.closed') : days > 0 ? t('application.daysLeft', { days, hours }) : t('application.hoursLeft', { hours, minutes, seconds });
  return (
    <span>
      {t('application.closes', { at: deadlineText(until) })}{' '}
      <Text strong type={left < 3 * 86_400_000 ? 'danger' : 'secondary'}>
        {text}
      </Text>
    </span>
  );
}

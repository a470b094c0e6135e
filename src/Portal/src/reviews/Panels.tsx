import { Card, Empty, Flex, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ListError, ListStale } from '../app/ListStates';
import { momentText } from '../app/moment';
import { Skeleton } from '../app/Skeleton';
import { Paragraph, Text } from '../app/text';
import { addressOf, type PanelSession, type PanelTurn, usePanels } from './review';

/** The sittings of one's panels, turn by turn, as they go on. */
export function Panels() {
  const { t } = useTranslation();
  const sessions = usePanels();
  if (sessions.error && !sessions.data) return <ListError error={sessions.error} onRetry={() => void sessions.refetch()} />;
  if (!sessions.data) return <Skeleton />;
  if (sessions.data.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('reviews.panel.none')} />;
  return (
    <Flex vertical gap={16}>
      <ListStale list={sessions} />
      {sessions.data.map((session) => (
        <Session key={session.number} session={session} />
      ))}
    </Flex>
  );
}

function Session({ session }: { session: PanelSession }) {
  const { t } = useTranslation();
  return (
    <Card title={<h2 className="card-title">{t('reviews.panel.session', { number: session.number, at: momentText(session.startsAt), room: session.room })}</h2>}>
      <Paragraph type="secondary">
        {session.area}
        {t('reviews.panel.minutes', { present: session.presentMinutes, question: session.questionMinutes })}
        {!session.drawn && t('reviews.panel.undrawn')}
      </Paragraph>
      <ol className="plain-list">
        {session.turns.map((turn, at) => (
          <Turn key={turn.applicationId ?? `leave-${at}`} turn={turn} />
        ))}
      </ol>
    </Card>
  );
}

function Turn({ turn }: { turn: PanelTurn }) {
  const { t } = useTranslation();
  return (
    <li>
      <Flex gap={12} wrap align="baseline">
        <Text strong style={{ minWidth: 28 }}>
          {turn.position ?? '—'}
        </Text>
        <span style={{ minWidth: 96 }}>{turn.startsAt && turn.endsAt ? `${momentText(turn.startsAt).slice(11)}–${momentText(turn.endsAt).slice(11)}` : '—'}</span>
        {turn.leaves ? (
          <Text type="secondary">{t('reviews.panel.leaves')}</Text>
        ) : (
          <>
            <Link to={addressOf('defence', turn.applicationId ?? 0)} style={{ overflowWrap: 'anywhere' }}>
              {turn.company}
            </Link>
            <Text type="secondary">{turn.receiptNumber}</Text>
            <Tag color={turn.attendance === 'present' ? 'green' : turn.attendance === 'expected' ? 'default' : 'orange'}>{t(`reviews.panel.attendance.${turn.attendance}`)}</Tag>
            {turn.taskId && <Tag color="blue">{t('reviews.panel.toScore')}</Tag>}
            {turn.total != null && <Text>{t('reviews.panel.own', { total: turn.total })}</Text>}
            {turn.attendance === 'present' && <Text type="secondary">{t('reviews.panel.given', { given: turn.given, judges: turn.judges })}</Text>}
            {turn.value != null && <Text strong>{t('reviews.panel.value', { value: turn.value })}</Text>}
          </>
        )}
      </Flex>
    </li>
  );
}

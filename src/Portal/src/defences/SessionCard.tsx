import { Button, Card, Flex, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { later } from '../app/later';
import { momentText } from '../app/moment';
import { Paragraph, Text } from '../app/text';
import { token } from '../app/token';
import { useMay } from '../session/session';
import { AttendanceButtons } from './AttendanceButtons';
import { otherSessions, type Session, type Slot } from './defence';
import { Timer } from './Timer';

const SessionDialog = later(async () => (await import('./SessionDialog')).SessionDialog);

interface Props {
  readonly session: Session;
  readonly sessions: readonly Session[];
  /** What is dragged may be let go here. */
  readonly takes: boolean;
  readonly onDrag: (slot: Slot | undefined) => void;
  readonly onDrop: () => void;
  readonly onMove: (slot: Slot) => void;
}

/** A clock is of no use weeks before. */
const isNear = (startsAt: string) => Date.parse(startsAt) - Date.now() < 3_600_000;

const colours: Readonly<Record<Slot['attendance'], string>> = { expected: 'default', present: 'green', excused: 'orange', noShow: 'red', cancelled: 'default' };

/** One sitting: its panel, and the companies in their order. */
export function SessionCard({ session, sessions, takes, onDrag, onDrop, onMove }: Props) {
  const { t } = useTranslation();
  const mayChange = useMay('write:selection');
  const elsewhere = otherSessions(sessions, session).length > 0;
  const [changing, setChanging] = useState(false);
  const now = session.slots.find((slot) => slot.attendance === 'present' && slot.given < slot.judges);
  return (
    <Card
      title={<h2 className="card-title" style={{ whiteSpace: 'normal' }}>{t('defences.session', { number: session.number, at: momentText(session.startsAt), room: session.room })}</h2>}
      extra={
        mayChange &&
        session.changeable && (
          <Button size="small" onClick={() => setChanging(true)} aria-label={t('defences.change.label', { number: session.number })}>
            {t('defences.change.open')}
          </Button>
        )
      }
      style={takes ? { outline: `2px dashed ${token.colorPrimary}`, outlineOffset: 2 } : {}}
      onDragOver={(event) => takes && event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        if (takes) onDrop();
      }}
    >
      <Paragraph type="secondary">
        {session.area}
        <br />
        {t('defences.panel', { names: session.panel.map((member) => member.name).join('、') })}
        <br />
        {session.drawnAt ? t('defences.drawn', { at: momentText(session.drawnAt) }) : t('defences.undrawn')}
      </Paragraph>
      {session.drawnAt && isNear(session.startsAt) && session.slots.some((slot) => slot.attendance === 'expected' || (slot.attendance === 'present' && slot.given < slot.judges)) && <Timer sessionId={session.id} present={session.presentMinutes} question={session.questionMinutes} company={now?.company ?? ''} />}
      <ol className="plain-list defence-slots">
        {session.slots.map((slot) => (
          <li
            key={slot.applicationId}
            draggable={slot.movable && elsewhere && mayChange}
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = 'move';
              event.dataTransfer.setData('text/plain', slot.receiptNumber);
              onDrag(slot);
            }}
            onDragEnd={() => onDrag(undefined)}
          >
            <Flex gap={8} wrap align="baseline">
              <Text strong style={{ minWidth: 22 }}>
                {slot.position ?? '—'}
              </Text>
              {slot.startsAt && <span>{momentText(slot.startsAt).slice(11)}</span>}
              <Link to={`/applications/${slot.applicationId}?tab=course`} draggable={false}>
                {slot.company}
              </Link>
              <Tag color={colours[slot.attendance]}>{t(`defences.attendance.${slot.attendance}`)}</Tag>
              {slot.willCome === false && <Tag color="orange">{t('defences.wontCome')}</Tag>}
              {slot.attendance === 'present' && <Text type="secondary">{t('defences.given', { given: slot.given, judges: slot.judges })}</Text>}
            </Flex>
            <Text type="secondary" style={{ display: 'block' }}>
              {[slot.receiptNumber, slot.presenters && t('defences.presenters', { names: slot.presenters.split('\n').join('、') }), slot.leaving.length > 0 && t('defences.leaving', { names: slot.leaving.join('、') }), slot.remark].filter(Boolean).join(' · ')}
            </Text>
            {mayChange && (
              <Flex gap={8} wrap>
                {slot.moveTaskId && <Link to={`/inbox/${slot.moveTaskId}?scope=All`}>{t('defences.moveTask')}</Link>}
                {slot.attendanceTaskId && <AttendanceButtons taskId={slot.attendanceTaskId} company={slot.company} />}
                {slot.movable && elsewhere && (
                  <Button size="small" onClick={() => onMove(slot)} aria-label={t('defences.move.label', { company: slot.company })}>
                    {t('defences.move.open')}
                  </Button>
                )}
              </Flex>
            )}
          </li>
        ))}
      </ol>
      {changing && (
        <SessionDialog session={session} onClose={() => setChanging(false)} />
      )}
    </Card>
  );
}

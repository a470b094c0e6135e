import { PauseOutlined, CaretRightOutlined, UndoOutlined } from '@ant-design/icons';
import { Button, Flex, Segmented } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Text } from '../app/text';
import { clockText, elapsed, type Kept, read } from './clock';

type Part = 'present' | 'question';

/** The clock of a sitting: how long the company may still speak, or be asked. It runs on in another tab and after a reload. */
export function Timer({ sessionId, present, question, company }: { sessionId: number; present: number; question: number; company: string }) {
  const { t } = useTranslation();
  const place = `defence-timer:${sessionId}`;
  const [kept, setKept] = useState<Kept>(() => read(localStorage.getItem(place)));
  const [now, setNow] = useState(Date.now);
  const running = kept.since !== undefined;
  useEffect(() => {
    if (!running) return undefined;
    const tick = window.setInterval(() => setNow(Date.now()), 500);
    return () => window.clearInterval(tick);
  }, [running]);
  const keep = (next: Kept) => {
    setNow(Date.now());
    setKept(next);
    localStorage.setItem(place, JSON.stringify(next));
  };
  const most = (kept.part === 'present' ? present : question) * 60;
  const left = most - elapsed(kept, Math.max(now, kept.since ?? 0));
  return (
    <Flex gap={12} wrap align="center" className="defence-timer">
      <Segmented<Part>
        aria-label={t('defences.timer.part')}
        value={kept.part}
        onChange={(part) => keep({ part, spent: 0 })}
        options={[
          { value: 'present', label: t('defences.timer.present', { minutes: present }) },
          { value: 'question', label: t('defences.timer.question', { minutes: question }) },
        ]}
      />
      <Text role="timer" strong {...(left <= 60 && { type: left < 0 ? ('danger' as const) : ('warning' as const) })} style={{ fontSize: 24, fontVariantNumeric: 'tabular-nums' }}>
        {clockText(left)}
      </Text>
      <Button
        icon={running ? <PauseOutlined /> : <CaretRightOutlined />}
        onClick={() => keep(running ? { part: kept.part, spent: elapsed(kept, Date.now()) } : { ...kept, since: Date.now() })}
      >
        {t(running ? 'defences.timer.pause' : 'defences.timer.start')}
      </Button>
      <Button icon={<UndoOutlined />} aria-label={t('defences.timer.reset')} onClick={() => keep({ part: kept.part, spent: 0 })} />
      {company && <Text type="secondary">{t('defences.timer.now', { company })}</Text>}
    </Flex>
  );
}

import { Alert, Empty, Flex } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { later } from '../app/later';
import { ListError, ListStale } from '../app/ListStates';
import { PageTitle } from '../app/PageTitle';
import { Skeleton } from '../app/Skeleton';
import { Tabs } from '../app/Tabs';
import { useTab } from '../app/useTab';
import { otherSessions, type Session, type Slot, useBoard } from './defence';
import { Draws } from './Draws';
import './defences.css';
import { SessionCard } from './SessionCard';

const MoveDialog = later(async () => (await import('./MoveDialog')).MoveDialog);

/** The defences: sessions, whose turn it is, who is there; and the draws with their seeds. */
export function DefencesPage() {
  const { t } = useTranslation();
  const board = useBoard();
  const [tab, setTab] = useTab(['sessions', 'draws']);
  return (
    <div className="list-page">
      <PageTitle>{t('defences.title')}</PageTitle>
      <Tabs
        activeKey={tab}
        onChange={setTab}
        destroyOnHidden
        items={[
          {
            key: 'sessions',
            label: t('defences.tab.sessions'),
            children: board.error && !board.data ? <ListError error={board.error} onRetry={() => void board.refetch()} /> : !board.data ? <Skeleton /> : <Board board={board.data} stale={board} />,
          },
          { key: 'draws', label: t('defences.tab.draws'), children: <Draws /> },
        ]}
      />
    </div>
  );
}

interface Moving {
  readonly slot: Slot;
  readonly from: Session;
  readonly to?: number;
}

function Board({ board, stale }: { board: NonNullable<ReturnType<typeof useBoard>['data']>; stale: ReturnType<typeof useBoard> }) {
  const { t } = useTranslation();
  const [dragged, setDragged] = useState<Moving>();
  const [moving, setMoving] = useState<Moving>();
  return (
    <Flex vertical gap={16}>
      <ListStale list={stale} />
      {board.planTaskId && <Alert type="info" showIcon title={t('defences.plan.title')} action={<Link to={`/inbox/${board.planTaskId}?scope=All`}>{t('defences.plan.open')}</Link>} />}
      {board.waiting > 0 && <Alert type="warning" showIcon title={t('defences.waiting', { count: board.waiting })} />}
      {board.sessions.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('defences.empty')} />}
      <div className="two-columns">
        {board.sessions.map((session) => (
          <SessionCard
            key={session.id}
            session={session}
            sessions={board.sessions}
            takes={dragged !== undefined && otherSessions([session], dragged.from).length > 0}
            onDrag={(slot) => setDragged(slot && { slot, from: session })}
            onDrop={() => {
              if (dragged) setMoving({ ...dragged, to: session.id });
              setDragged(undefined);
            }}
            onMove={(slot) => setMoving({ slot, from: session })}
          />
        ))}
      </div>
      {moving && <MoveDialog {...moving} sessions={board.sessions} onClose={() => setMoving(undefined)} />}
    </Flex>
  );
}

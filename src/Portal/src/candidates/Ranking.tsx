import { ArrowDownOutlined, ArrowUpOutlined, HolderOutlined } from '@ant-design/icons';
import { closestCenter, DndContext, type DragEndEvent, KeyboardSensor, PointerSensor, useSensor, useSensors } from '@dnd-kit/core';
import { arrayMove, SortableContext, sortableKeyboardCoordinates, useSortable, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Divider, Flex } from 'antd';
import { Fragment, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../api/client';
import { message } from '../app/say';
import { type Board, boardKey, type Candidate } from './board';

interface Props {
  readonly board: Board;
  /** The unit as the address names it. */
  readonly asked: number | undefined;
  readonly candidates: readonly Candidate[];
  readonly render: (candidate: Candidate) => ReactNode;
}

/** The applicants in the unit's order: dragged by the handle, moved by its keys (space, arrows, space), or by the two buttons. The order is kept on the server. */
export function Ranking({ board, asked, candidates, render }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [moved, setMoved] = useState<readonly number[]>();
  const revision = useRef(board.revision);
  const waiting = useRef(0);
  if (waiting.current === 0) revision.current = board.revision;

  const save = useMutation({
    scope: { id: `candidates/${board.unit.number}` }, // one after the other: each is made from what the one before left
    mutationFn: async (order: readonly number[]) => body(await api.PUT('/api/candidates/order', { headers: { 'If-Match': `"${revision.current}"` }, body: { unit: board.unit.number, order: [...order] } })),
    onSuccess: (now) => {
      revision.current = now.revision;
      if (waiting.current === 1) queries.setQueryData(boardKey(asked), now);
    },
    onError: (error) => {
      message.error(error.message, 6);
    },
    onSettled: () => {
      waiting.current--;
      if (waiting.current > 0) return;
      setMoved(undefined);
      void queries.invalidateQueries({ queryKey: boardKey(asked) });
    },
  });

  const byId = new Map(candidates.map((one) => [one.id, one]));
  const shown = moved?.every((id) => byId.has(id)) && moved.length === candidates.length ? moved.map((id) => byId.get(id)!) : candidates;
  const ids = shown.map((one) => one.id);
  const move = (from: number, to: number) => {
    if (to < 0 || to >= ids.length || from === to) return;
    const order = arrayMove(ids, from, to);
    setMoved(order);
    waiting.current++;
    save.mutate(order);
  };
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 4 } }), useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }));
  const end = ({ active, over }: DragEndEvent) => over && move(ids.indexOf(Number(active.id)), ids.indexOf(Number(over.id)));
  const nameOf = (id: string | number) => byId.get(Number(id))?.company ?? '';
  const placeOf = (id: string | number) => ids.indexOf(Number(id)) + 1;

  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={end}
      accessibility={{
        screenReaderInstructions: { draggable: t('candidates.move.how') },
        announcements: {
          onDragStart: ({ active }) => t('candidates.move.picked', { company: nameOf(active.id), place: placeOf(active.id) }),
          onDragOver: ({ active, over }) => (over ? t('candidates.move.over', { company: nameOf(active.id), place: placeOf(over.id) }) : undefined),
          onDragEnd: ({ active, over }) => (over ? t('candidates.move.dropped', { company: nameOf(active.id), place: placeOf(over.id) }) : undefined),
          onDragCancel: ({ active }) => t('candidates.move.cancelled', { company: nameOf(active.id) }),
        },
      }}
    >
      <SortableContext items={ids} strategy={verticalListSortingStrategy}>
        <ol className="candidate-list">
          {shown.map((candidate, at) => (
            <Fragment key={candidate.id}>
              <Place candidate={candidate} at={at} last={at === shown.length - 1} onMove={move}>
                {render(candidate)}
              </Place>
              {at === board.places.granted - 1 && at < shown.length - 1 && (
                <li className="candidate-cut">
                  <Divider plain style={{ margin: 0 }}>
                    {t('candidates.cut', { count: board.places.granted })}
                  </Divider>
                </li>
              )}
            </Fragment>
          ))}
        </ol>
      </SortableContext>
    </DndContext>
  );
}

function Place({ candidate, at, last, onMove, children }: { candidate: Candidate; at: number; last: boolean; onMove: (from: number, to: number) => void; children: ReactNode }) {
  const { t } = useTranslation();
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({ id: candidate.id });
  return (
    <li ref={setNodeRef} className={isDragging ? 'candidate dragging' : 'candidate'} style={{ transform: CSS.Translate.toString(transform), transition }} data-candidate={candidate.id}>
      <Flex vertical align="center" className="candidate-rank">
        <Button type="text" size="small" icon={<ArrowUpOutlined />} disabled={at === 0} aria-label={t('candidates.move.up', { company: candidate.company })} onClick={() => onMove(at, at - 1)} />
        <strong aria-label={t('candidates.move.rank', { place: at + 1 })} role="text">
          {at + 1}
        </strong>
        <Button type="text" size="small" icon={<ArrowDownOutlined />} disabled={last} aria-label={t('candidates.move.down', { company: candidate.company })} onClick={() => onMove(at, at + 1)} />
      </Flex>
      {children}
      <button type="button" ref={setActivatorNodeRef} className="candidate-handle" {...attributes} {...listeners} aria-label={t('candidates.move.handle', { company: candidate.company })}>
        <HolderOutlined />
      </button>
    </li>
  );
}

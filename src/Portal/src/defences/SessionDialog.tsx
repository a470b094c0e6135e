import { useQuery } from '@tanstack/react-query';
import { Flex, Form, Input, Select, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../api/client';
import { AskDialog } from '../app/AskDialog';
import { DateInput } from '../app/DateInput';
import { fault } from '../app/formErrors';
import { fromLocal, toLocal } from '../app/moment';
import { ReasonField } from '../app/ReasonField';
import { type Session, useBoard } from './defence';

const lists = ['defences', 'tasks'];

/** Another time, room or panel for a session; what stands in the way the server says by field. */
export function SessionDialog({ session: opened, onClose }: { session: Session; onClose: () => void }) {
  const { t } = useTranslation();
  const board = useBoard();
  const [session, setSession] = useState(opened); // as it was read: another's change meanwhile is told, and not overwritten
  const [startsAt, setStartsAt] = useState(toLocal(opened.startsAt));
  const [room, setRoom] = useState(opened.room);
  const [panel, setPanel] = useState<readonly number[]>(opened.panel.map((one) => one.expertId));
  const [reason, setReason] = useState('');
  const people = useQuery({ queryKey: ['defences', 'candidates', opened.id], queryFn: async ({ signal }) => body(await api.GET('/api/defences/sessions/{id}/experts', { params: { path: { id: opened.id } }, signal })) });
  const nameOf = (id: number) => people.data?.find((one) => one.expertId === id)?.name ?? session.panel.find((one) => one.expertId === id)?.name ?? '';
  const load = (newest: Session) => {
    setSession(newest);
    setStartsAt(toLocal(newest.startsAt));
    setRoom(newest.room);
    setPanel(newest.panel.map((one) => one.expertId));
  };
  const save = async () => {
    await api.PUT('/api/defences/sessions/{id}', {
      params: { path: { id: session.id } },
      headers: { 'If-Match': `"${session.revision}"` },
      body: { startsAt: fromLocal(startsAt) ?? null, room, panel: [...panel], reason },
    });
    return t('defences.change.done', { number: session.number });
  };
  return (
    <AskDialog
      width={600}
      title={t('defences.change.title', { number: session.number })}
      hint={t('defences.change.hint', { count: session.slots.length })}
      ok={t('defences.change.ok')}
      lists={lists}
      onOk={save}
      onNewest={() => board.refetch({ throwOnError: true }).then(({ data }) => load(data?.sessions.find((one) => one.id === session.id) ?? session))}
      onClose={onClose}
    >
      {(error) => (
        <>
          <Flex gap={16} wrap>
            <Form.Item label={t('defences.change.startsAt')} htmlFor="session-starts" required {...fault(error('startsAt'))} style={{ flex: '1 1 220px' }}>
              <DateInput id="session-starts" time value={startsAt} aria-invalid={Boolean(error('startsAt'))} onChange={setStartsAt} style={{ width: '100%' }} />
            </Form.Item>
            <Form.Item label={t('defences.change.room')} htmlFor="session-room" required {...fault(error('room'))} style={{ flex: '1 1 220px' }}>
              <Input id="session-room" value={room} maxLength={100} aria-invalid={Boolean(error('room'))} onChange={(event) => setRoom(event.target.value)} />
            </Form.Item>
          </Flex>
          <Form.Item label={t('defences.change.panel')} htmlFor="session-panel" required extra={t('defences.change.panelHint')} {...fault(error('panel'))}>
            <Select
              id="session-panel"
              mode="multiple"
              loading={people.isPending}
              value={[...panel]}
              showSearch={{ optionFilterProp: 'label' }}
              onChange={(chosen: number[]) => setPanel(chosen)}
              labelRender={({ value }) => nameOf(Number(value))}
              options={(people.data ?? []).map((one) => ({ value: one.expertId, label: `${one.name} ${one.employer}`, one }))}
              optionRender={({ data: { one } }) => (
                <Flex gap={8} wrap align="center">
                  <strong>{one.name}</strong>
                  <span>{one.employer}</span>
                  {one.knowsArea && <Tag color="green">{t('defences.change.known')}</Tag>}
                  {one.recusedFrom > 0 && <Tag color="orange">{t('defences.change.recused', { count: one.recusedFrom })}</Tag>}
                </Flex>
              )}
            />
          </Form.Item>
          <ReasonField label={t('defences.change.reason')} error={error('reason')} value={reason} onChange={setReason} />
        </>
      )}
    </AskDialog>
  );
}

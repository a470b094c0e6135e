import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Flex, Form, Input, Modal, Select, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../api/client';
import { ApiProblem } from '../api/problem';
import { fault } from '../app/formErrors';
import { momentText } from '../app/moment';
import { Paragraph } from '../app/text';
import { useAct } from '../app/useAct';
import { type Session, useBoard } from './defence';

const lists = ['defences', 'tasks'];
const local = (at: string) => momentText(at).replace(' ', 'T');

/** Another time, room or panel for a session; what stands in the way the server says by field. */
export function SessionDialog({ session: opened, onClose }: { session: Session; onClose: () => void }) {
  const { t } = useTranslation();
  const { act, busy } = useAct(lists);
  const board = useBoard();
  const [session, setSession] = useState(opened); // as it was read: another's change meanwhile is told, and not overwritten
  const [startsAt, setStartsAt] = useState(local(opened.startsAt));
  const [room, setRoom] = useState(opened.room);
  const [panel, setPanel] = useState<readonly number[]>(opened.panel.map((one) => one.expertId));
  const [reason, setReason] = useState('');
  const [refused, setRefused] = useState<ApiProblem>();
  const people = useQuery({ queryKey: ['defences', 'candidates', opened.id], queryFn: async ({ signal }) => body(await api.GET('/api/defences/sessions/{id}/experts', { params: { path: { id: opened.id } }, signal })) });
  const wrong = (field: string) => fault(refused?.fields[field]?.join(' '));
  const nameOf = (id: number) => people.data?.find((one) => one.expertId === id)?.name ?? session.panel.find((one) => one.expertId === id)?.name ?? '';
  const load = (newest: Session) => {
    setSession(newest);
    setStartsAt(local(newest.startsAt));
    setRoom(newest.room);
    setPanel(newest.panel.map((one) => one.expertId));
    setRefused(undefined);
  };
  const save = () =>
    act(async () => {
      setRefused(undefined);
      try {
        await api.PUT('/api/defences/sessions/{id}', {
          params: { path: { id: session.id } },
          headers: { 'If-Match': `"${session.revision}"` },
          body: { startsAt: startsAt ? `${startsAt}:00+08:00` : null, room, panel: [...panel], reason },
        });
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error;
        setRefused(error);
        return undefined;
      }
      onClose();
      return t('defences.change.done', { number: session.number });
    });
  return (
    <Modal open width={600} title={t('defences.change.title', { number: session.number })} okText={t('defences.change.ok')} cancelText={t('app.cancel')} confirmLoading={busy} mask={{ closable: false }} onOk={() => void save()} onCancel={onClose}>
      <Paragraph>{t('defences.change.hint', { count: session.slots.length })}</Paragraph>
      {refused && Object.keys(refused.fields).length === 0 && (
        <Alert
          type="error"
          showIcon
          role="alert"
          style={{ marginBottom: 16 }}
          title={refused.message}
          action={
            refused.kind === 'session-changed' && (
              <Button size="small" onClick={() => void board.refetch().then(({ data }) => load(data?.sessions.find((one) => one.id === session.id) ?? session))}>
                {t('defences.change.newest')}
              </Button>
            )
          }
        />
      )}
      <Form layout="vertical" component="div">
        <Flex gap={16} wrap>
          <Form.Item label={t('defences.change.startsAt')} htmlFor="session-starts" required {...wrong('startsAt')} style={{ flex: '1 1 220px' }}>
            <Input id="session-starts" type="datetime-local" value={startsAt} aria-invalid={Boolean(wrong('startsAt').help)} onChange={(event) => setStartsAt(event.target.value)} />
          </Form.Item>
          <Form.Item label={t('defences.change.room')} htmlFor="session-room" required {...wrong('room')} style={{ flex: '1 1 220px' }}>
            <Input id="session-room" value={room} maxLength={100} aria-invalid={Boolean(wrong('room').help)} onChange={(event) => setRoom(event.target.value)} />
          </Form.Item>
        </Flex>
        <Form.Item label={t('defences.change.panel')} htmlFor="session-panel" required extra={t('defences.change.panelHint')} {...wrong('panel')}>
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
        <Form.Item label={t('defences.change.reason')} htmlFor="session-reason" required {...wrong('reason')}>
          <Input id="session-reason" value={reason} maxLength={500} aria-invalid={Boolean(wrong('reason').help)} onChange={(event) => setReason(event.target.value)} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

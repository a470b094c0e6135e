import { Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { ApiProblem } from '../api/problem';
import { momentText } from '../app/moment';
import { Paragraph } from '../app/text';
import { useAct } from '../app/useAct';
import { otherSessions, type Session, type Slot } from './defence';

const lists = ['defences'];

interface Props {
  readonly slot: Slot;
  readonly from: Session;
  readonly to?: number;
  readonly sessions: readonly Session[];
  readonly onClose: () => void;
}

/** Says what it means that a company is heard elsewhere, and asks why. */
export function MoveDialog({ slot, from, to, sessions, onClose }: Props) {
  const { t } = useTranslation();
  const { act, busy } = useAct(lists);
  const [chosen, setChosen] = useState(to);
  const [reason, setReason] = useState('');
  const [errors, setErrors] = useState<ApiProblem['fields']>({});
  const send = () =>
    act(async () => {
      if (chosen === undefined) return void setErrors({ sessionId: [t('defences.move.choose')] });
      setErrors({});
      try {
        await api.POST('/api/defences/slots/{applicationId}/move', { params: { path: { applicationId: slot.applicationId } }, body: { sessionId: chosen, reason } });
      } catch (error) {
        if (!(error instanceof ApiProblem) || Object.keys(error.fields).length === 0) throw error;
        setErrors(error.fields);
        return undefined;
      }
      onClose();
      return t('defences.move.done', { company: slot.company });
    });
  const wrong = (key: string) => errors[key] && { validateStatus: 'error' as const, help: errors[key].join(' ') };
  return (
    <Modal open title={t('defences.move.of', { company: slot.company })} okText={t('defences.move.ok')} cancelText={t('app.cancel')} confirmLoading={busy} onOk={() => void send()} onCancel={onClose}>
      <Paragraph>{t('defences.move.hint', { number: from.number })}</Paragraph>
      <Form layout="vertical" component="div">
        <Form.Item label={t('defences.move.to')} htmlFor="move-to" required {...wrong('sessionId')}>
          <Select
            id="move-to"
            value={chosen ?? null}
            onChange={(value: number | null) => setChosen(value ?? undefined)}
            options={otherSessions(sessions, from).map((session) => ({ value: session.id, label: t('defences.session', { number: session.number, at: momentText(session.startsAt), room: session.room }) }))}
          />
        </Form.Item>
        <Form.Item label={t('defences.move.reason')} htmlFor="move-reason" required {...wrong('reason')}>
          <Input id="move-reason" value={reason} maxLength={500} aria-invalid={Boolean(errors['reason'])} onChange={(event) => setReason(event.target.value)} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

import { Form, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { ApiProblem } from '../api/problem';
import { AskDialog } from '../app/AskDialog';
import { fault } from '../app/formErrors';
import { momentText } from '../app/moment';
import { ReasonField } from '../app/ReasonField';
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
  const [chosen, setChosen] = useState(to);
  const [reason, setReason] = useState('');
  const move = async () => {
    if (chosen === undefined) throw new ApiProblem(0, '', '', { sessionId: [t('defences.move.choose')] });
    await api.POST('/api/defences/slots/{applicationId}/move', { params: { path: { applicationId: slot.applicationId } }, body: { sessionId: chosen, reason } });
    return t('defences.move.done', { company: slot.company });
  };
  return (
    <AskDialog title={t('defences.move.of', { company: slot.company })} hint={t('defences.move.hint', { number: from.number })} ok={t('defences.move.ok')} lists={lists} onOk={move} onClose={onClose}>
      {(error) => (
        <>
          <Form.Item label={t('defences.move.to')} htmlFor="move-to" required {...fault(error('sessionId'))}>
            <Select
              id="move-to"
              value={chosen ?? null}
              onChange={(value: number | null) => setChosen(value ?? undefined)}
              options={otherSessions(sessions, from).map((session) => ({ value: session.id, label: t('defences.session', { number: session.number, at: momentText(session.startsAt), room: session.room }) }))}
            />
          </Form.Item>
          <ReasonField label={t('defences.move.reason')} error={error('reason')} value={reason} onChange={setReason} />
        </>
      )}
    </AskDialog>
  );
}

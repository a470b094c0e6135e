import { Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../api/client';
import { AskDialog } from '../app/AskDialog';
import { fault } from '../app/formErrors';
import { ReasonField } from '../app/ReasonField';
import { PersonPicker } from './PersonPicker';

const lists = ['tasks'];

interface Props {
  /** One of the tasks: who may be given it is asked of the server. */
  readonly task: number;
  readonly how: 'delegate' | 'assign';
  readonly reason: boolean;
  /** Answers what is said when it is done. */
  readonly onGive: (to: string, name: string, reason: string) => Promise<string | void>;
  readonly onClose: () => void;
}

/** To whom a task goes. */
export function GiveDialog({ task, how, reason, onGive, onClose }: Props) {
  const { t } = useTranslation();
  const [to, setTo] = useState<{ readonly userName: string; readonly name: string }>();
  const [why, setWhy] = useState('');
  return (
    <AskDialog
      title={t(`inbox.give.${how}`)}
      hint={how === 'delegate' ? t('inbox.give.hint') : t('inbox.give.assignHint')}
      ok={how === 'delegate' ? t('inbox.act.delegate') : t('inbox.act.assign')}
      ready={to !== undefined}
      lists={lists}
      onOk={() => onGive(to!.userName, to!.name, why)}
      onClose={onClose}
    >
      {(error) => (
        <>
          <Form.Item label={t('inbox.give.to')} htmlFor="give-to" required {...fault(error('to'))}>
            <PersonPicker
              id="give-to"
              listKey={`task-${task}`}
              find={async (search, signal) => body(await api.GET('/api/tasks/{id}/people', { params: { path: { id: task }, query: { search } }, signal }))}
              value={to?.userName}
              wrong={Boolean(error('to'))}
              placeholder={t('inbox.give.search')}
              onChange={(userName, name) => setTo(userName ? { userName, name } : undefined)}
            />
          </Form.Item>
          {reason && <ReasonField label={t('inbox.reason')} extra={t('inbox.reasonHint')} error={error('reason')} value={why} onChange={setWhy} />}
        </>
      )}
    </AskDialog>
  );
}

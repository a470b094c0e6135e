import { Form, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { AskDialog } from '../app/AskDialog';
import { DateInput } from '../app/DateInput';
import { fault } from '../app/formErrors';
import { fromLocal, toLocal } from '../app/moment';
import type { Task } from './task';

const lists = ['tasks'];

/** How urgent a task is, and when it is looked at. Only what was changed is sent. */
export function PlanDialog({ task, onClose }: { task: Task; onClose: () => void }) {
  const { t } = useTranslation();
  const { line, may } = task;
  const before = { due: line.dueAt ? toLocal(line.dueAt) : '', followUp: line.followUpAt ? toLocal(line.followUpAt) : '' };
  const [priority, setPriority] = useState<number | null>(line.priority);
  const [due, setDue] = useState(before.due);
  const [followUp, setFollowUp] = useState(before.followUp);
  const params = { path: { id: line.id } };

  const save = async () => {
    if (priority !== null && priority !== line.priority) await api.PUT('/api/tasks/{id}/priority', { params, body: { priority } });
    if (due !== before.due) await api.PUT('/api/tasks/{id}/due', { params, body: { at: fromLocal(due) ?? null } });
    if (followUp !== before.followUp) await api.PUT('/api/tasks/{id}/follow-up', { params, body: { at: fromLocal(followUp) ?? null } });
    return t('inbox.act.planned');
  };
  return (
    <AskDialog title={t('inbox.plan.title')} ok={t('inbox.plan.save')} lists={lists} onOk={save} onClose={onClose}>
      {(error) => (
        <>
          <Form.Item label={t('inbox.plan.priority')} htmlFor="plan-priority" {...fault(error('priority'))}>
            <InputNumber id="plan-priority" precision={0} value={priority} onChange={setPriority} style={{ width: 160 }} />
          </Form.Item>
          {may.setDue && (
            <Form.Item label={`${t('inbox.plan.due')}（${t('inbox.answer.beijing')}）`} htmlFor="plan-due" extra={t('inbox.plan.dueHint')}>
              <DateInput id="plan-due" time value={due} onChange={setDue} />
            </Form.Item>
          )}
          <Form.Item label={`${t('inbox.plan.followUp')}（${t('inbox.answer.beijing')}）`} htmlFor="plan-follow-up" extra={t('inbox.plan.followUpHint')}>
            <DateInput id="plan-follow-up" time value={followUp} onChange={setFollowUp} />
          </Form.Item>
        </>
      )}
    </AskDialog>
  );
}

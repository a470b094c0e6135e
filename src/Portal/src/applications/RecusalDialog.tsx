import { useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../api/client';
import { AskDialog } from '../app/AskDialog';
import { fault } from '../app/formErrors';
import { ReasonField } from '../app/ReasonField';
import { ReasonSelect } from '../reviews/ReasonSelect';
import type { Reason } from '../reviews/reasons';
import { judgingLists } from './application';

/** The secretariat says that an expert may not judge this application. */
export function RecusalDialog({ applicationId, onClose }: { applicationId: number; onClose: () => void }) {
  const { t } = useTranslation();
  const [expert, setExpert] = useState<number | null>(null);
  const [reason, setReason] = useState<Reason>();
  const [note, setNote] = useState('');
  const people = useQuery({ queryKey: ['reviews', 'why-not', applicationId], queryFn: async ({ signal }) => body(await api.GET('/api/assignments/{applicationId}/experts', { params: { path: { applicationId } }, signal })) });
  const declare = async () => {
    await api.POST('/api/applications/{id}/recusals', { params: { path: { id: applicationId } }, body: { expertId: expert, reason: reason ?? null, note } });
    return t('applications.recusal.done');
  };
  return (
    <AskDialog title={t('applications.recusal.title')} hint={t('applications.recusal.hint')} ok={t('applications.recusal.ok')} danger lists={judgingLists} onOk={declare} onClose={onClose}>
      {(error) => (
        <>
          <Form.Item label={t('applications.recusal.expert')} htmlFor="recusal-expert" required {...fault(error('expertId'))}>
            <Select
              id="recusal-expert"
              loading={people.isPending}
              showSearch={{ optionFilterProp: 'label' }}
              value={expert}
              options={(people.data ?? []).filter((one) => one.cause !== 'recused').map((one) => ({ value: one.expertId, label: `${one.expert}（${one.employer}）` }))}
              onChange={(chosen: number) => setExpert(chosen)}
            />
          </Form.Item>
          <Form.Item label={t('applications.recusal.reason')} htmlFor="recusal-reason" required {...fault(error('reason'))}>
            <ReasonSelect id="recusal-reason" {...(reason && { value: reason })} onChange={setReason} />
          </Form.Item>
          <ReasonField label={t('applications.recusal.note')} required={false} maxLength={1000} error={error('note')} value={note} onChange={setNote} />
        </>
      )}
    </AskDialog>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Alert, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../api/client';
import { ApiProblem } from '../api/problem';
import { fault } from '../app/formErrors';
import { Paragraph } from '../app/text';
import { useAct } from '../app/useAct';
import { ReasonSelect } from '../reviews/ReasonSelect';
import type { Reason } from '../reviews/reasons';

const lists = ['applications', 'reviews', 'defences', 'tasks'];

/** The secretariat says that an expert may not judge this application. */
export function RecusalDialog({ applicationId, onClose }: { applicationId: number; onClose: () => void }) {
  const { t } = useTranslation();
  const { act, busy } = useAct(lists);
  const [expert, setExpert] = useState<number | null>(null);
  const [reason, setReason] = useState<Reason>();
  const [note, setNote] = useState('');
  const [refused, setRefused] = useState<ApiProblem>();
  const people = useQuery({ queryKey: ['reviews', 'why-not', applicationId], queryFn: async ({ signal }) => body(await api.GET('/api/assignments/{applicationId}/experts', { params: { path: { applicationId } }, signal })) });
  const wrong = (field: string) => fault(refused?.fields[field]?.join(' '));
  const save = () =>
    act(async () => {
      setRefused(undefined);
      try {
        await api.POST('/api/applications/{id}/recusals', { params: { path: { id: applicationId } }, body: { expertId: expert, reason: reason ?? null, note } });
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error;
        setRefused(error);
        return undefined;
      }
      onClose();
      return t('applications.recusal.done');
    });
  return (
    <Modal open title={t('applications.recusal.title')} okText={t('applications.recusal.ok')} okButtonProps={{ danger: true }} cancelText={t('app.cancel')} confirmLoading={busy} mask={{ closable: false }} onOk={() => void save()} onCancel={onClose}>
      <Paragraph>{t('applications.recusal.hint')}</Paragraph>
      {refused && Object.keys(refused.fields).length === 0 && <Alert type="error" showIcon role="alert" title={refused.message} style={{ marginBottom: 16 }} />}
      <Form layout="vertical" component="div">
        <Form.Item label={t('applications.recusal.expert')} htmlFor="recusal-expert" required {...wrong('expertId')}>
          <Select
            id="recusal-expert"
            loading={people.isPending}
            showSearch={{ optionFilterProp: 'label' }}
            value={expert}
            options={(people.data ?? []).filter((one) => one.cause !== 'recused').map((one) => ({ value: one.expertId, label: `${one.expert}（${one.employer}）` }))}
            onChange={(chosen: number) => setExpert(chosen)}
          />
        </Form.Item>
        <Form.Item label={t('applications.recusal.reason')} htmlFor="recusal-reason" required {...wrong('reason')}>
          <ReasonSelect id="recusal-reason" {...(reason && { value: reason })} onChange={setReason} />
        </Form.Item>
        <Form.Item label={t('applications.recusal.note')} htmlFor="recusal-note" {...wrong('note')}>
          <Input.TextArea id="recusal-note" value={note} maxLength={1000} autoSize={{ minRows: 2, maxRows: 8 }} onChange={(event) => setNote(event.target.value)} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { ApiProblem } from '../api/problem';
import { fault } from '../app/formErrors';
import { message } from '../app/say';
import type { Candidate } from './board';

/** Asks before a recommendation is taken back, as the application ends by it. */
export function RevokeDialog({ candidate, onClose }: { candidate: Candidate; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [opinion, setOpinion] = useState('');
  const revoke = useMutation({
    mutationFn: async () => void (await api.POST('/api/candidates/{id}/revocation', { params: { path: { id: candidate.id } }, body: { opinion } })),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['applications'] });
      message.success(t('candidates.revoke.done', { company: candidate.company }));
      onClose();
    },
  });
  const wrong = revoke.error instanceof ApiProblem ? revoke.error.fields['opinion']?.[0] : undefined;
  return (
    <Modal
      open
      title={t('candidates.revoke.title', { company: candidate.company })}
      okText={t('candidates.revoke.act')}
      okButtonProps={{ danger: true }}
      cancelText={t('app.cancel')}
      confirmLoading={revoke.isPending}
      mask={{ closable: false }}
      onOk={() => revoke.mutate()}
      onCancel={onClose}
    >
      <p>{t('candidates.revoke.hint')}</p>
      {revoke.error && !wrong && <Alert type="error" showIcon role="alert" title={revoke.error.message} style={{ marginBottom: 16 }} />}
      <Form layout="vertical">
        <Form.Item label={t('candidates.revoke.opinion')} htmlFor={`revoke-${candidate.id}`} required {...fault(wrong)}>
          <Input.TextArea id={`revoke-${candidate.id}`} value={opinion} maxLength={2000} autoSize={{ minRows: 3, maxRows: 8 }} onChange={(event) => setOpinion(event.target.value)} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

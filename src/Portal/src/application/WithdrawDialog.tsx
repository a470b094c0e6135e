import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { Paragraph } from '../app/text';

/** Takes the application back; it asks, wants a reason, and says that there is no way back. */
export function WithdrawDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const withdraw = useMutation({
    mutationFn: async () => api.POST('/api/application/withdrawal', { body: { reason } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['applications'] });
      onClose();
    },
  });
  return (
    <Modal
      open
      title={t('application.withdrawAsk')}
      okText={t('application.withdraw')}
      okButtonProps={{ danger: true, disabled: !reason.trim(), loading: withdraw.isPending }}
      cancelText={t('app.cancel')}
      onOk={() => withdraw.mutate()}
      onCancel={onClose}
    >
      <Paragraph>{t('application.withdrawHint')}</Paragraph>
      {withdraw.error && <Alert type="error" showIcon role="alert" title={withdraw.error.message} style={{ marginBottom: 16 }} />}
      <Form layout="vertical" component="div">
        <Form.Item label={t('application.withdrawReason')} htmlFor="withdraw-reason" required>
          <Input.TextArea id="withdraw-reason" rows={3} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

import { Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Paragraph } from '../app/text';
import { ReasonSelect } from './ReasonSelect';
import { inForm, type Reason } from './reasons';

interface Props {
  readonly onClose: () => void;
  /** With the reason as the task's form names it. */
  readonly onRecuse: (reason: string, note: string) => Promise<void>;
}

/** Asks why, and says what it does, before an expert gives a review back. */
export function RecuseDialog({ onClose, onRecuse }: Props) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ reason: Reason; note: string }>();
  const [busy, setBusy] = useState(false);
  const send = async ({ reason, note }: { reason: Reason; note: string }) => {
    setBusy(true);
    await onRecuse(inForm(reason), note);
    setBusy(false);
    onClose();
  };
  return (
    <Modal
      open
      title={t('reviews.recuse.title')}
      okText={t('reviews.recuse.ok')}
      cancelText={t('reviews.recuse.keep')}
      okButtonProps={{ danger: true }}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Paragraph>{t('reviews.recuse.hint')}</Paragraph>
      <Form form={form} layout="vertical" onFinish={(given) => void send(given)}>
        <Form.Item name="reason" label={t('reviews.recuse.reason')} rules={[{ required: true, message: t('reviews.recuse.reasonMissing') }]}>
          <ReasonSelect />
        </Form.Item>
        <Form.Item name="note" label={t('reviews.recuse.note')} rules={[{ required: true, whitespace: true, message: t('reviews.recuse.noteMissing') }]}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={1000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

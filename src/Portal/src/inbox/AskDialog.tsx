import { Alert, Form, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem';
import { fault } from '../app/formErrors';
import { Paragraph } from '../app/text';

interface Props {
  readonly title: string;
  readonly hint?: string;
  readonly ok: string;
  readonly danger?: boolean;
  /** Asks for a reason: none at all, or one that must be given. */
  readonly reason?: boolean;
  readonly ready?: boolean;
  /** Throws what the server refuses; it is told here, and the dialog stays. */
  readonly onOk: (reason: string) => Promise<void>;
  readonly onClose: () => void;
  readonly children?: (error: (field: string) => string | undefined) => ReactNode;
}

/** Asks what is needed for an act, says what it will do, and stays open with what was typed while the server refuses it. */
export function AskDialog({ title, hint, ok, danger = false, reason = false, ready = true, onOk, onClose, children }: Props) {
  const { t } = useTranslation();
  const [why, setWhy] = useState('');
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<ApiProblem>();
  const error = (field: string) => refused?.fields[field]?.join(' ');
  const send = async () => {
    setBusy(true);
    setRefused(undefined);
    try {
      await onOk(why);
      onClose();
    } catch (problem) {
      setRefused(problem instanceof ApiProblem ? problem : new ApiProblem(0, '', t('app.failed')));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal open title={title} okText={ok} okButtonProps={{ danger, disabled: !ready }} cancelText={t('app.cancel')} confirmLoading={busy} onOk={() => void send()} onCancel={onClose} destroyOnHidden>
      {hint && <Paragraph>{hint}</Paragraph>}
      {refused && Object.keys(refused.fields).length === 0 && <Alert type="error" showIcon role="alert" title={refused.message} style={{ marginBottom: 16 }} />}
      <Form layout="vertical" component="div">
        {children?.(error)}
        {reason && (
          <Form.Item label={t('inbox.reason')} htmlFor="ask-reason" required extra={t('inbox.reasonHint')} {...fault(error('reason'))}>
            <Input.TextArea id="ask-reason" autoSize={{ minRows: 2, maxRows: 6 }} value={why} onChange={(event) => setWhy(event.target.value)} />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}

import { Alert, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem';
import { Field } from '../app/Field';

interface Props {
  readonly lines: readonly { readonly path: string; readonly label: string; readonly from: string; readonly to: string }[];
  readonly reason: string;
  readonly onReason: (reason: string) => void;
  readonly refused: Error | undefined;
  readonly busy: boolean;
  readonly onSave: () => void;
  readonly onClose: () => void;
}

/** What was changed, once more, and why. */
export function SettingsDialog({ lines, reason, onReason, refused, busy, onSave, onClose }: Props) {
  const { t } = useTranslation();
  const wrong = refused instanceof ApiProblem ? refused.fields['reason']?.join(' ') : undefined;
  return (
    <Modal open title={t('campaignDesk.saveAsk')} okText={t('campaignDesk.confirm')} cancelText={t('app.cancel')} confirmLoading={busy} mask={{ closable: false }} onCancel={onClose} onOk={onSave}>
      {refused && <Alert type="error" showIcon role="alert" title={refused.message} style={{ marginBottom: 12 }} />}
      <ul className="plain-list" style={{ marginBottom: 16 }}>
        {lines.map(({ path, label, from, to }) => (
          <li key={path}>
            {label}：{from} → <strong>{to}</strong>
          </li>
        ))}
      </ul>
      <Field label={t('campaignDesk.reason')} htmlFor="settings-reason" error={wrong}>
        <Input.TextArea id="settings-reason" rows={2} maxLength={500} value={reason} onChange={(event) => onReason(event.target.value)} />
      </Field>
    </Modal>
  );
}

import { Form, Input, Result } from 'antd';
import { useTranslation } from 'react-i18next';
import type { components } from '#api';
import { api } from '../api/client';
import { FormDialog } from '../app/FormDialog';
import { Contact } from './Contact';

type Given = components['schemas']['DiagnosisForm'];

const fields = ['company', 'contactName', 'email', 'topic'] as const;

/** Asks for a diagnosis. */
export function DiagnosisDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <FormDialog<Given>
      title={t('exchanges.diagnosis.ask')}
      ok={t('exchanges.diagnosis.send')}
      fields={fields}
      send={async (given) => void (await api.POST('/api/exchanges/diagnoses/requests', { body: given }))}
      done={<Result status="success" title={t('exchanges.asked')} subTitle={t('exchanges.diagnosis.asked')} />}
      onClose={onClose}
    >
      <Contact />
      <Form.Item name="topic" label={t('exchanges.diagnosis.topic')} rules={[{ required: true, message: t('exchanges.required', { what: t('exchanges.diagnosis.topic') }) }]}>
        <Input.TextArea rows={4} maxLength={1000} showCount />
      </Form.Item>
    </FormDialog>
  );
}

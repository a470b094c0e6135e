import { Form, Input, InputNumber, Result } from 'antd';
import { useTranslation } from 'react-i18next';
import type { components } from '#api';
import { api } from '../api/client';
import { FormDialog } from '../app/FormDialog';
import { Contact } from './Contact';
import type { Visit } from './visit';

type Given = components['schemas']['VisitRequestForm'];

const fields = ['company', 'contactName', 'email', 'people', 'purpose'] as const;
const lists = ['exchanges'];

/** Asks to come on a visit. */
export function VisitDialog({ visit, onClose }: { visit: Visit; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <FormDialog<Given>
      title={`${t('exchanges.ask')} ${visit.title}`}
      ok={t('exchanges.ask')}
      initial={{ people: 1 }}
      fields={fields}
      lists={lists}
      send={async (given) => void (await api.POST('/api/exchanges/visits/{id}/requests', { params: { path: { id: visit.id } }, body: given }))}
      done={<Result status="success" title={t('exchanges.asked')} subTitle={t('exchanges.askedHint')} />}
      onClose={onClose}
    >
      <Contact />
      <Form.Item name="people" label={t('exchanges.people')} rules={[{ required: true, message: t('exchanges.required', { what: t('exchanges.people') }) }]}>
        <InputNumber min={1} max={visit.capacity} precision={0} />
      </Form.Item>
      <Form.Item name="purpose" label={t('exchanges.purpose')}>
        <Input.TextArea rows={3} maxLength={1000} showCount />
      </Form.Item>
    </FormDialog>
  );
}

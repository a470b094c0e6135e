import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { components } from '#api';
import { api, body } from '../api/client';
import { FormDialog } from '../app/FormDialog';
import type { Exchange } from './exchange';

type Given = components['schemas']['RegistrationForm'];

const fields = ['name', 'company', 'email', 'phone'] as const;

/** Registers for an event, and shows the registration. */
export function RegisterDialog({ event, onClose }: { event: Exchange; onClose: () => void }) {
  const { t } = useTranslation();
  const go = useNavigate();
  const needed = (what: string) => [{ required: true, whitespace: true, message: t('exchanges.required', { what }) }];
  const act = event.left > 0 ? t('exchanges.register') : t('exchanges.wait');
  const register = async (given: Given) => {
    const { code } = body(await api.POST('/api/exchanges/{id}/registrations', { params: { path: { id: event.id } }, body: given }));
    void go(`/exchanges/${event.id}/${code}`);
  };
  return (
    <FormDialog<Given> title={`${act} ${event.title}`} ok={act} fields={fields} send={register} onClose={onClose}>
      <Form.Item name="name" label={t('exchanges.name')} rules={needed(t('exchanges.name'))}>
        <Input autoComplete="name" maxLength={100} />
      </Form.Item>
      <Form.Item name="company" label={t('exchanges.company')} rules={needed(t('exchanges.company'))}>
        <Input autoComplete="organization" maxLength={200} />
      </Form.Item>
      <Form.Item name="email" label={t('exchanges.email')} extra={t('exchanges.emailHint')} rules={needed(t('exchanges.email'))}>
        <Input type="email" autoComplete="email" maxLength={254} />
      </Form.Item>
      <Form.Item name="phone" label={t('exchanges.phone')}>
        <Input type="tel" autoComplete="tel" maxLength={30} />
      </Form.Item>
    </FormDialog>
  );
}

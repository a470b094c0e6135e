import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';

/** Who asks: the company, and whom to answer. */
export function Contact() {
  const { t } = useTranslation();
  const needed = (what: string) => [{ required: true, message: t('exchanges.required', { what }) }];
  return (
    <>
      <Form.Item name="company" label={t('exchanges.company')} rules={needed(t('exchanges.company'))}>
        <Input autoComplete="organization" maxLength={200} />
      </Form.Item>
      <Form.Item name="contactName" label={t('exchanges.contact')} rules={needed(t('exchanges.contact'))}>
        <Input autoComplete="name" maxLength={100} />
      </Form.Item>
      <Form.Item name="email" label={t('exchanges.email')} rules={needed(t('exchanges.email'))}>
        <Input type="email" autoComplete="email" maxLength={254} />
      </Form.Item>
    </>
  );
}

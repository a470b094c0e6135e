import { useMutation } from '@tanstack/react-query';
import { Alert, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { components } from '#api';
import { api, body } from '../api/client';
import { showErrors } from '../app/formErrors';
import type { Exchange } from './exchange';

type Given = components['schemas']['RegistrationForm'];

const fields = ['name', 'company', 'email', 'phone'] as const;

export function RegisterDialog({ event, onClose }: { event: Exchange; onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Given>();
  const [refused, setRefused] = useState<string>();
  const go = useNavigate();
  const register = useMutation({
    mutationFn: async (given: Given) => body(await api.POST('/api/exchanges/{id}/registrations', { params: { path: { id: event.id } }, body: given })),
    onMutate: () => setRefused(undefined),
    onSuccess: (registration) => void go(`/exchanges/${event.id}/${registration.code}`),
    onError: (error) => setRefused(showErrors(form, fields, error)),
  });
  const needed = (what: string) => [{ required: true, whitespace: true, message: t('exchanges.required', { what }) }];
  const act = event.left > 0 ? t('exchanges.register') : t('exchanges.wait');
  return (
    <Modal open title={`${act} ${event.title}`} okText={act} cancelText={t('app.cancel')} confirmLoading={register.isPending} onOk={() => form.submit()} onCancel={onClose} mask={{ closable: false }}>
      {refused && <Alert type="error" showIcon role="alert" title={refused} style={{ marginBottom: 16 }} />}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(given) => register.mutate(given)}>
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
      </Form>
    </Modal>
  );
}

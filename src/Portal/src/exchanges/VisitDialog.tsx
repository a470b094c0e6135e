import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Form, Input, InputNumber, Modal, Result } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { components } from '#api';
import { api, body } from '../api/client';
import { showErrors } from '../app/formErrors';
import type { Visit } from './visit';

type Given = components['schemas']['VisitRequestForm'];

const fields = ['company', 'contactName', 'email', 'people', 'purpose'] as const;

/** Asks to come; what was typed stays when the server refuses it. */
export function VisitDialog({ visit, onClose }: { visit: Visit; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [form] = Form.useForm<Given>();
  const [refused, setRefused] = useState<string>();
  const ask = useMutation({
    mutationFn: async (given: Given) => body(await api.POST('/api/exchanges/visits/{id}/requests', { params: { path: { id: visit.id } }, body: given })),
    onMutate: () => setRefused(undefined),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['exchanges', 'visits'] }),
    onError: (error) => setRefused(showErrors(form, fields, error)),
  });
  const title = `${t('exchanges.ask')} ${visit.title}`;
  if (ask.data)
    return (
      <Modal open title={title} onCancel={onClose} footer={null}>
        <Result status="success" title={t('exchanges.asked')} subTitle={t('exchanges.askedHint')} />
      </Modal>
    );
  const needed = (what: string) => [{ required: true, message: t('exchanges.required', { what }) }];
  return (
    <Modal open title={title} okText={t('exchanges.ask')} cancelText={t('app.cancel')} confirmLoading={ask.isPending} onOk={() => form.submit()} onCancel={onClose} mask={{ closable: false }}>
      {refused && <Alert type="error" showIcon role="alert" title={refused} style={{ marginBottom: 16 }} />}
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ people: 1 }} onFinish={(given) => ask.mutate(given)}>
        <Form.Item name="company" label={t('exchanges.company')} rules={needed(t('exchanges.company'))}>
          <Input autoComplete="organization" maxLength={200} />
        </Form.Item>
        <Form.Item name="contactName" label={t('exchanges.contact')} rules={needed(t('exchanges.contact'))}>
          <Input autoComplete="name" maxLength={100} />
        </Form.Item>
        <Form.Item name="email" label={t('exchanges.email')} rules={needed(t('exchanges.email'))}>
          <Input type="email" autoComplete="email" maxLength={254} />
        </Form.Item>
        <Form.Item name="people" label={t('exchanges.people')} rules={needed(t('exchanges.people'))}>
          <InputNumber min={1} max={visit.capacity} precision={0} />
        </Form.Item>
        <Form.Item name="purpose" label={t('exchanges.purpose')}>
          <Input.TextArea rows={3} maxLength={1000} showCount />
        </Form.Item>
      </Form>
    </Modal>
  );
}

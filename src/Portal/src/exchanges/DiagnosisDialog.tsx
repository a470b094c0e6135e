import { useMutation } from '@tanstack/react-query';
import { Alert, Form, Input, Modal, Result } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { components } from '#api';
import { api, body } from '../api/client';
import { showErrors } from '../app/formErrors';

type Given = components['schemas']['DiagnosisForm'];

const fields = ['company', 'contactName', 'email', 'topic'] as const;

/** Asks for it; what was typed stays when the server refuses it. */
export function DiagnosisDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Given>();
  const [refused, setRefused] = useState<string>();
  const ask = useMutation({
    mutationFn: async (given: Given) => body(await api.POST('/api/exchanges/diagnoses/requests', { body: given })),
    onMutate: () => setRefused(undefined),
    onError: (error) => setRefused(showErrors(form, fields, error)),
  });
  if (ask.data)
    return (
      <Modal open title={t('exchanges.diagnosis.ask')} onCancel={onClose} footer={null}>
        <Result status="success" title={t('exchanges.asked')} subTitle={t('exchanges.diagnosis.asked')} />
      </Modal>
    );
  const needed = (what: string) => [{ required: true, message: t('exchanges.required', { what }) }];
  return (
    <Modal open title={t('exchanges.diagnosis.ask')} okText={t('exchanges.diagnosis.send')} cancelText={t('app.cancel')} confirmLoading={ask.isPending} onOk={() => form.submit()} onCancel={onClose} mask={{ closable: false }}>
      {refused && <Alert type="error" showIcon role="alert" title={refused} style={{ marginBottom: 16 }} />}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(given) => ask.mutate(given)}>
        <Form.Item name="company" label={t('exchanges.company')} rules={needed(t('exchanges.company'))}>
          <Input autoComplete="organization" maxLength={200} />
        </Form.Item>
        <Form.Item name="contactName" label={t('exchanges.contact')} rules={needed(t('exchanges.contact'))}>
          <Input autoComplete="name" maxLength={100} />
        </Form.Item>
        <Form.Item name="email" label={t('exchanges.email')} rules={needed(t('exchanges.email'))}>
          <Input type="email" autoComplete="email" maxLength={254} />
        </Form.Item>
        <Form.Item name="topic" label={t('exchanges.diagnosis.topic')} rules={needed(t('exchanges.diagnosis.topic'))}>
          <Input.TextArea rows={4} maxLength={1000} showCount />
        </Form.Item>
      </Form>
    </Modal>
  );
}

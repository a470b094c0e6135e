import { useMutation } from '@tanstack/react-query';
import { Alert, Form, Input, Modal, Result, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { components } from '#api';
import { api, body } from '../api/client';
import { showErrors } from '../app/formErrors';
import type { Notice } from './NoticesPage';

type Given = components['schemas']['ObjectionForm'];
type Entry = components['schemas']['NoticeEntry'];

const subjects = ['authenticity', 'ownership', 'eligibility', 'procedure', 'wording'] as const;
const fields = ['applicationId', 'subject', 'filedBy', 'contact', 'statement', 'evidence'] as const;

export function ObjectionDialog({ notice, entries, onClose }: { notice: Notice; entries: readonly Entry[]; onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Given>();
  const [refused, setRefused] = useState<string>();
  const file = useMutation({
    mutationFn: async (given: Given) => body(await api.POST('/api/notices/{id}/objections', { params: { path: { id: notice.id } }, body: given })),
    onMutate: () => setRefused(undefined),
    onError: (error) => setRefused(showErrors(form, fields, error)),
  });
  const needed = (what: string) => [{ required: true, whitespace: true, message: t('notices.required', { what }) }];
  if (file.data)
    return (
      <Modal open title={t('notices.object')} onCancel={onClose} footer={null}>
        <Result status="success" title={t('notices.filed')} subTitle={t('notices.filedHint', { number: file.data.number })} />
      </Modal>
    );
  return (
    <Modal open title={t('notices.object')} okText={t('notices.submit')} cancelText={t('app.cancel')} confirmLoading={file.isPending} onOk={() => form.submit()} onCancel={onClose} mask={{ closable: false }} width={640}>
      <Alert type={refused ? 'error' : 'info'} showIcon role="alert" title={refused ?? t('notices.objectHint')} style={{ marginBottom: 16 }} />
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(given) => file.mutate(given)} initialValues={{ subject: 'authenticity' }}>
        <Form.Item name="applicationId" label={t('notices.about')}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={t('notices.whole')}
            options={entries.map((entry) => ({ value: entry.applicationId, label: `${entry.company} ${entry.title}` }))}
          />
        </Form.Item>
        <Form.Item name="subject" label={t('notices.subject')}>
          <Select options={subjects.map((one) => ({ value: one, label: t(`notices.subjects.${one}`) }))} />
        </Form.Item>
        <Form.Item name="filedBy" label={t('notices.filedBy')} rules={needed(t('notices.filedBy'))}>
          <Input autoComplete="name" maxLength={100} />
        </Form.Item>
        <Form.Item name="contact" label={t('notices.contact')} rules={needed(t('notices.contact'))}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="statement" label={t('notices.statement')} rules={needed(t('notices.statement'))}>
          <Input.TextArea rows={4} maxLength={4000} showCount />
        </Form.Item>
        <Form.Item name="evidence" label={t('notices.evidence')}>
          <Input.TextArea rows={3} maxLength={4000} showCount />
        </Form.Item>
      </Form>
    </Modal>
  );
}

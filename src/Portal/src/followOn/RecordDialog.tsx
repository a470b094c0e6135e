import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Form, Input, Modal, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { DatePicker } from '../app/DatePicker';
import { showErrors } from '../app/formErrors';
import { message } from '../app/say';
import { channels } from './channels';
import { companiesQuery } from './companies';

const fields = ['channel', 'outlet', 'title', 'link', 'publishedOn', 'applicationId'] as const;

interface Written {
  readonly channel: (typeof channels)[number];
  readonly outlet?: string;
  readonly title?: string;
  readonly link?: string;
  readonly publishedOn: Dayjs;
  readonly applicationId?: number;
}

/** A report that appeared somewhere. */
export function RecordDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [form] = Form.useForm<Written>();
  const [refused, setRefused] = useState<string>();
  const companies = useQuery(companiesQuery).data ?? [];
  const save = useMutation({
    mutationFn: async (written: Written) =>
      api.POST('/api/exchanges/publicity', {
        body: {
          channel: written.channel,
          outlet: written.outlet ?? '',
          title: written.title ?? '',
          link: written.link?.trim() ?? '',
          publishedOn: written.publishedOn.format('YYYY-MM-DD'),
          applicationId: written.applicationId ?? null,
        },
      }),
    onMutate: () => setRefused(undefined),
    onSuccess: () => {
      message.success(t('followOn.recorded'));
      onClose();
    },
    onError: (error) => setRefused(showErrors(form, fields, error)),
    onSettled: () => queries.invalidateQueries({ queryKey: ['exchanges'] }),
  });
  return (
    <Modal open title={t('followOn.record')} okText={t('followOn.save')} cancelText={t('app.cancel')} confirmLoading={save.isPending} mask={{ closable: false }} onOk={() => form.submit()} onCancel={onClose}>
      {refused && <Alert type="error" showIcon role="alert" title={refused} style={{ marginBottom: 16 }} />}
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ channel: 'network' }} onFinish={(written) => save.mutate(written)}>
        <Form.Item name="channel" label={t('followOn.channel')}>
          <Select options={channels.map((one) => ({ value: one, label: t(`followOn.channels.${one}`) }))} />
        </Form.Item>
        <Form.Item name="outlet" label={t('followOn.outlet')}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="title" label={t('followOn.headline')}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="link" label={t('followOn.link')} extra={t('followOn.linkHint')}>
          <Input maxLength={500} />
        </Form.Item>
        <Form.Item name="publishedOn" label={t('followOn.publishedOn')} rules={[{ required: true, message: t('exchanges.required', { what: t('followOn.publishedOn') }) }]}>
          <DatePicker />
        </Form.Item>
        <Form.Item name="applicationId" label={t('followOn.about')} extra={t('followOn.aboutHint')}>
          <Select allowClear showSearch={{ optionFilterProp: 'label' }} placeholder={t('followOn.activity')} options={companies.map((one) => ({ value: one.applicationId, label: one.company }))} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

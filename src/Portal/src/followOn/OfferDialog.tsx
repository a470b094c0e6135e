import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Form, Input, InputNumber, Modal, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { DatePicker } from '../app/DatePicker';
import { showErrors } from '../app/formErrors';
import { message } from '../app/say';
import { companiesQuery } from './companies';

const fields = ['hostApplicationId', 'title', 'firstDay', 'lastDay', 'capacity'] as const;

interface Written {
  readonly hostApplicationId: number;
  readonly title: string;
  readonly days: readonly [Dayjs, Dayjs];
  readonly capacity: number;
}

/** A new visit that companies can ask for. */
export function OfferDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [form] = Form.useForm<Written>();
  const [refused, setRefused] = useState<string>();
  const companies = useQuery(companiesQuery).data ?? [];
  const save = useMutation({
    mutationFn: async ({ hostApplicationId, title, days, capacity }: Written) =>
      api.POST('/api/exchanges/visits/desk', { body: { hostApplicationId, title, firstDay: days[0].format('YYYY-MM-DD'), lastDay: days[1].format('YYYY-MM-DD'), capacity } }),
    onMutate: () => setRefused(undefined),
    onSuccess: () => {
      message.success(t('followOn.offered'));
      onClose();
    },
    onError: (error) => setRefused(showErrors(form, fields, error)),
    onSettled: () => queries.invalidateQueries({ queryKey: ['exchanges'] }),
  });
  const needed = (what: string) => [{ required: true, message: t('exchanges.required', { what }) }];
  return (
    <Modal open title={t('followOn.offer')} okText={t('followOn.save')} cancelText={t('app.cancel')} confirmLoading={save.isPending} mask={{ closable: false }} onOk={() => form.submit()} onCancel={onClose}>
      {refused && <Alert type="error" showIcon role="alert" title={refused} style={{ marginBottom: 16 }} />}
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ capacity: 20 }} onFinish={(written) => save.mutate(written)}>
        <Form.Item name="hostApplicationId" label={t('followOn.hostLabel')} rules={needed(t('followOn.hostLabel'))}>
          <Select showSearch={{ optionFilterProp: 'label' }} options={companies.map((one) => ({ value: one.applicationId, label: one.company }))} />
        </Form.Item>
        <Form.Item name="title" label={t('followOn.subject')} rules={needed(t('followOn.subject'))}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="days" label={t('followOn.days')} rules={needed(t('followOn.days'))}>
          <DatePicker.RangePicker />
        </Form.Item>
        <Form.Item name="capacity" label={t('followOn.capacity')} rules={needed(t('followOn.capacity'))}>
          <InputNumber min={1} max={10_000} precision={0} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Form, Input, InputNumber, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { DatePicker } from '../app/DatePicker';
import { FormDialog } from '../app/FormDialog';
import { companiesQuery } from './companies';

const fields = ['hostApplicationId', 'title', 'firstDay', 'lastDay', 'capacity'] as const;
const lists = ['exchanges'];

interface Written {
  readonly hostApplicationId: number;
  readonly title: string;
  readonly days: readonly [Dayjs, Dayjs];
  readonly capacity: number;
}

/** A new visit that companies can ask for. */
export function OfferDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const companies = useQuery(companiesQuery).data ?? [];
  const needed = (what: string) => [{ required: true, message: t('exchanges.required', { what }) }];
  const offer = async ({ days: [first, last], ...written }: Written) => {
    await api.POST('/api/exchanges/visits/desk', { body: { ...written, firstDay: first.format('YYYY-MM-DD'), lastDay: last.format('YYYY-MM-DD') } });
    return t('followOn.offered');
  };
  return (
    <FormDialog<Written> title={t('followOn.offer')} ok={t('followOn.save')} initial={{ capacity: 20 }} fields={fields} lists={lists} send={offer} onClose={onClose}>
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
    </FormDialog>
  );
}

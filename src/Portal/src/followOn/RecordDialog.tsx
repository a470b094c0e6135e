import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { DatePicker } from '../app/DatePicker';
import { FormDialog } from '../app/FormDialog';
import { channels } from './channels';
import { companiesQuery } from './companies';

const fields = ['channel', 'outlet', 'title', 'link', 'publishedOn', 'applicationId'] as const;
const lists = ['exchanges'];

interface Written {
  readonly channel: (typeof channels)[number];
  readonly outlet?: string;
  readonly title?: string;
  readonly link?: string;
  readonly publishedOn: Dayjs;
  readonly applicationId?: number | null;
}

/** A report that appeared somewhere. */
export function RecordDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const companies = useQuery(companiesQuery).data ?? [];
  const record = async ({ channel, outlet = '', title = '', link = '', publishedOn, applicationId = null }: Written) => {
    await api.POST('/api/exchanges/publicity', { body: { channel, outlet, title, link: link.trim(), publishedOn: publishedOn.format('YYYY-MM-DD'), applicationId } });
    return t('followOn.recorded');
  };
  return (
    <FormDialog<Written> title={t('followOn.record')} ok={t('followOn.save')} initial={{ channel: 'network' }} fields={fields} lists={lists} send={record} onClose={onClose}>
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
    </FormDialog>
  );
}

import { Alert, Form, Input, Result, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { components } from '#api';
import { api, body } from '../api/client';
import { FormDialog } from '../app/FormDialog';
import type { Notice } from './NoticesPage';

type Given = components['schemas']['ObjectionForm'];
type Entry = components['schemas']['NoticeEntry'];

const subjects = ['authenticity', 'ownership', 'eligibility', 'procedure', 'wording'] as const;
const fields = ['applicationId', 'subject', 'filedBy', 'contact', 'statement', 'evidence'] as const;

/** Objects by real name, and is given the number of the case. */
export function ObjectionDialog({ notice, entries, onClose }: { notice: Notice; entries: readonly Entry[]; onClose: () => void }) {
  const { t } = useTranslation();
  const [number, setNumber] = useState(0);
  const needed = (what: string) => [{ required: true, whitespace: true, message: t('notices.required', { what }) }];
  return (
    <FormDialog<Given>
      width={640}
      title={t('notices.object')}
      hint={<Alert type="info" showIcon title={t('notices.objectHint')} style={{ marginBottom: 16 }} />}
      ok={t('notices.submit')}
      initial={{ subject: 'authenticity' }}
      fields={fields}
      send={async (given) => setNumber(body(await api.POST('/api/notices/{id}/objections', { params: { path: { id: notice.id } }, body: given })).number)}
      done={<Result status="success" title={t('notices.filed')} subTitle={t('notices.filedHint', { number })} />}
      onClose={onClose}
    >
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
    </FormDialog>
  );
}

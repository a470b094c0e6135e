import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Alert, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../api/client';
import { ApiProblem } from '../api/problem';
import { fault } from '../app/formErrors';
import { Paragraph } from '../app/text';
import { useAct } from '../app/useAct';
import { lists } from './siteCheck';

/** The stages from which the process comes by the site check, or can come back to it. */
const stages = ['submitted', 'recommendation', 'eligibility', 'documentReview', 'defence', 'ranking'] as const;

/** Asks which company, and what is to be verified. */
export function OrderDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { act, busy } = useAct(lists);
  const [search, setSearch] = useState('');
  const [application, setApplication] = useState<number>();
  const [reason, setReason] = useState('');
  const [refused, setRefused] = useState<ApiProblem>();
  const found = useQuery({
    queryKey: ['applications', 'choice', 'siteCheck', search],
    queryFn: async ({ signal }) => body(await api.GET('/api/applications', { params: { query: { ...(search && { search }), stage: [...stages], outcome: ['open'], take: 20 } }, signal })),
    placeholderData: keepPreviousData,
  });
  const wrong = (field: string) => fault(refused?.fields[field]?.join(' '));
  const send = () =>
    act(async () => {
      setRefused(undefined);
      try {
        const ordered = body(await api.POST('/api/site-checks', { body: { applicationId: application ?? null, reason } }));
        onClose();
        return t('siteChecks.order.done', { company: ordered.company });
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error;
        setRefused(error);
        return undefined;
      }
    });
  return (
    <Modal open title={t('siteChecks.order.title')} okText={t('siteChecks.order.ok')} cancelText={t('app.cancel')} confirmLoading={busy} mask={{ closable: false }} onOk={() => void send()} onCancel={onClose}>
      {refused && Object.keys(refused.fields).length === 0 && <Alert type="error" showIcon role="alert" title={refused.message} style={{ marginBottom: 16 }} />}
      <Paragraph>{t('siteChecks.order.hint')}</Paragraph>
      <Form layout="vertical" component="div">
        <Form.Item label={t('siteChecks.order.company')} htmlFor="order-company" required {...wrong('applicationId')}>
          <Select
            id="order-company"
            showSearch={{ filterOption: false, onSearch: setSearch }}
            placeholder={t('siteChecks.order.find')}
            value={application ?? null}
            loading={found.isFetching}
            options={found.data?.items.map((one) => ({ value: one.id, label: `${one.receiptNumber ?? ''} ${one.company}` })) ?? []}
            onChange={(value: number | null) => setApplication(value ?? undefined)}
          />
        </Form.Item>
        <Form.Item label={t('siteChecks.order.reason')} htmlFor="order-reason" required {...wrong('reason')}>
          <Input.TextArea id="order-reason" value={reason} maxLength={500} autoSize={{ minRows: 3, maxRows: 12 }} aria-invalid={Boolean(refused?.fields['reason'])} onChange={(event) => setReason(event.target.value)} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

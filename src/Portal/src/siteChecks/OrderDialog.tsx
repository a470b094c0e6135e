import { useQuery } from '@tanstack/react-query';
import { Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../api/client';
import { AskDialog } from '../app/AskDialog';
import { fault } from '../app/formErrors';
import { ListError } from '../app/ListStates';
import { ReasonField } from '../app/ReasonField';
import { ApplicationPicker } from '../applications/ApplicationPicker';
import { lists } from './siteCheck';

/** Asks which company, and what is to be verified. */
export function OrderDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const orderable = useQuery({ queryKey: ['siteChecks', 'orderable'], queryFn: async ({ signal }) => body(await api.GET('/api/site-checks/orderable', { signal })) });
  const stages = orderable.data?.map(({ stage }) => stage);
  const [application, setApplication] = useState<number>();
  const [reason, setReason] = useState('');
  const order = async () => {
    const ordered = body(await api.POST('/api/site-checks', { body: { applicationId: application ?? null, reason } }));
    return t('siteChecks.order.done', { company: ordered.company });
  };
  return (
    <AskDialog title={t('siteChecks.order.title')} hint={t('siteChecks.order.hint')} ok={t('siteChecks.order.ok')} lists={lists} onOk={order} onClose={onClose}>
      {(error) => (
        <>
          {orderable.error && !stages && <ListError error={orderable.error} onRetry={() => void orderable.refetch()} />}
          <Form.Item label={t('siteChecks.order.company')} htmlFor="order-company" required {...fault(error('applicationId'))}>
            <ApplicationPicker id="order-company" placeholder={t('siteChecks.order.find')} among={stages ? { stage: stages, outcome: ['open'] } : null} value={application} onChange={setApplication} />
          </Form.Item>
          <ReasonField label={t('siteChecks.order.reason')} error={error('reason')} value={reason} onChange={setReason} />
        </>
      )}
    </AskDialog>
  );
}

import { Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../api/client';
import { AskDialog } from '../app/AskDialog';
import { fault } from '../app/formErrors';
import { ListError } from '../app/ListStates';
import { ReasonField } from '../app/ReasonField';
import { ApplicationPicker } from '../applications/ApplicationPicker';
import { lists, useCalendar } from './siteCheck';

/** Asks which company, and what is to be verified. */
export function OrderDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const calendar = useCalendar();
  const stages = calendar.data?.orderable.map(({ stage }) => stage);
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
          {calendar.error && !stages && <ListError error={calendar.error} onRetry={() => void calendar.refetch()} />}
          <Form.Item label={t('siteChecks.order.company')} htmlFor="order-company" required {...fault(error('applicationId'))}>
            <ApplicationPicker id="order-company" placeholder={t('siteChecks.order.find')} among={stages ? { stage: stages, outcome: ['open'] } : null} value={application} onChange={setApplication} />
          </Form.Item>
          <ReasonField label={t('siteChecks.order.reason')} error={error('reason')} value={reason} onChange={setReason} />
        </>
      )}
    </AskDialog>
  );
}

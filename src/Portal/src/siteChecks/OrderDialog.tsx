import { Alert, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../api/client';
import { ApiProblem } from '../api/problem';
import { fault } from '../app/formErrors';
import { ListError } from '../app/ListStates';
import { Paragraph } from '../app/text';
import { useAct } from '../app/useAct';
import { ApplicationPicker } from '../applications/ApplicationPicker';
import { lists, useCalendar } from './siteCheck';

/** Asks which company, and what is to be verified. */
export function OrderDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { act, busy } = useAct(lists);
  const calendar = useCalendar();
  const stages = calendar.data?.orderable.map(({ stage }) => stage);
  const [application, setApplication] = useState<number>();
  const [reason, setReason] = useState('');
  const [refused, setRefused] = useState<ApiProblem>();
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
      {calendar.error && !stages && <ListError error={calendar.error} onRetry={() => void calendar.refetch()} />}
      <Form layout="vertical" component="div">
        <Form.Item label={t('siteChecks.order.company')} htmlFor="order-company" required {...wrong('applicationId')}>
          <ApplicationPicker id="order-company" placeholder={t('siteChecks.order.find')} among={stages ? { stage: stages, outcome: ['open'] } : null} value={application} onChange={setApplication} />
        </Form.Item>
        <Form.Item label={t('siteChecks.order.reason')} htmlFor="order-reason" required {...wrong('reason')}>
          <Input.TextArea id="order-reason" value={reason} maxLength={500} autoSize={{ minRows: 3, maxRows: 12 }} aria-invalid={Boolean(refused?.fields['reason'])} onChange={(event) => setReason(event.target.value)} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Button, Card, Form, Input, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../api/client';
import { modal } from '../app/ask';
import { ListError } from '../app/ListStates';
import { showErrors } from '../app/formErrors';
import { momentText } from '../app/moment';
import { Skeleton } from '../app/Skeleton';
import { Paragraph, Text } from '../app/text';
import { useAct } from '../app/useAct';
import { ReasonSelect } from './ReasonSelect';
import type { Reason } from './reasons';

const lists = ['reviews', 'defences', 'tasks'];
const fields = ['company', 'reason', 'note'];

interface Declared {
  readonly company: string;
  readonly reason: Reason;
  readonly note?: string;
}

/** The companies one has a tie to, and how to name one more. Whether a company applies is not told here. */
export function Ties({ employer }: { employer: string }) {
  const { t } = useTranslation();
  const ties = useQuery({ queryKey: ['reviews', 'ties'], queryFn: async ({ signal }) => body(await api.GET('/api/reviews/ties', { signal })) });
  return (
    <div className="two-columns">
      <Declare />
      <Card title={<h2 className="card-title">{t('reviews.ties.declared')}</h2>}>
        <Paragraph type="secondary">{t('reviews.ties.derived', { employer })}</Paragraph>
        {ties.error ? (
          <ListError error={ties.error} onRetry={() => void ties.refetch()} />
        ) : !ties.data ? (
          <Skeleton />
        ) : ties.data.length === 0 ? (
          <Text type="secondary">{t('reviews.ties.none')}</Text>
        ) : (
          <ul className="plain-list">
            {ties.data.map((tie) => (
              <li key={tie.id}>
                <Text strong>{tie.company}</Text> <Tag>{t(`reviews.reason.${tie.reason}`)}</Tag>
                <Text type="secondary" style={{ display: 'block' }}>
                  {[tie.note, momentText(tie.declaredAt)].filter(Boolean).join(' · ')}
                </Text>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </div>
  );
}

function Declare() {
  const { t } = useTranslation();
  const { act, busy } = useAct(lists);
  const [form] = Form.useForm<Declared>();
  const [failed, setFailed] = useState<string>();
  const ask = (given: Declared) =>
    modal.confirm({ title: t('reviews.ties.confirm', { company: given.company }), content: t('reviews.ties.confirmHint'), okText: t('reviews.ties.send'), cancelText: t('app.cancel'), okButtonProps: { danger: true }, onOk: () => send(given) });
  const send = (given: Declared) =>
    act(async () => {
      setFailed(undefined);
      try {
        await api.POST('/api/reviews/ties', { body: { company: given.company, reason: given.reason, note: given.note ?? '' } });
      } catch (error) {
        setFailed(showErrors(form, fields, error as Error));
        return undefined;
      }
      form.resetFields();
      return t('reviews.ties.done', { company: given.company });
    });
  return (
    <Card title={<h2 className="card-title">{t('reviews.ties.declare')}</h2>}>
      <Paragraph>{t('reviews.ties.hint')}</Paragraph>
      <Form form={form} layout="vertical" onFinish={ask} requiredMark>
        <Form.Item name="company" label={t('reviews.ties.company')} extra={t('reviews.ties.companyHint')} rules={[{ required: true, message: t('reviews.ties.companyMissing') }]}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="reason" label={t('reviews.recuse.reason')} rules={[{ required: true, message: t('reviews.recuse.reasonMissing') }]}>
          <ReasonSelect />
        </Form.Item>
        <Form.Item name="note" label={t('reviews.recuse.note')}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={1000} />
        </Form.Item>
        {failed && (
          <Paragraph type="danger" role="alert">
            {failed}
          </Paragraph>
        )}
        <Button type="primary" htmlType="submit" loading={busy}>
          {t('reviews.ties.send')}
        </Button>
      </Form>
    </Card>
  );
}

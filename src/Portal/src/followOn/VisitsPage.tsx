import { PlusOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Card, DatePicker, Empty, Flex, Form, Input, InputNumber, Modal, Select, Skeleton, Tag, Typography } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { components } from '#api';
import { api, body } from '../api/client';
import { showErrors } from '../app/formErrors';
import { ListError } from '../app/ListStates';
import { momentText } from '../app/moment';
import { useMay } from '../session/session';
import { companiesQuery } from './companies';

type Visit = components['schemas']['VisitDeskView'];

const fields = ['hostApplicationId', 'title', 'firstDay', 'lastDay', 'capacity'] as const;
const stateColours = { requested: 'gold', accepted: 'blue', declined: 'default', withdrawn: 'default' } as const;

/** Learning visits for the secretariat: what is offered, and who wants to come. The host answers in its inbox. */
export function VisitsPage() {
  const { t } = useTranslation();
  const may = useMay('write:selection');
  const [offering, setOffering] = useState(false);
  const list = useQuery({ queryKey: ['exchanges', 'visits', 'desk'], queryFn: async ({ signal }) => body(await api.GET('/api/exchanges/visits/desk', { signal })) });
  return (
    <div className="list-page" style={{ maxWidth: 1000 }}>
      <Flex gap={12} wrap align="center" justify="space-between" style={{ marginBottom: 16 }}>
        <Typography.Title level={1} style={{ fontSize: 20, margin: 0 }}>
          {t('followOn.visits')}
        </Typography.Title>
        {may && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setOffering(true)}>
            {t('followOn.offer')}
          </Button>
        )}
      </Flex>
      <Typography.Paragraph type="secondary">{t('followOn.visitsHint')}</Typography.Paragraph>
      {list.isPending && <Skeleton active />}
      {list.error && !list.data && <ListError error={list.error} onRetry={() => void list.refetch()} />}
      {list.data?.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('followOn.noVisits')} />}
      <Flex vertical gap={16}>{list.data?.map((one) => <VisitCard key={one.visit.id} one={one} />)}</Flex>
      {offering && <OfferDialog onClose={() => setOffering(false)} />}
    </div>
  );
}

function VisitCard({ one: { visit, requests } }: { one: Visit }) {
  const { t } = useTranslation();
  return (
    <Card
      title={
        <Flex gap={8} wrap align="center" style={{ paddingBlock: 8 }}>
          <h2 className="card-title" style={{ whiteSpace: 'normal' }}>
            {visit.title}
          </h2>
          <Tag color={visit.state === 'open' ? 'blue' : 'default'}>{t(`followOn.visitState.${visit.state}`)}</Tag>
        </Flex>
      }
    >
      <div>{t('followOn.host', { host: visit.host })}</div>
      <div>{visit.firstDay === visit.lastDay ? visit.firstDay : `${visit.firstDay} ~ ${visit.lastDay}`}</div>
      <Typography.Paragraph type="secondary">{t('followOn.places', { left: visit.left, capacity: visit.capacity })}</Typography.Paragraph>
      {requests.length === 0 && <Typography.Text type="secondary">{t('followOn.noRequests')}</Typography.Text>}
      <ul className="plain-list">
        {requests.map((request) => (
          <li key={request.id}>
            <Tag color={stateColours[request.state]}>{t(`followOn.requestState.${request.state}`)}</Tag>
            <strong>{request.company}</strong> {t('followOn.people', { count: request.people })} {request.contactName} {request.email}
            <br />
            <Typography.Text type="secondary">{[momentText(request.requestedAt), request.purpose, request.remark && t('followOn.remark', { text: request.remark })].filter(Boolean).join(' · ')}</Typography.Text>
          </li>
        ))}
      </ul>
    </Card>
  );
}

interface Written {
  readonly hostApplicationId: number;
  readonly title: string;
  readonly days: readonly [Dayjs, Dayjs];
  readonly capacity: number;
}

function OfferDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [form] = Form.useForm<Written>();
  const [refused, setRefused] = useState<string>();
  const companies = useQuery(companiesQuery).data ?? [];
  const save = useMutation({
    mutationFn: async ({ hostApplicationId, title, days, capacity }: Written) =>
      api.POST('/api/exchanges/visits/desk', { body: { hostApplicationId, title, firstDay: days[0].format('YYYY-MM-DD'), lastDay: days[1].format('YYYY-MM-DD'), capacity } }),
    onMutate: () => setRefused(undefined),
    onSuccess: () => {
      void message.success(t('followOn.offered'));
      onClose();
    },
    onError: (error) => setRefused(showErrors(form, fields, error)),
    onSettled: () => queries.invalidateQueries({ queryKey: ['exchanges'] }),
  });
  const needed = (what: string) => [{ required: true, message: t('exchanges.required', { what }) }];
  return (
    <Modal open title={t('followOn.offer')} okText={t('followOn.save')} cancelText={t('app.cancel')} confirmLoading={save.isPending} maskClosable={false} onOk={() => form.submit()} onCancel={onClose}>
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

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Flex, Form, Input, InputNumber, Modal } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../api/client';
import { DatePicker } from '../app/DatePicker';
import { showErrors } from '../app/formErrors';
import { fromLocal, toLocal } from '../app/moment';
import { message } from '../app/say';
import type { Exchange } from './exchange';

interface Written {
  readonly title: string;
  readonly theme?: string;
  readonly agenda?: string;
  readonly startsAt: Dayjs;
  readonly endsAt: Dayjs;
  readonly place: string;
  readonly coOrganiser?: string;
  readonly capacity: number;
}

const fields = ['title', 'theme', 'agenda', 'startsAt', 'endsAt', 'place', 'coOrganiser', 'capacity'] as const;

/** The picker shows wall clocks: Beijing's, wherever the browser stands. */
const shown = (at: string) => dayjs(toLocal(at));
const beijing = (at: Dayjs) => fromLocal(at.format('YYYY-MM-DDTHH:mm'))!; // a moment is no empty text

/** Plans an event, or changes one. What was typed stays when the server refuses it. */
export function EventDialog({ event, onClose }: { event?: Exchange; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [form] = Form.useForm<Written>();
  const [refused, setRefused] = useState<string>();
  const save = useMutation({
    mutationFn: async (written: Written) => {
      const given = {
        title: written.title,
        theme: written.theme ?? '',
        agenda: written.agenda ?? '',
        startsAt: beijing(written.startsAt),
        endsAt: beijing(written.endsAt),
        place: written.place,
        coOrganiser: written.coOrganiser ?? '',
        capacity: written.capacity,
      };
      return event
        ? body(await api.PUT('/api/exchanges/desk/{id}', { params: { path: { id: event.id } }, headers: { 'If-Match': `"${event.revision}"` }, body: given }))
        : body(await api.POST('/api/exchanges/desk', { body: given }));
    },
    onMutate: () => setRefused(undefined),
    onSuccess: ({ promoted }) => {
      message.success(promoted > 0 ? t('exchangeDesk.savedPromoted', { count: promoted }) : t('exchangeDesk.saved'));
      onClose();
    },
    onError: (error) => setRefused(showErrors(form, fields, error)),
    onSettled: () => queries.invalidateQueries({ queryKey: ['exchanges'] }),
  });
  const needed = (what: string) => [{ required: true, message: t('exchanges.required', { what }) }];
  const announced = event?.state === 'open' || event?.state === 'closed';
  return (
    <Modal
      open
      width={680}
      title={event ? t('exchangeDesk.edit') : t('exchangeDesk.add')}
      okText={t('exchangeDesk.save')}
      cancelText={t('app.cancel')}
      confirmLoading={save.isPending}
      mask={{ closable: false }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {refused && <Alert type="error" showIcon role="alert" title={refused} style={{ marginBottom: 16 }} />}
      {announced && <Alert type="warning" showIcon title={t('exchangeDesk.announced')} style={{ marginBottom: 16 }} />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={event ? { ...event, startsAt: shown(event.startsAt), endsAt: shown(event.endsAt) } : { capacity: 200 }}
        onFinish={(written) => save.mutate(written)}
      >
        <Form.Item name="title" label={t('exchangeDesk.name')} rules={needed(t('exchangeDesk.name'))}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="theme" label={t('exchanges.theme')}>
          <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={500} />
        </Form.Item>
        <Flex gap={16} wrap>
          <Form.Item name="startsAt" label={t('exchangeDesk.startsAt')} rules={needed(t('exchangeDesk.startsAt'))}>
            <DatePicker showTime={{ format: 'HH:mm', minuteStep: 5 }} format="YYYY-MM-DD HH:mm" />
          </Form.Item>
          <Form.Item name="endsAt" label={t('exchangeDesk.endsAt')} rules={needed(t('exchangeDesk.endsAt'))}>
            <DatePicker showTime={{ format: 'HH:mm', minuteStep: 5 }} format="YYYY-MM-DD HH:mm" />
          </Form.Item>
          <Form.Item name="capacity" label={t('exchangeDesk.capacity')} rules={needed(t('exchangeDesk.capacity'))}>
            <InputNumber min={1} max={100_000} precision={0} style={{ width: 120 }} />
          </Form.Item>
        </Flex>
        <Form.Item name="place" label={t('exchanges.place')} rules={needed(t('exchanges.place'))}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="coOrganiser" label={t('exchangeDesk.host')}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="agenda" label={t('exchangeDesk.agenda')} extra={t('exchangeDesk.agendaHint')}>
          <Input.TextArea autoSize={{ minRows: 4, maxRows: 14 }} maxLength={4000} showCount />
        </Form.Item>
      </Form>
    </Modal>
  );
}

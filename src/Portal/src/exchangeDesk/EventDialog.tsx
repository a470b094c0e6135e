import { Alert, Flex, Form, Input, InputNumber } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { api, body } from '../api/client';
import { DatePicker } from '../app/DatePicker';
import { FormDialog } from '../app/FormDialog';
import { fromLocal, toLocal } from '../app/moment';
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

const lists = ['exchanges'];
const fields = ['title', 'theme', 'agenda', 'startsAt', 'endsAt', 'place', 'coOrganiser', 'capacity'] as const;

/** The picker shows wall clocks: Beijing's, wherever the browser stands. */
const shown = (at: string) => dayjs(toLocal(at));
const beijing = (at: Dayjs) => fromLocal(at.format('YYYY-MM-DDTHH:mm'))!; // a moment is no empty text

/** Plans an event, or changes one. */
export function EventDialog({ event, onClose }: { event?: Exchange; onClose: () => void }) {
  const { t } = useTranslation();
  const save = async ({ theme = '', agenda = '', coOrganiser = '', ...written }: Written) => {
    const given = { ...written, theme, agenda, coOrganiser, startsAt: beijing(written.startsAt), endsAt: beijing(written.endsAt) };
    const { promoted } = event
      ? body(await api.PUT('/api/exchanges/desk/{id}', { params: { path: { id: event.id } }, headers: { 'If-Match': `"${event.revision}"` }, body: given }))
      : body(await api.POST('/api/exchanges/desk', { body: given }));
    return promoted > 0 ? t('exchangeDesk.savedPromoted', { count: promoted }) : t('exchangeDesk.saved');
  };
  const needed = (what: string) => [{ required: true, message: t('exchanges.required', { what }) }];
  const announced = event?.state === 'open' || event?.state === 'closed';
  return (
    <FormDialog<Written>
      width={680}
      title={event ? t('exchangeDesk.edit') : t('exchangeDesk.add')}
      hint={announced && <Alert type="warning" showIcon title={t('exchangeDesk.announced')} style={{ marginBottom: 16 }} />}
      ok={t('exchangeDesk.save')}
      initial={event ? { ...event, startsAt: shown(event.startsAt), endsAt: shown(event.endsAt) } : { capacity: 200 }}
      fields={fields}
      lists={lists}
      send={save}
      onClose={onClose}
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
    </FormDialog>
  );
}

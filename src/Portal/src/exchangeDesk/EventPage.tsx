import { ArrowLeftOutlined, DownloadOutlined, EditOutlined, QrcodeOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Card, Descriptions, Flex, Result, Select, Tag } from 'antd';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { baseAddress } from '../api/base';
import { api, body } from '../api/client';
import { ApiProblem } from '../api/problem';
import { modal } from '../app/ask';
import { later } from '../app/later';
import { ListTable } from '../app/ListTable';
import { GoButton } from '../app/GoButton';
import { ListError } from '../app/ListStates';
import { periodText } from '../app/moment';
import { queryOf } from '../app/querySet';
import { SearchBox } from '../app/SearchBox';
import { Skeleton } from '../app/Skeleton';
import { useTableState } from '../app/tableState';
import { Title } from '../app/text';
import { useAct } from '../app/useAct';
import { useMay } from '../session/session';
import { type Exchange, eventColours, roles, states } from './exchange';
import { Figures } from './ExchangeDeskPage';
import { useRegistrationColumns } from './registrationColumns';

const EventDialog = later(async () => (await import('./EventDialog')).EventDialog);

const lists = ['exchanges'];

/** One event: what is planned, its figures, who has registered. */
export function EventPage() {
  const { t } = useTranslation();
  const id = Number(useParams()['eventId']);
  const event = useQuery({
    queryKey: ['exchanges', 'desk', id],
    queryFn: async ({ signal }) => body(await api.GET('/api/exchanges/desk/{id}', { params: { path: { id } }, signal })),
    enabled: Number.isInteger(id),
  });
  if (!Number.isInteger(id) || (event.error instanceof ApiProblem && event.error.status === 404))
    return <Result status="info" title={<h1 style={{ margin: 0, fontSize: 'inherit', fontWeight: 'inherit' }}>{t('exchangeDesk.gone')}</h1>} extra={<Link to="/exchange-desk">{t('exchanges.back')}</Link>} />;
  if (event.error && !event.data) return <ListError error={event.error} onRetry={() => void event.refetch()} />;
  if (!event.data) return <Skeleton style={{ padding: 32 }} />;
  return (
    <div className="list-page" style={{ maxWidth: 1400 }}>
      <Link to="/exchange-desk">
        <ArrowLeftOutlined /> {t('exchanges.back')}
      </Link>
      <Head event={event.data} />
      <Registrations event={event.data} />
    </div>
  );
}

function Head({ event }: { event: Exchange }) {
  const { t } = useTranslation();
  const may = useMay('write:selection');
  const { act, busy } = useAct(lists);
  const [editing, setEditing] = useState(false);
  const over = event.state === 'held' || event.state === 'cancelled';
  const switchTo = (open: boolean) =>
    modal.confirm({
      title: open ? t('exchangeDesk.reopenAsk') : t('exchangeDesk.closeAsk'),
      content: open ? t('exchangeDesk.reopenHint') : t('exchangeDesk.closeHint'),
      okText: open ? t('exchangeDesk.reopen') : t('exchangeDesk.close'),
      cancelText: t('app.cancel'),
      onOk: () =>
        act(async () => {
          await api.POST('/api/exchanges/desk/{id}/registration', { params: { path: { id: event.id } }, body: { open } });
          return t('exchangeDesk.saved');
        }),
    });
  return (
    <>
      <Flex gap={12} wrap align="center" justify="space-between" style={{ margin: '12px 0 16px' }}>
        <Flex gap={8} wrap align="center">
          <Title level={1} style={{ fontSize: 20, margin: 0 }}>
            {event.title}
          </Title>
          <Tag color={eventColours[event.state]}>{t(`exchanges.state.${event.state}`)}</Tag>
        </Flex>
        {may && !over && (
          <Flex gap={8} wrap>
            <Button icon={<EditOutlined />} onClick={() => setEditing(true)}>
              {t('exchangeDesk.edit')}
            </Button>
            {event.state === 'open' && (
              <Button disabled={busy} onClick={() => switchTo(false)}>
                {t('exchangeDesk.close')}
              </Button>
            )}
            {event.state === 'closed' && (
              <Button disabled={busy} onClick={() => switchTo(true)}>
                {t('exchangeDesk.reopen')}
              </Button>
            )}
            {event.state !== 'planned' && (
              <GoButton type="primary" icon={<QrcodeOutlined />} to={`/exchange-desk/${event.id}/door`}>
                {t('exchangeDesk.door')}
              </GoButton>
            )}
          </Flex>
        )}
      </Flex>
      <Card style={{ marginBottom: 16 }}>
        <Descriptions
          column={{ xs: 1, md: 2 }}
          items={[
            { key: 'time', label: t('exchanges.time'), children: periodText(event.startsAt, event.endsAt) },
            { key: 'place', label: t('exchanges.place'), children: event.place },
            { key: 'theme', label: t('exchanges.theme'), children: event.theme || '—' },
            { key: 'host', label: t('exchangeDesk.host'), children: event.coOrganiser || '—' },
            ...(event.agenda ? [{ key: 'agenda', label: t('exchangeDesk.agenda'), children: <span style={{ whiteSpace: 'pre-wrap' }}>{event.agenda}</span> }] : []),
          ]}
        />
        <Figures event={event} />
      </Card>
      {editing && <EventDialog event={event} onClose={() => setEditing(false)} />}
    </>
  );
}

const order = { sort: 'registered', order: 'ascend', filters: ['search', 'state', 'role', 'came'] } as const;

function Registrations({ event }: { event: Exchange }) {
  const { t } = useTranslation();
  const table = useTableState(order);
  const { query, set } = table;
  const search = query.get('search') ?? '';
  const came = query.get('came');
  const [state, role] = [states.filter((one) => query.getAll('state').includes(one)), roles.filter((one) => query.getAll('role').includes(one))];
  const cursor = table.cursors.at(-1);
  const filter = { ...(search && { search }), ...(state.length > 0 && { state }), ...(role.length > 0 && { role }), ...(came && { checkedIn: came === 'yes' }) };
  const list = useQuery({
    queryKey: ['exchanges', 'desk', event.id, 'registrations', filter, cursor, table.pageSize],
    queryFn: async ({ signal }) => body(await api.GET('/api/exchanges/desk/{id}/registrations', { params: { path: { id: event.id }, query: { ...filter, take: table.pageSize, ...(cursor && { cursor }) } }, signal })),
    placeholderData: keepPreviousData,
  });
  const find = useCallback((text: string) => set({ search: text }), [set]);
  const filters = { mode: 'multiple', allowClear: true, maxTagCount: 'responsive', style: { minWidth: 140, maxWidth: 260 } } as const;
  return (
    <Card
      title={<h2 className="card-title">{t('exchangeDesk.registrations')}</h2>}
      extra={
        <Button icon={<DownloadOutlined />} href={`${baseAddress}/api/exchanges/desk/${event.id}/registrations/export?${queryOf(filter).toString()}`} download>
          {t('applications.export')}
        </Button>
      }
      styles={{ body: { padding: 0 } }}
    >
      <Flex gap={8} wrap align="center" style={{ padding: 16 }}>
        <SearchBox value={search} label={t('exchangeDesk.search')} onChange={find} />
        <Select
          {...filters}
          placeholder={t('exchangeDesk.state')}
          aria-label={t('exchangeDesk.state')}
          value={state as string[]}
          options={states.map((one) => ({ value: one as string, label: t(`exchangeDesk.states.${one}`) }))}
          onChange={(value: string[]) => set({ state: value })}
        />
        <Select
          {...filters}
          placeholder={t('exchangeDesk.role')}
          aria-label={t('exchangeDesk.role')}
          value={role as string[]}
          options={roles.map((one) => ({ value: one as string, label: t(`exchangeDesk.roles.${one}`) }))}
          onChange={(value: string[]) => set({ role: value })}
        />
        <Select
          allowClear
          placeholder={t('exchangeDesk.checkIn')}
          aria-label={t('exchangeDesk.checkIn')}
          value={came}
          options={[
            { value: 'yes', label: t('exchangeDesk.came') },
            { value: 'no', label: t('exchangeDesk.notYet') },
          ]}
          onChange={(value?: string | null) => set({ came: value ?? undefined })}
          style={{ minWidth: 120 }}
        />
        {table.filtered && (
          <Button type="link" onClick={table.clear}>
            {t('app.clear')}
          </Button>
        )}
      </Flex>
      <ListTable list={list} state={table} columns={useRegistrationColumns(event)} rowKey="id" empty={t('exchangeDesk.noRegistrations')} nothingFound={t('exchangeDesk.nothingFound')} minWidth={1360} />
    </Card>
  );
}

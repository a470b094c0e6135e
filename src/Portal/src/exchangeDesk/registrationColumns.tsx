import { Button, Flex, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, body } from '../api/client';
import { modal } from '../app/ask';
import { momentText } from '../app/moment';
import type { Column } from '../app/Table';
import { Text } from '../app/text';
import { useAct } from '../app/useAct';
import { useMay } from '../session/session';
import { Feedback } from './Feedback';
import type { Exchange, Registration } from './exchange';

const lists = ['exchanges'];

/** The columns of the list, and what can be done with a line. */
export function useRegistrationColumns(event: Exchange): Column<Registration>[] {
  const { t } = useTranslation();
  const { act, busy } = useAct(lists);
  const may = useMay('write:selection') && event.state !== 'held' && event.state !== 'cancelled';
  const promote = (row: Registration) =>
    modal.confirm({
      title: t('exchangeDesk.promoteAsk', { name: row.name }),
      content: event.registered < event.capacity ? t('exchangeDesk.promoteHint') : t('exchangeDesk.promoteMore', { capacity: event.capacity + 1 }),
      okText: t('exchangeDesk.promote'),
      cancelText: t('app.cancel'),
      onOk: () =>
        act(async () => {
          await api.POST('/api/exchanges/desk/{id}/registrations/{registration}/promote', { params: { path: { id: event.id, registration: row.id } } });
          return t('exchangeDesk.promoted', { name: row.name });
        }),
    });
  const cancel = (row: Registration) =>
    modal.confirm({
      title: t('exchangeDesk.cancelAsk', { name: row.name }),
      content: row.state === 'registered' && event.waiting > 0 ? t('exchangeDesk.cancelMoves') : t('exchangeDesk.cancelHint'),
      okText: t('exchanges.cancel'),
      okButtonProps: { danger: true },
      cancelText: t('exchanges.keep'),
      onOk: () =>
        act(async () => {
          const { promoted } = body(await api.POST('/api/exchanges/desk/{id}/registrations/{registration}/cancel', { params: { path: { id: event.id, registration: row.id } } }));
          return promoted > 0 ? t('exchangeDesk.savedPromoted', { count: promoted }) : t('exchangeDesk.saved');
        }),
    });
  return [
    {
      key: 'name',
      title: t('exchanges.name'),
      width: 150,
      render: (_, row) => (
        <>
          <strong>{row.name}</strong>
          {row.role !== 'participant' && (
            <Tag color="blue" style={{ marginInlineStart: 8 }}>
              {t(`exchangeDesk.roles.${row.role}`)}
            </Tag>
          )}
        </>
      ),
    },
    { key: 'company', title: t('exchanges.company'), width: 200, render: (_, row) => row.company },
    {
      key: 'contact',
      title: t('exchangeDesk.contact'),
      width: 230,
      render: (_, row) => (
        <span style={{ overflowWrap: 'anywhere' }}>
          {row.phone && <div>{row.phone}</div>}
          {row.email}
        </span>
      ),
    },
    { key: 'state', title: t('exchangeDesk.state'), width: 110, render: (_, row) => <Tag color={row.state === 'waiting' ? 'gold' : row.state === 'registered' ? 'blue' : 'default'}>{t(`exchangeDesk.states.${row.state}`)}</Tag> },
    { key: 'code', title: t('exchanges.code'), width: 120, render: (_, row) => <Text code>{row.code}</Text> },
    { key: 'registered', title: t('exchangeDesk.registeredAt'), width: 150, render: (_, row) => momentText(row.registeredAt) },
    { key: 'checkedIn', title: t('exchangeDesk.checkIn'), width: 150, render: (_, row) => (row.checkedInAt ? momentText(row.checkedInAt) : '—') },
    {
      key: 'feedback',
      title: t('exchanges.feedback'),
      width: 170,
      render: (_, row) =>
        row.rating == null ? (
          '—'
        ) : (
          <>
            {t('exchangeDesk.rated', { rating: row.rating })}
            {row.feedback && (
              <Feedback>{row.feedback}</Feedback>
            )}
          </>
        ),
    },
    ...(may
      ? [
          {
            key: 'acts',
            title: t('exchangeDesk.acts'),
            width: 170,
            render: (_: unknown, row: Registration) => (
              <Flex gap={4} wrap>
                {row.state === 'waiting' && (
                  <Button size="small" disabled={busy} onClick={() => promote(row)}>
                    {t('exchangeDesk.promote')}
                  </Button>
                )}
                {row.state !== 'cancelled' && !row.checkedInAt && (
                  <Button size="small" danger disabled={busy} onClick={() => cancel(row)}>
                    {t('exchanges.cancel')}
                  </Button>
                )}
              </Flex>
            ),
          },
        ]
      : []),
  ];
}

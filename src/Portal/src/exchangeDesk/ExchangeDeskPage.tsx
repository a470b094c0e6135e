import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Card, Empty, Flex, Statistic, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, body } from '../api/client';
import { later } from '../app/later';
import { ListError } from '../app/ListStates';
import { periodText } from '../app/moment';
import { Skeleton } from '../app/Skeleton';
import { Paragraph, Text, Title } from '../app/text';
import { useMay } from '../session/session';
import { type Exchange, eventColours } from './exchange';

const EventDialog = later(async () => (await import('./EventDialog')).EventDialog);

/** The events of the campaign for the secretariat. */
export function ExchangeDeskPage() {
  const { t } = useTranslation();
  const may = useMay('write:selection');
  const [adding, setAdding] = useState(false);
  const desk = useQuery({ queryKey: ['exchanges', 'desk'], queryFn: async ({ signal }) => body(await api.GET('/api/exchanges/desk', { signal })) });
  const why = desk.data?.whyNotAdd ?? undefined;
  return (
    <div className="list-page" style={{ maxWidth: 1200 }}>
      <Flex gap={12} wrap align="center" justify="space-between" style={{ marginBottom: 16 }}>
        <Title level={1} style={{ fontSize: 20, margin: 0 }}>
          {t('exchangeDesk.title')}
        </Title>
        {may && desk.data && (
          <Button icon={<PlusOutlined />} disabled={why !== undefined} title={why} onClick={() => setAdding(true)}>
            {t('exchangeDesk.add')}
          </Button>
        )}
      </Flex>
      {why && <Paragraph type="secondary">{why}</Paragraph>}
      {desk.isPending && <Skeleton />}
      {desk.error && !desk.data && <ListError error={desk.error} onRetry={() => void desk.refetch()} />}
      {desk.data?.events.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('exchangeDesk.none')} />}
      <div className="two-columns">{desk.data?.events.map((event) => <EventCard key={event.id} event={event} />)}</div>
      {adding && <EventDialog onClose={() => setAdding(false)} />}
    </div>
  );
}

function EventCard({ event }: { event: Exchange }) {
  const { t } = useTranslation();
  return (
    <Card
      title={
        <Flex gap={8} wrap align="center" style={{ paddingBlock: 8 }}>
          <h2 className="card-title" style={{ whiteSpace: 'normal' }}>
            <Link to={`/exchange-desk/${event.id}`}>{event.title}</Link>
          </h2>
          <Tag color={eventColours[event.state]}>{t(`exchanges.state.${event.state}`)}</Tag>
        </Flex>
      }
    >
      <div>{periodText(event.startsAt, event.endsAt)}</div>
      <Text type="secondary">{event.place}</Text>
      <Figures event={event} />
    </Card>
  );
}

/** An event in figures. */
export function Figures({ event }: { event: Exchange }) {
  const { t } = useTranslation();
  return (
    <Flex gap={28} wrap style={{ marginTop: 12 }}>
      <Statistic title={t('exchangeDesk.registered')} value={event.registered} suffix={<span style={{ fontSize: 14 }}>/ {event.capacity}</span>} />
      <Statistic title={t('exchangeDesk.waiting')} value={event.waiting} />
      <Statistic title={t('exchangeDesk.attended')} value={event.attended} />
      {event.rating != null && <Statistic title={t('exchangeDesk.rating', { count: event.rated })} value={event.rating} precision={1} />}
    </Flex>
  );
}

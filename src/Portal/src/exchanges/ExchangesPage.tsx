import { useQuery } from '@tanstack/react-query';
import { Button, Card, Descriptions, Flex, Form, Input, Result, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { later } from '../app/later';
import { ListError } from '../app/ListStates';
import { periodText } from '../app/moment';
import { PageTitle } from '../app/PageTitle';
import { Skeleton } from '../app/Skeleton';
import { Text } from '../app/text';
import { eventsQuery, type Exchange } from './exchange';
import { AskDiagnosis } from './AskDiagnosis';
import { Visits } from './Visits';

const RegisterDialog = later(async () => (await import('./RegisterDialog')).RegisterDialog);

/** The events after selection, and registering for them. */
export function ExchangesPage() {
  const { t } = useTranslation();
  const [joining, setJoining] = useState<Exchange>();
  const events = useQuery(eventsQuery);
  return (
    <div className="list-page" style={{ maxWidth: 960 }}>
      <PageTitle>{t('exchanges.title')}</PageTitle>
      {events.isPending && <Skeleton />}
      {events.error && <ListError error={events.error} onRetry={() => void events.refetch()} />}
      {events.data?.length === 0 && <Result status="info" title={t('exchanges.none')} subTitle={t('exchanges.noneHint')} />}
      <Flex vertical gap={16}>
        {events.data?.map((event) => (
          <Card
            key={event.id}
            title={
              <Flex gap={12} wrap align="center">
                <h2 className="card-title" style={{ whiteSpace: 'normal' }}>
                  {event.title}
                </h2>
                <Tag color={event.state === 'open' ? 'blue' : event.state === 'cancelled' ? 'red' : 'default'}>{t(`exchanges.state.${event.state}`)}</Tag>
              </Flex>
            }
            extra={
              event.takesRegistrations && (
                <Button type="primary" onClick={() => setJoining(event)}>
                  {event.left > 0 ? t('exchanges.register') : t('exchanges.wait')}
                </Button>
              )
            }
          >
            <Descriptions
              column={1}
              items={[
                { key: 'theme', label: t('exchanges.theme'), children: event.theme },
                { key: 'time', label: t('exchanges.time'), children: periodText(event.startsAt, event.endsAt) },
                { key: 'place', label: t('exchanges.place'), children: event.place },
                ...(event.agenda ? [{ key: 'agenda', label: t('exchanges.agenda'), children: <span style={{ whiteSpace: 'pre-wrap' }}>{event.agenda}</span> }] : []),
                ...(event.coOrganiser ? [{ key: 'organiser', label: t('exchanges.organiser'), children: event.coOrganiser }] : []),
              ]}
            />
            {event.takesRegistrations && (
              <Text type={event.left > 0 ? 'secondary' : 'warning'}>{event.left > 0 ? t('exchanges.seats', { left: event.left, capacity: event.capacity }) : t('exchanges.full')}</Text>
            )}
            <Find event={event} />
          </Card>
        ))}
      </Flex>
      <Visits />
      <AskDiagnosis />
      {joining && <RegisterDialog event={joining} onClose={() => setJoining(undefined)} />}
    </div>
  );
}

/** Whoever registered opens their registration again. */
function Find({ event }: { event: Exchange }) {
  const { t } = useTranslation();
  const go = useNavigate();
  return (
    <Form layout="inline" style={{ marginTop: 12 }} onFinish={({ code }: { code?: string }) => code?.trim() && void go(`/exchanges/${event.id}/${encodeURIComponent(code.trim())}`)}>
      <Form.Item name="code" style={{ marginInlineEnd: 8 }}>
        <Input aria-label={t('exchanges.find')} placeholder={t('exchanges.find')} maxLength={20} style={{ width: 220 }} />
      </Form.Item>
      <Button htmlType="submit">{t('exchanges.open')}</Button>
    </Form>
  );
}

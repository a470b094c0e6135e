import { useQuery } from '@tanstack/react-query';
import { Button, Card, Flex } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../api/client';
import { later } from '../app/later';
import { daysText } from '../app/moment';
import { Paragraph, Text, Title } from '../app/text';
import type { Visit } from './visit';

const VisitDialog = later(async () => (await import('./VisitDialog')).VisitDialog);

/** The visits to benchmarks that can be asked for; nothing where there is none. */
export function Visits() {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<Visit>();
  const visits = useQuery({ queryKey: ['exchanges', 'visits'], queryFn: async ({ signal }) => body(await api.GET('/api/exchanges/visits', { signal })) }).data;
  if (!visits?.length) return null;
  return (
    <section aria-label={t('exchanges.visits')} style={{ marginTop: 32 }}>
      <Title level={2} style={{ fontSize: 18 }}>
        {t('exchanges.visits')}
      </Title>
      <Paragraph type="secondary">{t('exchanges.visitsHint')}</Paragraph>
      <Flex vertical gap={12}>
        {visits.map((visit) => (
          <Card key={visit.id}>
            <Flex gap={12} wrap align="center" justify="space-between">
              <div>
                <strong>{visit.title}</strong>
                <div>{visit.host}</div>
                <Text type="secondary">
                  {daysText(visit.firstDay, visit.lastDay)} · {t('exchanges.seats', { left: visit.left, capacity: visit.capacity })}
                </Text>
              </div>
              <Button onClick={() => setAsking(visit)}>{t('exchanges.ask')}</Button>
            </Flex>
          </Card>
        ))}
      </Flex>
      {asking && <VisitDialog visit={asking} onClose={() => setAsking(undefined)} />}
    </section>
  );
}

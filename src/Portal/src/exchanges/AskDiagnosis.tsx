import { Button, Card, Flex } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { later } from '../app/later';
import { Title } from '../app/text';

const DiagnosisDialog = later(async () => (await import('./DiagnosisDialog')).DiagnosisDialog);

/** How a company asks experts to look at its quality management. */
export function AskDiagnosis() {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  return (
    <section aria-label={t('exchanges.diagnosis.title')} style={{ marginTop: 32 }}>
      <Title level={2} style={{ fontSize: 18 }}>
        {t('exchanges.diagnosis.title')}
      </Title>
      <Card>
        <Flex gap={12} wrap align="center" justify="space-between">
          <span style={{ flex: '1 1 300px' }}>{t('exchanges.diagnosis.hint')}</span>
          <Button onClick={() => setAsking(true)}>{t('exchanges.diagnosis.ask')}</Button>
        </Flex>
      </Card>
      {asking && <DiagnosisDialog onClose={() => setAsking(false)} />}
    </section>
  );
}

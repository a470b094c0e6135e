import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Alert, Card, Spin } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../api/client';
import { Paragraph, Text } from '../app/text';
import { useSettled } from '../app/useSettled';
import { ApplicationPicker } from '../applications/ApplicationPicker';
import type { Words } from './template';

/** The letter as it would leave with these words: with the samples, or with what was written to a chosen company. */
export function Preview({ name, words }: { name: string; words: Words }) {
  const { t } = useTranslation();
  const [application, setApplication] = useState<number>();
  const settled = useSettled(words, 400);
  const preview = useQuery({
    queryKey: ['templates', name, 'preview', settled, application],
    queryFn: async ({ signal }) => body(await api.POST('/api/mail/templates/{name}/preview', { params: { path: { name } }, body: { ...settled, applicationId: application ?? null }, signal })),
    placeholderData: keepPreviousData,
    retry: false,
  });
  const sampled = application === undefined ? [] : (preview.data?.sampled ?? []);
  return (
    <Card title={<h2 className="card-title">{t('mailTemplates.preview')}</h2>}>
      <div style={{ marginBottom: 16 }}>
        <ApplicationPicker allowClear aria-label={t('mailTemplates.with')} placeholder={t('mailTemplates.with')} value={application} onChange={setApplication} />
      </div>
      {preview.error && <Alert type="error" showIcon role="alert" title={preview.error.message} style={{ marginBottom: 16 }} />}
      {!preview.data && !preview.error && <Spin />}
      {preview.data && (
        <>
          <Paragraph strong style={{ overflowWrap: 'anywhere' }}>
            {preview.data.subject}
          </Paragraph>
          <iframe title={t('mail.one.frame')} sandbox="" srcDoc={preview.data.html} style={{ width: '100%', height: 560, border: 0, background: '#fff', borderRadius: 6, colorScheme: 'light' }} />
          {application === undefined && <Text type="secondary">{t('mailTemplates.samples')}</Text>}
          {sampled.length > 0 && <Text type="secondary">{t('mailTemplates.sampled', { names: sampled.join('、') })}</Text>}
        </>
      )}
    </Card>
  );
}

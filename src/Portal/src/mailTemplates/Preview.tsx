import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Alert, Card, Select, Spin } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../api/client';
import { Paragraph, Text } from '../app/text';
import type { Words } from './template';

/** The letter as it would leave with these words: with the samples, or with what was written to a chosen company. */
export function Preview({ name, words }: { name: string; words: Words }) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const [application, setApplication] = useState<number>();
  const settled = useSettled(words);
  const found = useQuery({
    queryKey: ['applications', 'choice', search],
    queryFn: async ({ signal }) => body(await api.GET('/api/applications', { params: { query: { ...(search && { search }), take: 20 } }, signal })),
    placeholderData: keepPreviousData,
  });
  const preview = useQuery({
    queryKey: ['templates', name, 'preview', settled, application],
    queryFn: async ({ signal }) => body(await api.POST('/api/mail/templates/{name}/preview', { params: { path: { name } }, body: { ...settled, applicationId: application ?? null }, signal })),
    placeholderData: keepPreviousData,
    retry: false,
  });
  const sampled = application === undefined ? [] : (preview.data?.sampled ?? []);
  return (
    <Card title={<h2 className="card-title">{t('mailTemplates.preview')}</h2>}>
      <Select
        allowClear
        showSearch={{ filterOption: false, onSearch: setSearch }}
        aria-label={t('mailTemplates.with')}
        placeholder={t('mailTemplates.with')}
        value={application ?? null}
        loading={found.isFetching}
        options={found.data?.items.map((one) => ({ value: one.id, label: `${one.receiptNumber ?? ''} ${one.company}` })) ?? []}
        onChange={(value?: number | null) => setApplication(value ?? undefined)}
        style={{ width: '100%', marginBottom: 16 }}
      />
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

/** The words once nobody has typed for a moment. */
function useSettled(words: Words): Words {
  const [settled, setSettled] = useState(words);
  useEffect(() => {
    const later = window.setTimeout(() => setSettled(words), 400);
    return () => window.clearTimeout(later);
  }, [words]);
  return settled;
}

import { useQuery } from '@tanstack/react-query';
import { Card, Descriptions } from 'antd';
import { useTranslation } from 'react-i18next';
import { campaignQuery } from '../campaign/campaignQuery';
import type { Application, Own } from './own';

/** Everything that is or was handed in, to be read through. */
export function Preview({ own, application, value }: { own: Own; application: Application; value: (field: string) => string }) {
  const { t } = useTranslation();
  const campaign = useQuery(campaignQuery);
  const area = campaign.data?.areas.find((one) => String(one.number) === value('area'));
  const unit = campaign.data?.units.find((one) => String(one.number) === value('unit'));
  const none = t('application.empty');
  return (
    <Card title={<h3 className="card-title">{t('application.preview')}</h3>}>
      <Descriptions
        column={{ xs: 1, md: 2 }}
        size="small"
        bordered
        items={[
          { key: 'company', label: t('application.company'), span: 'filled', children: `${own.company.fullName}（${own.company.creditCode}）` },
          { key: 'title', label: t('application.basic.title'), span: 'filled', children: value('title') || none },
          { key: 'area', label: t('application.basic.area'), span: 'filled', children: area ? `${area.number}. ${area.name}` : none },
          { key: 'unit', label: t('application.basic.unit'), span: 'filled', children: unit?.name ?? none },
          ...own.fields.map((field) => ({
            key: field.name,
            label: field.label,
            ...((field.maxLength ?? 0) >= 100 || field.kind === 'promise' ? { span: 'filled' as const } : {}),
            children: field.kind === 'promise' ? (value(field.name) === 'true' ? t('application.promised') : none) : <span style={{ whiteSpace: 'pre-wrap' }}>{value(field.name) || none}</span>,
          })),
          ...own.documentRules.map((rule) => ({
            key: `documents.${rule.kind}`,
            label: rule.label,
            span: 'filled' as const,
            children: application.documents.filter((one) => one.kind === rule.kind).map((one) => one.fileName).join('、') || none,
          })),
        ]}
      />
    </Card>
  );
}

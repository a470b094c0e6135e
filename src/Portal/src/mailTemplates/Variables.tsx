import { Card, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Template } from './template';

/** What can be written into the words. */
export function Variables({ template }: { template: Template }) {
  const { t } = useTranslation();
  const condition = `{{#if ${template.variables.find((one) => one.optional)?.name ?? 'x'}}}…{{/if}}`;
  return (
    <Card title={<h2 className="card-title">{t('mailTemplates.variables')}</h2>}>
      <Typography.Paragraph type="secondary">
        {t('mailTemplates.variablesHint')} <Typography.Text code>{condition}</Typography.Text>
      </Typography.Paragraph>
      <ul className="plain-list">
        {template.variables.map((one) => (
          <li key={one.name}>
            <Typography.Text code copyable={{ text: one.write }} style={{ whiteSpace: 'pre-wrap' }}>
              {one.write}
            </Typography.Text>{' '}
            {one.description}
            {one.optional && <Typography.Text type="secondary"> {t('mailTemplates.optional')}</Typography.Text>}
          </li>
        ))}
      </ul>
    </Card>
  );
}

import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { Paragraph, Text } from '../app/text';
import type { Template } from './template';

/** What can be written into the words. */
export function Variables({ template }: { template: Template }) {
  const { t } = useTranslation();
  const condition = `{{#if ${template.variables.find((one) => one.optional)?.name ?? 'x'}}}…{{/if}}`;
  return (
    <Card title={<h2 className="card-title">{t('mailTemplates.variables')}</h2>}>
      <Paragraph type="secondary">
        {t('mailTemplates.variablesHint')} <Text code>{condition}</Text>
      </Paragraph>
      <ul className="plain-list">
        {template.variables.map((one) => (
          <li key={one.name}>
            <Text code copyable={{ text: one.write }} style={{ whiteSpace: 'pre-wrap' }}>
              {one.write}
            </Text>{' '}
            {one.description}
            {one.optional && <Text type="secondary"> {t('mailTemplates.optional')}</Text>}
          </li>
        ))}
      </ul>
    </Card>
  );
}

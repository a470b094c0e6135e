import { Alert, Button, Card, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { Paragraph, Text } from '../app/text';
import type { Own } from './own';
import type { Drafting } from './useDraft';

/** Fields that were changed here and elsewhere: both values, and which counts. */
export function Conflicts({ draft, own }: { draft: Drafting; own: Own }) {
  const { t } = useTranslation();
  const fields = Object.keys(draft.theirs);
  if (fields.length === 0) return null;
  const label = (field: string) => own.fields.find((one) => one.name === field)?.label ?? t(`application.basic.${field as 'title'}`);
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      style={{ marginBottom: 16 }}
      title={t('application.conflict')}
      description={fields.map((field) => (
        <Card key={field} size="small" title={label(field)} style={{ marginTop: 8 }}>
          <div className="two-columns">
            {([true, false] as const).map((mine) => (
              <div key={String(mine)}>
                <Text type="secondary">{mine ? t('application.yours') : t('application.theirs')}</Text>
                <Paragraph style={{ whiteSpace: 'pre-wrap', maxHeight: 200, overflow: 'auto' }}>{(mine ? draft.value(field) : draft.theirs[field]) || t('application.empty')}</Paragraph>
                <Flex>
                  <Button size="small" onClick={() => draft.settle(field, mine)} aria-label={`${label(field)}: ${mine ? t('application.keepYours') : t('application.takeTheirs')}`}>
                    {mine ? t('application.keepYours') : t('application.takeTheirs')}
                  </Button>
                </Flex>
              </div>
            ))}
          </div>
        </Card>
      ))}
    />
  );
}

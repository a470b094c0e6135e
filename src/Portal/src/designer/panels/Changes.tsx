import { Flex, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { ActionLink } from '../../app/ActionLink';
import { Text } from '../../app/text';
import type { StudioHandle } from '../../studio/StudioFrame';
import type { Schemas } from './desk';

const colours = { added: 'green', removed: 'red', changed: 'blue' } as const;

/** What differs between two versions, in sentences; those about an activity that is on the canvas select it. */
export function Changes({ changes, studio }: { changes: readonly Schemas['ChangeReply'][]; studio?: StudioHandle }) {
  const { t, i18n } = useTranslation();
  if (changes.length === 0) return <Text type="secondary">{t('beside.noChanges')}</Text>;
  return (
    <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
      {changes.map((change, index) => {
        const text = i18n.language === 'en' ? change.textEn : change.text;
        return (
          <li key={index} style={{ padding: '3px 0' }}>
            <Flex gap={6} align="flex-start">
              <Tag color={change.topic === 'layout' ? 'default' : colours[change.kind]} style={{ marginInlineEnd: 0 }}>
                {t(`beside.kind.${change.kind}`)}
              </Tag>
              {studio && change.activityId && change.kind !== 'removed' ? (
                <ActionLink onClick={() => studio.select(change.activityId ?? '')}>{text}</ActionLink>
              ) : (
                <Text style={{ overflowWrap: 'anywhere' }}>{text}</Text>
              )}
            </Flex>
          </li>
        );
      })}
    </ul>
  );
}

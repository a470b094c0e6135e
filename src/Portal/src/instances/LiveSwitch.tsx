import { Flex, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { clockText } from '../app/moment';
import { Text } from '../app/text';

/** Whether the list reads itself again, and when it last did. While rows are chosen it stands still, so that none slips away under the hand. */
export function LiveSwitch({ live, paused, at, onChange }: { live: boolean; paused: boolean; at: number; onChange: (live: boolean) => void }) {
  const { t } = useTranslation();
  return (
    <Flex gap={8} align="center">
      {at > 0 && <Text type="secondary">{clockText(at)}</Text>}
      <label>
        <Switch size="small" checked={live && !paused} disabled={paused} onChange={onChange} aria-label={t('instances.live')} /> {t(live && !paused ? 'instances.live' : 'instances.paused')}
      </label>
    </Flex>
  );
}

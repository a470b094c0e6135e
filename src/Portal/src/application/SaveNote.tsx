import { CheckCircleOutlined, CloudSyncOutlined, EditOutlined, WarningOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { momentText } from '../app/moment';
import { Text } from '../app/text';
import type { SaveState } from './useDraft';

/** Whether what was typed has arrived. */
export function SaveNote({ state }: { state: SaveState }) {
  const { t } = useTranslation();
  const [Icon, text] =
    state.kind === 'saved'
      ? [CheckCircleOutlined, state.at ? t('application.savedAt', { at: momentText(state.at).slice(-5) }) : t('application.saved')]
      : state.kind === 'typing'
        ? [EditOutlined, t('application.saving')]
        : state.kind === 'waiting'
          ? [CloudSyncOutlined, t('application.waiting')]
          : [WarningOutlined, state.message || t('application.someRefused')];
  return (
    <Text role="status" {...(state.kind === 'refused' ? { type: 'danger' as const } : state.kind === 'waiting' ? {} : { type: 'secondary' as const })} strong={state.kind === 'waiting'}>
      <Icon /> {text}
    </Text>
  );
}

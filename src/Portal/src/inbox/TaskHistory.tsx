import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { momentText } from '../app/moment';
import { Text } from '../app/text';
import { actionText, type TaskAction, type TaskEvent } from './task';

/** What happened, in words: who, when, what, and why where somebody said so. */
export function HistoryLine({ line, actions }: { line: TaskEvent; actions: readonly TaskAction[] }) {
  const { t, i18n } = useTranslation();
  const ends = line.kind === 'completed' || line.kind === 'answered';
  const action = ends ? actions.find((one) => one.label === line.detail) : undefined;
  const detail = action ? actionText(action, i18n.language !== 'zh') : (line.detail ?? '');
  return (
    <>
      <Text type="secondary">{momentText(line.at)}</Text> <Text strong>{line.by.userName === 'system' ? t('inbox.system') : line.by.name}</Text>{' '}
      {t(`inbox.event.${line.kind}`, { detail })}
      {line.override && (
        <Tag color="gold" style={{ marginInlineStart: 8 }}>
          {t('inbox.inPlaceMark')}
        </Tag>
      )}
      {line.reason && <div style={{ overflowWrap: 'anywhere' }}>{t('inbox.because', { reason: line.reason })}</div>}
    </>
  );
}

export function HistoryList({ lines, actions }: { lines: readonly TaskEvent[]; actions: readonly TaskAction[] }) {
  return (
    <ul className="inbox-plain">
      {lines.map((line, place) => (
        <li key={`${line.revision}-${place}`} style={{ marginBottom: 8 }}>
          <HistoryLine line={line} actions={actions} />
        </li>
      ))}
    </ul>
  );
}

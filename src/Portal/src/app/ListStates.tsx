import { Alert, Button, Empty } from 'antd';
import { useTranslation } from 'react-i18next';
import { clockText } from './moment';

/** The list could not be read. */
export function ListError({ error, onRetry }: { error: Error; onRetry: () => void }) {
  return <Unread type="error" title={error.message} onRetry={onRetry} />;
}

/** Above rows that were read before: they may be out of date, since the last read failed. Nothing where it did not. */
export function ListStale({ list }: { list: { readonly error: Error | null; readonly dataUpdatedAt: number; readonly refetch: () => unknown } }) {
  const { t } = useTranslation();
  return list.error && <Unread type="warning" title={t('app.stale', { time: clockText(list.dataUpdatedAt), reason: list.error.message })} onRetry={() => list.refetch()} />;
}

function Unread({ type, title, onRetry }: { type: 'error' | 'warning'; title: string; onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <Alert
      type={type}
      showIcon
      role="alert"
      style={{ margin: 16 }}
      title={title}
      action={
        <Button size="small" onClick={onRetry}>
          {t('app.retry')}
        </Button>
      }
    />
  );
}

/** Nothing there, in a table of its own. */
export function TableEmpty({ children }: { children: string | undefined }) {
  const { t } = useTranslation();
  return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={children ?? t('app.nothing')} />;
}

/** Nothing there at all, or nothing that the filters let through. */
export function ListEmpty({ filtered, empty, nothingFound, onClear }: { filtered: boolean; empty: string; nothingFound: string; onClear: () => void }) {
  const { t } = useTranslation();
  return (
    <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={filtered ? nothingFound : empty}>
      {filtered && <Button onClick={onClear}>{t('app.clear')}</Button>}
    </Empty>
  );
}

import { Alert, Button, Empty } from 'antd';
import { useTranslation } from 'react-i18next';

export function ListError({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      style={{ margin: 16 }}
      title={error.message}
      action={
        <Button size="small" onClick={onRetry}>
          {t('app.retry')}
        </Button>
      }
    />
  );
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

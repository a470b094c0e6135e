import { useTranslation } from 'react-i18next';

/** Something is on its way; `whole`: nothing else is there yet. */
export function Loading({ whole = false }: { whole?: boolean }) {
  const { t } = useTranslation();
  return (
    <div className={whole ? 'loading loading-whole' : 'loading'} role="status">
      <span className="spinner" aria-hidden />
      <span className={whole ? undefined : 'only-heard'}>{t('app.loading')}</span>
    </div>
  );
}

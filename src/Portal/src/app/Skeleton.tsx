import { Skeleton as Drawn, type SkeletonProps } from 'antd';
import { useTranslation } from 'react-i18next';

/** Stands in the place of what is on its way. It is for the eye alone, whose bars are a heading without words to everybody else: who hears the page is told in words. */
export function Skeleton(props: SkeletonProps) {
  const { t } = useTranslation();
  return (
    <div role="status">
      <div aria-hidden>
        <Drawn active {...props} />
      </div>
      <span className="only-heard">{t('app.loading')}</span>
    </div>
  );
}

import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Reason, reasons } from './reasons';

/** Why one does not judge. */
export function ReasonSelect(props: { readonly id?: string; readonly value?: Reason; readonly onChange?: (reason: Reason) => void; readonly 'aria-label'?: string }) {
  const { t } = useTranslation();
  return <Select {...props} placeholder={t('reviews.recuse.choose')} options={reasons.map((reason) => ({ value: reason, label: t(`reviews.reason.${reason}`) }))} />;
}

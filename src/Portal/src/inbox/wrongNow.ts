import type { TFunction } from 'i18next';
import type { TaskField } from './task';

/** What can be told while it is typed; the server's own rules decide. */
export function wrongNow(field: TaskField, value: unknown, t: TFunction): string | undefined {
  if (typeof value === 'number' && field.type === 'integer' && !Number.isInteger(value)) return t('inbox.answer.whole');
  if (typeof value === 'number' && ((field.min != null && value < field.min) || (field.max != null && value > field.max)))
    return t('inbox.answer.range', { min: field.min ?? '−∞', max: field.max ?? '∞' });
  if (typeof value === 'string' && field.maxLength != null && value.length > field.maxLength) return t('inbox.answer.tooLong', { max: field.maxLength, length: value.length });
  return undefined;
}

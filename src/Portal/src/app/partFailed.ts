import i18next from 'i18next';
import { message } from './say';

/** Says that the code of a part did not come. After an upgrade it is gone for good, and only loading the page anew helps: that is offered and never done unasked, as it takes what was typed and not kept. */
export function sayPartFailed(): void {
  const reload = { label: i18next.t('app.reload'), does: () => window.location.reload() };
  if (navigator.onLine) message.error(i18next.t('app.partFailed'), 30, reload);
  else message.error(i18next.t('app.partFailed'), 6);
}

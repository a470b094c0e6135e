import { useTranslation } from 'react-i18next';
import { codeFault, normalCode } from './creditCode';

/** What is to be said of a credit code while it is typed; nothing of an empty one. */
export function useCreditCodeNote(): (typed: string) => { wrong: boolean; text: string } | undefined {
  const { t } = useTranslation();
  return (typed) => {
    const code = normalCode(typed);
    if (!code) return undefined;
    const fault = codeFault(code);
    if (!fault) return { wrong: false, text: t('applicants.code.right') };
    switch (fault.kind) {
      case 'short':
        return { wrong: false, text: t('applicants.code.short', { left: fault.left }) };
      case 'long':
        return { wrong: true, text: t('applicants.code.long', { over: fault.over }) };
      case 'character':
        return { wrong: true, text: fault.meant ? t('applicants.code.meant', { place: fault.place, character: fault.character, meant: fault.meant }) : t('applicants.code.character', { place: fault.place, character: fault.character }) };
      case 'division':
        return { wrong: true, text: t('applicants.code.division', { place: fault.place }) };
      case 'check':
        return { wrong: true, text: fault.places.length > 0 ? t('applicants.code.checkAt', { places: fault.places.join('、') }) : t('applicants.code.check') };
    }
  };
}

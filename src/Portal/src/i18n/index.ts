import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en, zh } from './texts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof zh };
  }
}

export type Language = 'zh' | 'en';

const key = 'language';

/** Chinese, unless the person chose English. */
const chosen: Language = localStorage.getItem(key) === 'en' ? 'en' : 'zh';

void i18next.use(initReactI18next).init({
  lng: chosen,
  resources: { zh: { translation: zh }, en: { translation: en } },
  interpolation: { escapeValue: false }, // React does
});
name(chosen);

export function setLanguage(language: Language): void {
  localStorage.setItem(key, language);
  name(language);
  void i18next.changeLanguage(language);
}

function name(language: Language): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  document.title = i18next.t('app.name');
}

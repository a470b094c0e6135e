import type { ConfigProviderProps } from 'antd';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { zh } from './texts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof zh };
  }
}

export type Language = 'zh' | 'en';

type Locale = NonNullable<ConfigProviderProps['locale']>;

const key = 'language';

/** Chinese, unless the person chose English. The texts of the other language come when it is chosen. */
const chosen: Language = localStorage.getItem(key) === 'en' ? 'en' : 'zh';

const files = { zh: () => import('virtual:texts/zh'), en: () => import('virtual:texts/en') };

const locales: Partial<Record<Language, Locale>> = {};

/** How Ant Design's own words are said in a language that is shown. */
export const localeOf = (language: string) => locales[language === 'en' ? 'en' : 'zh'];

/** Makes the texts ready; nothing can be shown before. */
export async function startTexts(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: chosen,
    resources: {},
    interpolation: { escapeValue: false }, // React does
  });
  await show(chosen);
}

export function setLanguage(language: Language): void {
  localStorage.setItem(key, language);
  void show(language);
}

async function show(language: Language): Promise<void> {
  if (!locales[language]) {
    const { texts, locale } = await files[language]();
    locales[language] = locale;
    i18next.addResourceBundle(language, 'translation', texts);
  }

  await i18next.changeLanguage(language);
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  document.title = i18next.t('app.name');
}

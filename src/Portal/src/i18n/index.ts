import type { ConfigProviderProps } from 'antd';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import * as built from 'virtual:texts';
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

const speaking = (): Language => ((i18next.language ?? chosen) === 'en' ? 'en' : 'zh');

/** The parts that pages have asked for, each in one language or both. */
const parts = new Set(['base']);

const loaded = new Set<string>();

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

/** What a page says comes with it. */
export async function withTexts<Page>(its: readonly string[], page: Promise<Page>): Promise<Page> {
  for (const part of its) parts.add(part);
  const [opened] = await Promise.all([page, load(speaking())]);
  return opened;
}

async function load(language: Language): Promise<void> {
  await Promise.all(
    [...parts].map(async (part) => {
      const key = `${language}/${part}`;
      if (loaded.has(key)) return;
      const { texts, locale } = await built[language][part]!();
      if (locale) locales[language] = locale;
      i18next.addResourceBundle(language, 'translation', texts, true, true);
      loaded.add(key);
    }),
  );
}

async function show(language: Language): Promise<void> {
  await load(language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  document.title = i18next.t('app.name');
}

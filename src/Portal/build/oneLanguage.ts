import type { Plugin } from 'vite';

/**
 * `virtual:texts/zh` and `virtual:texts/en`: the texts of one language. The files that hold them have both side by side, for who writes them; who reads a page needs one.
 * A file asked for with `?zh` is the file without its `en`, and what it imports likewise.
 */
export function oneLanguage(): Plugin {
  const name = /^virtual:texts\/(zh|en)$/;
  const asked = /\?(zh|en)$/;
  return {
    name: 'one-language',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (name.test(source)) return `\0${source}`;
      const language = importer && (asked.exec(importer)?.[1] ?? name.exec(importer.replace('\0', ''))?.[1]);
      if (!language) return null;
      const found = await this.resolve(source, importer.replace(asked, ''), { skipSelf: true });
      return found && /\/texts\.ts$/.test(found.id) ? `${found.id}?${language}` : found;
    },
    load(id) {
      const language = name.exec(id.replace('\0', ''))?.[1];
      return language ? `export { ${language} as texts } from '/src/i18n/texts.ts'; export { default as locale } from 'antd/locale/${language === 'zh' ? 'zh_CN' : 'en_US'}';` : null;
    },
    transform(code, id) {
      const language = asked.exec(id)?.[1];
      if (!language) return null;
      const other = language === 'zh' ? 'en' : 'zh';
      return code.replace(new RegExp(`^export const ${other}\\b[\\s\\S]*?(?=^export |$(?![\\s\\S]))`, 'm'), '');
    },
  };
}

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';
import { en, zh } from '../src/i18n/texts';

/**
 * The texts stand in the sources side by side, both languages, for who writes them. Who reads a page needs one language, and of it the parts (`notices`, `app`, …) that the page and what it opens
 * speak of. So each part is a file of its own; one is loaded with the first page (`base`: what stands around every page, and the menu's titles), and `import('./x/XPage')` in `pages.tsx` brings its parts along.
 */
const source = join(import.meta.dirname, '../src').replaceAll('\\', '/');
const languages: Readonly<Record<string, Readonly<Record<string, unknown>>>> = { zh, en };
const wanted = /^virtual:texts(?:\/(zh|en)\/(\w+))?$/;
const menu = `${source}/app/navigation.ts`;

export function texts(): Plugin {
  return {
    name: 'texts',
    enforce: 'pre',
    resolveId: (id) => (wanted.test(id) ? `\0${id}` : null),
    load(id) {
      const [whole, language, part] = wanted.exec(id.replace('\0', '')) ?? [];
      if (!whole) return null;
      if (language && part) return one(language, part);
      const loader = (name: string, known: string) => `${name}: () => import('virtual:texts/${known}/${name}')`;
      return Object.keys(languages).map((known) => `export const ${known} = { ${['base', ...Object.keys(zh)].map((name) => loader(name, known)).join(', ')} };`).join('\n');
    },
    /** Whoever opens the product reads Chinese most likely: its texts come with the first scripts, and not after them. */
    transformIndexHtml: {
      order: 'post',
      handler: (_, { path, bundle }) =>
        Object.values(bundle ?? {})
          .filter((file) => path === '/index.html' && file.type === 'chunk' && file.moduleIds.includes('\0virtual:texts/zh/base'))
          .map(({ fileName }) => ({ tag: 'link', attrs: { rel: 'modulepreload', crossorigin: true, href: `./${fileName}` }, injectTo: 'head' as const })),
    },
    transform(code, id) {
      if (id !== `${source}/pages.tsx`) return null;
      const base = spoken('main.tsx');
      const brought = code.replace(/import\('\.\/([^']+)'\)/g, (all, page: string) => `withTexts(${JSON.stringify([...spoken(`${page}.tsx`)].filter((part) => !base.has(part)))}, ${all})`);
      return `import { withTexts } from './i18n';\n${brought}`;
    },
  };
}

function one(language: string, part: string): string {
  const all = languages[language]!;
  if (part !== 'base') return `export const texts = ${JSON.stringify({ [part]: all[part] })};`;
  const base: Record<string, unknown> = Object.fromEntries([...spoken('main.tsx')].map((name) => [name, all[name]]));
  for (const [, name, key] of readFileSync(menu, 'utf8').matchAll(/title: '(\w+)\.(\w+)'/g)) base[name!] = { [key!]: (all[name!] as Record<string, unknown>)[key!], ...(base[name!] as object) };
  return `export const texts = ${JSON.stringify(base)}; export { default as locale } from 'antd/locale/${language === 'zh' ? 'zh_CN' : 'en_US'}';`;
}

/** The parts that a source speaks of, and all that it takes from or opens; the pages are not what `main.tsx` opens. */
function spoken(file: string): Set<string> {
  const parts = new Set<string>();
  const seen = new Set<string>();
  const walk = (path: string) => {
    const found = ['', '.ts', '.tsx', '/index.ts'].map((end) => path + end).find((one) => /\.tsx?$/.test(one) && exists(one));
    if (!found || seen.has(found)) return;
    seen.add(found);
    const code = readFileSync(found, 'utf8');
    if (found !== menu) for (const [, part] of code.matchAll(/['"`](\w+)\.(?=[\w$])/g)) if (part! in zh) parts.add(part!);
    for (const [, to] of code.matchAll(found === `${source}/pages.tsx` ? /from\s+'(\.[^']*)'/g : /(?:from|import\()\s*'(\.[^']*)'/g)) if (!to!.endsWith('/texts')) walk(join(dirname(found), to!));
  };
  walk(`${source}/${file}`);
  return parts;
}

function exists(path: string): boolean {
  try {
    return readFileSync(path).length > 0;
  } catch {
    return false;
  }
}

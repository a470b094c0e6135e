import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zh } from '../../src/Portal/src/i18n/texts';

const source = fileURLToPath(new URL('../../src/Portal/src', import.meta.url));
const files = new Map(
  readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => [name, readFileSync(join(source, name), 'utf8')]),
);

test('No two files take from each other, not even by way of others', () => {
  const taken = (name: string) =>
    [...(files.get(name) ?? '').matchAll(/(?:from|import\()\s*'(\.[^']*)'/g)]
      .map(([, address]) => relative(source, join(source, dirname(name), address ?? '')))
      .flatMap((address) => [`${address}.ts`, `${address}.tsx`, `${address}/index.ts`].filter((one) => files.has(one)));
  const over = new Set<string>();
  const circles: string[] = [];
  const walk = (name: string, way: readonly string[]) => {
    if (way.includes(name)) circles.push([...way.slice(way.indexOf(name)), name].join(' → '));
    if (over.has(name) || way.includes(name)) return;
    for (const other of taken(name)) walk(other, [...way, name]);
    over.add(name);
  };
  for (const name of files.keys()) walk(name, []);

  expect(files.size).toBeGreaterThan(50);
  expect(taken('main.tsx')).toContain('pages.tsx');
  expect(circles).toEqual([]);
});

test('Every text is shown somewhere', () => {
  const code = [...files].filter(([name]) => !name.startsWith('i18n/') && !name.endsWith('/texts.ts')).map(([, text]) => text).join('\n');
  const unused = (texts: object, way: string): string[] =>
    Object.entries(texts).flatMap(([name, text]: [string, unknown]) => {
      const key = `${way}${name}`;
      return typeof text === 'object' && text ? unused(text, `${key}.`) : code.includes(`'${key}'`) || code.includes(`\`${way}\${`) ? [] : [key];
    });

  expect(unused(zh, '')).toEqual([]);
});

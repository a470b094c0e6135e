import { readFileSync } from 'node:fs';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

test('The host answers the address of every page, and of no other', () => {
  const pages = new Set([...read('src/Portal/src/pages.tsx').matchAll(/path: '\/([a-z-]*)/g)].map((path) => path[1]));
  const served = /string\[\] Pages =\s*\[(.*?)\]/s.exec(read('src/Host/Serving/PortalPages.cs'))![1]!;

  expect([...served.matchAll(/"([a-z-]*)"/g)].map((name) => name[1]).sort()).toEqual(['', ...pages].sort());
});

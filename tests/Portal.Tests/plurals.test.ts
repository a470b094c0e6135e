import i18next from 'i18next';
import { en } from '../../src/Portal/src/i18n/en';
import { zh } from '../../src/Portal/src/i18n/zh';

const counted = (texts: object, way = ''): string[] =>
  Object.entries(texts).flatMap(([name, text]: [string, unknown]) => {
    const key = `${way}${name}`;
    if (typeof text === 'object' && text) return counted(text, `${key}.`);
    return typeof text === 'string' && !name.endsWith('_one') && text.includes('{{count}}') ? [key] : [];
  });

test('What counts one thing in English speaks of one', async () => {
  const texts = i18next.createInstance();
  await texts.init({ lng: 'en', resources: { en: { translation: en }, zh: { translation: zh } } });
  const said = counted(en).map((key) => texts.t(key, { count: 1 }));

  expect(said.length).toBeGreaterThan(20);
  expect(said.filter((text) => /\b1 (selected |running )?[a-z]+s\b(?! (here|in the way))/.test(text) && !/^1 stands here$/.test(text))).toEqual([]);
  expect(said.filter((text) => /\b1 (stand|are)\b/.test(text))).toEqual([]);
  expect(texts.t('beside.moveNow', { count: 1 })).toBe('Move 1 instance');
  expect(texts.t('beside.moveNow', { count: 2 })).toBe('Move 2 instances');
  expect(texts.t('beside.moveNow', { count: 1, lng: 'zh' })).toBe('迁移 1 个实例');
});

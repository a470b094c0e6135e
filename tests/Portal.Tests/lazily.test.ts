import './dom';
import { type ComponentType, createElement as element, Suspense } from 'react';
import { lazily } from '../../src/Portal/src/app/lazily';
import { PageBoundary } from '../../src/Portal/src/app/PageBoundary';
import { show } from './shown';

/** A part that does not come so many times, beside a field. */
function page(failures: number) {
  let asked = 0;
  const Part = lazily(async (): Promise<ComponentType> => {
    asked++;
    await new Promise((answered) => setTimeout(answered));
    if (asked <= failures) throw new TypeError('Failed to fetch dynamically imported module');
    return () => element('p', null, '内容');
  });
  const of = (at: string, part = true) => element('div', null, element('input'), element(PageBoundary, { at, part, children: element(Suspense, { fallback: '…' }, element(Part)) }));
  return { of, asked: () => asked };
}

describe('A part of a page that does not come', () => {
  test('is asked for once, says so, and comes when it is tried again; what was typed beside it stays', async () => {
    const { of, asked } = page(1);
    const shown = await show(of('documents'));
    await shown.until('没有打开');
    shown.one<HTMLInputElement>('input').value = '写了一半';
    expect(asked()).toBe(1);

    shown.press('重试');
    await shown.until('内容');
    expect(shown.one<HTMLInputElement>('input').value).toBe('写了一半');
    expect(asked()).toBe(2);
  });

  test('is tried again where somebody goes elsewhere and comes back', async () => {
    const { of } = page(1);
    const shown = await show(of('documents'));
    await shown.until('没有打开');
    shown.draw(of('check'));
    await shown.until('内容');
  });

  test('is tried again where the page is opened again', async () => {
    const { of } = page(1);
    const shown = await show(of('documents'));
    await shown.until('没有打开');
    shown.leave();
    const again = await show(of('documents'));
    await again.until('内容');
  });

  test('says that only a reload may help, once trying again did not', async () => {
    const { of } = page(2);
    const shown = await show(of('documents'));
    await shown.until('没有打开');
    expect(shown.says()).not.toContain('刷新页面');
    shown.press('重试');
    await shown.until('请先保存正在填写的内容');
    expect(shown.says()).toContain('刷新页面');
    shown.press('重试');
    await shown.until('内容');
  });

  test('is a page of its own where it is the whole page', async () => {
    const shown = await show(page(1).of('/application', false));
    await shown.until('页面没有打开');
  });
});

test('What has come is there at once the next time', async () => {
  const { of, asked } = page(0);
  const shown = await show(of('documents'));
  await shown.until('内容');
  shown.leave();
  const again = await show(of('documents'));
  await again.until('内容');
  expect(asked()).toBe(1);
});

import './dom';
import { createElement as element, useState } from 'react';
import { later } from '../../src/Portal/src/app/later';
import { Said } from '../../src/Portal/src/app/Said';
import { tellings } from '../../src/Portal/src/app/say';
import { show } from './shown';

/** A page with something typed, and a dialog whose code does not come so many times. */
function page(failures: number) {
  let asked = 0;
  const Dialog = later(async () => {
    asked++;
    await new Promise((answered) => setTimeout(answered));
    if (asked <= failures) throw new TypeError('Failed to fetch dynamically imported module');
    return (_: { readonly onClose: () => void }) => element('p', null, '问话');
  });
  return function Page() {
    const [open, setOpen] = useState(false);
    return element('div', null, element('input'), element('button', { onClick: () => setOpen(true) }, '打开'), open && element(Dialog, { onClose: () => setOpen(false) }), element(Said));
  };
}

describe('A dialog whose code does not come', () => {
  beforeEach(() => tellings.set([]));
  afterEach(() => vi.restoreAllMocks());

  test('is said not to have opened, and what was typed on the page stays; the next time tries again', async () => {
    const shown = await show(element(page(1)));
    await shown.until('打开');
    shown.one<HTMLInputElement>('input').value = '写了一半';
    shown.press('打开');
    await shown.until('没有打开');

    shown.press('打开');
    await shown.until('问话');
    expect(shown.one<HTMLInputElement>('input').value).toBe('写了一半');
    shown.leave();
  });

  test('may be gone for good, after an upgrade: loading the page anew is offered, and never done unasked', async () => {
    const reload = vi.spyOn(window.location, 'reload').mockReturnValue();
    const shown = await show(element(page(9)));
    await shown.until('打开');
    shown.press('打开');
    await shown.until('刷新页面');
    expect(reload).not.toHaveBeenCalled();

    shown.press('刷新页面');
    expect(reload).toHaveBeenCalledOnce();
    shown.leave();
  });

  test('is not helped by loading anew where there is no network, which would take the page away', async () => {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    const shown = await show(element(page(9)));
    await shown.until('打开');
    shown.press('打开');
    await shown.until('没有打开');
    expect(shown.says()).not.toContain('刷新页面');
    shown.leave();
  });
});

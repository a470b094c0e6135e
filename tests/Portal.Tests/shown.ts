import i18next from 'i18next';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { initReactI18next } from 'react-i18next';
import { zh } from '../../src/Portal/src/i18n/texts';

/** Draws something into the document of `dom.ts`, in Chinese. */
export async function show(what: ReactNode) {
  if (!i18next.isInitialized) await i18next.use(initReactI18next).init({ lng: 'zh', resources: { zh: { translation: zh } } });
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place, { onCaughtError: () => undefined });
  root.render(what);
  return {
    draw: (anew: ReactNode) => root.render(anew),
    leave: () => root.unmount(),
    until: (text: string) => vi.waitFor(() => expect(place.textContent).toContain(text), { timeout: 20_000, interval: 5 }),
    says: () => place.textContent,
    one: <Kind extends Element>(selector: string) => place.querySelector<Kind & HTMLElement>(selector)!, // a test fails where it is not there
    press: (button: string) => [...place.querySelectorAll('button')].find((one) => one.textContent.replace(/\s/g, '') === button)!.click(),
  };
}

import { store } from './store';

type Kind = 'success' | 'info' | 'warning' | 'error';

/** Something the person is told in passing. */
export interface Telling {
  readonly id: number;
  readonly kind: Kind;
  readonly text: string;
  readonly seconds: number;
  /** What can be done about it. */
  readonly act?: Act | undefined;
}

interface Act {
  readonly label: string;
  readonly does: () => void;
}

/** What is being told; `Said` shows it. */
export const tellings = store<readonly Telling[]>([]);

let count = 0;

const teller =
  (kind: Kind) =>
  (text: string, seconds = 3, act?: Act): void =>
    tellings.set([...tellings.get(), { id: ++count, kind, text, seconds, act }]);

/** Says something above the page, for some seconds, and asks nothing. */
export const message = { success: teller('success'), info: teller('info'), warning: teller('warning'), error: teller('error') };

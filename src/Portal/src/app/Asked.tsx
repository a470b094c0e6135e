import { useState } from 'react';
import { askings } from './ask';
import { later } from './later';
import { useStore } from './store';

const Dialogs = later(async () => (await import('./Dialogs')).Dialogs);

/** Where the questions of `ask.ts` are put. */
export function Asked() {
  const asked = useStore(askings).length > 0;
  const [open, setOpen] = useState(false);
  if (asked && !open) setOpen(true);
  const giveUp = () => {
    askings.set([]);
    setOpen(false);
  };
  return open && <Dialogs onClose={giveUp} />;
}

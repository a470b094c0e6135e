import { Modal } from 'antd';
import { useEffect } from 'react';
import { askings } from './ask';
import { useStore } from './store';

/** Puts the questions; each closes by itself. */
export function Dialogs(_: { onClose: () => void }) {
  const [dialogs, shown] = Modal.useModal();
  const waiting = useStore(askings);
  useEffect(() => {
    const all = askings.get();
    if (all.length > 0) askings.set([]);
    for (const { kind, props } of all) dialogs[kind](props);
  }, [dialogs, waiting]);
  return shown;
}

import { useState } from 'react';

const key = 'menu';

/** Whether the menu at the side shows its icons only: as the person left it, and on the wide drawings of the Studio until they unfold it there. */
export function useFolded(pathname: string) {
  const drawing = /^\/(designer|instances)\/./.test(pathname);
  const [usually, setUsually] = useState(localStorage.getItem(key) === 'folded');
  const [here, setHere] = useState<{ readonly pathname: string; readonly folded: boolean }>();
  return {
    folded: here?.pathname === pathname ? here.folded : drawing || usually,
    fold: (folded: boolean) => {
      setHere({ pathname, folded });
      if (drawing) return;
      localStorage.setItem(key, folded ? 'folded' : 'unfolded');
      setUsually(folded);
    },
  };
}

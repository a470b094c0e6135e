import { useSyncExternalStore } from 'react';

const large = window.matchMedia('(min-width: 992px)');

function listen(listener: () => void) {
  large.addEventListener('change', listener);
  return () => large.removeEventListener('change', listener);
}

/** Whether two things have room side by side. */
export const useWide = () => useSyncExternalStore(listen, () => large.matches);

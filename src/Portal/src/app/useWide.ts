import { useSyncExternalStore } from 'react';

function follow(condition: string) {
  const media = window.matchMedia(condition);
  const listen = (listener: () => void) => {
    media.addEventListener('change', listener);
    return () => media.removeEventListener('change', listener);
  };
  return () => useSyncExternalStore(listen, () => media.matches);
}

/** Whether two things have room side by side. */
export const useWide = follow('(min-width: 992px)');

/** Whether there is more room than on a phone. */
export const useRoomy = follow('(min-width: 641px)');

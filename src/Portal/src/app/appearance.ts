import { useSyncExternalStore } from 'react';
import { chooseDark, isDark, onThemeChange } from './theme';

/** Light or dark, and the other. */
export function useAppearance() {
  const dark = useSyncExternalStore(onThemeChange, isDark);
  return { dark, toggle: () => chooseDark(!dark) };
}

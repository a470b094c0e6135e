import { useSyncExternalStore } from 'react';

type Choice = 'light' | 'dark' | 'system';

const key = 'appearance';
const system = window.matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();

const choice = (): Choice => (localStorage.getItem(key) as Choice | null) ?? 'system';
const isDark = () => (choice() === 'system' ? system.matches : choice() === 'dark');

function apply(): void {
  document.documentElement.dataset['theme'] = isDark() ? 'dark' : 'light';
  for (const listener of listeners) listener();
}

system.addEventListener('change', apply);
apply();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Light or dark: the person's choice, else the system's. */
export function useAppearance() {
  const dark = useSyncExternalStore(subscribe, isDark);
  return {
    dark,
    toggle: () => {
      localStorage.setItem(key, dark ? 'light' : 'dark');
      apply();
    },
  };
}

type Choice = 'light' | 'dark' | 'system';

const key = 'appearance';
const system = window.matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();

const choice = (): Choice => (localStorage.getItem(key) as Choice | null) ?? 'system';

/** Whether this document is dark: by the person's choice, else the system's. */
export const isDark = () => (choice() === 'system' ? system.matches : choice() === 'dark');

export function chooseDark(dark: boolean): void {
  localStorage.setItem(key, dark ? 'dark' : 'light');
  apply();
}

/** Tells of every change, also one made in another document of the product. */
export function onThemeChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function apply(): void {
  document.documentElement.dataset['theme'] = isDark() ? 'dark' : 'light';
  for (const listener of listeners) listener();
}

system.addEventListener('change', apply);
window.addEventListener('storage', (event) => {
  if (event.key === key) apply();
});
apply();

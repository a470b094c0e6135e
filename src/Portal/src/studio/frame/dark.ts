import { isDark, onThemeChange } from '../../app/theme';

declare const monaco: { editor: { setTheme(name: string): void; onDidCreateEditor(listener: () => void): void } } | undefined;

/** Code is dark with the rest: each editor brings its own light theme along, so it is set again after each. */
export function darkenCode(): void {
  if (typeof monaco === 'undefined') return;
  const editors = monaco.editor;
  const set = () => editors.setTheme(isDark() ? 'vs-dark' : 'vs');
  editors.onDidCreateEditor(() => window.setTimeout(set, 0));
  onThemeChange(set);
}

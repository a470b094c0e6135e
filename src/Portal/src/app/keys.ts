/** Where typing is meant for what is focused, not for the page. */
const typesThere = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type)));

/** Has keys do things on this page, but not while something is typed or a dialog is open. Those with Ctrl work in fields too. Answers how to end it. */
export function onKeys(does: Readonly<Record<string, (event: KeyboardEvent) => void>>): () => void {
  const listen = (event: KeyboardEvent) => {
    if (event.altKey || event.isComposing || document.querySelector('.ant-modal-wrap:not([style*="display: none"])')) return;
    const strong = event.ctrlKey || event.metaKey;
    if (!strong && typesThere(event.target)) return;
    const act = does[strong ? `Ctrl+${event.key}` : event.key];
    if (!act) return;
    event.preventDefault();
    act(event);
  };
  document.addEventListener('keydown', listen);
  return () => document.removeEventListener('keydown', listen);
}

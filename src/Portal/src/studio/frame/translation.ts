/**
 * Elsa Studio's own texts in Chinese. The package carries Chinese for its controls only (MudBlazor), none for Elsa's texts, and no way to add a
 * translation from outside; so what it has drawn is translated where it stands. Only whole texts that are in the dictionary are changed, in place, so the
 * Studio still finds its own nodes. What people have written (names, values, code) is left alone.
 */

/** Here stands what people wrote, not what the Studio says. */
const theirs = '.monaco-editor, textarea, [contenteditable="true"], pre, code, .mud-chip-content, .elsa-description';

const attributes = ['placeholder', 'title', 'aria-label'] as const;

const patterns: ReadonlyArray<readonly [RegExp, string]> = [
  [/^Delete version (\d+)$/, '删除版本 $1'],
  [/^Successfully imported (\d+) workflow definitions\.$/, '已导入 $1 个流程。'],
  [/^(\d+)-(\d+) of (\d+)$/, '第 $1–$2 项，共 $3 项'],
  [/^Version (\d+)$/, '第 $1 版'],
  [/^Unsupported UI hint: (.+)$/, '不支持的编辑方式：$1'],
];

/** A moment as the Studio writes it whatever the culture, such as `11/23/2026 2:05:38 AM`, as the product does; nothing for other text. */
export function momentOf(text: string): string | undefined {
  const found = /^\s*(\d{1,2})\/(\d{1,2})\/(\d{4}) (\d{1,2}):(\d\d):(\d\d)\s(AM|PM)\s*$/.exec(text);
  if (!found) return undefined;
  const [month, day, year, hour, minute, second] = found.slice(1, 7) as [string, string, string, string, string, string];
  const hours = (Number(hour) % 12) + (found[7] === 'PM' ? 12 : 0);
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')} ${String(hours).padStart(2, '0')}:${minute}:${second}`;
}

export class Translation {
  constructor(private readonly dictionary: Readonly<Record<string, string>>) {}

  /** The text in Chinese, with the space around it; nothing where there is nothing to change. */
  of(text: string): string | undefined {
    const inner = text.trim();
    if (!inner || !/[A-Za-z]/.test(inner)) return undefined;
    const found = Object.hasOwn(this.dictionary, inner) ? this.dictionary[inner] : this.byPattern(inner);
    return found === undefined ? undefined : text.replace(inner, () => found);
  }

  /** Translates what is drawn below `root`, and whatever is drawn there later. */
  watch(root: HTMLElement): void {
    this.subtree(root);
    new MutationObserver((changes) => {
      for (const change of changes) {
        if (change.type === 'characterData') this.text(change.target as Text);
        else if (change.type === 'attributes') this.attributes(change.target as Element);
        else for (const added of change.addedNodes) this.subtree(added);
      }
    }).observe(root, { childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: [...attributes] });
  }

  private byPattern(text: string): string | undefined {
    const pattern = patterns.find(([form]) => form.test(text));
    return pattern && text.replace(pattern[0], pattern[1]);
  }

  private subtree(node: Node): void {
    if (node.nodeType === Node.TEXT_NODE) this.text(node as Text);
    if (!(node instanceof Element) || node.matches(theirs)) return;
    this.attributes(node);
    for (const child of node.childNodes) this.subtree(child);
  }

  private text(node: Text): void {
    if (!node.parentElement || node.parentElement.closest(theirs)) return;
    const moment = momentOf(node.data);
    if (moment !== undefined) node.data = moment;
    if (isValue(node.parentElement, node.data)) return;
    const chinese = this.of(node.data);
    if (chinese !== undefined && chinese !== node.data) node.data = chinese;
  }

  private attributes(element: Element): void {
    for (const name of attributes) {
      const value = element.getAttribute(name);
      const chinese = value === null || element.closest('.monaco-editor') ? undefined : this.of(value);
      if (chinese !== undefined && chinese !== value) element.setAttribute(name, chinese);
    }
  }
}

/** How an instance or an activity stands: the only values that are the Studio's own words. */
const standing = new Set(['Pending', 'Running', 'Executing', 'Suspended', 'Finished', 'Completed', 'Cancelled', 'Canceled', 'Faulted', 'Interrupted', 'Default']);

/** A cell of a table holds somebody's value, but for the first in a table without head: that is the label of the rest. */
function isValue(element: Element, text: string): boolean {
  const cell = element.closest('td');
  if (cell === null || element.closest('button')) return false;
  const row = cell.parentElement;
  const labelled = row !== null && row.children.length <= 3 && !cell.closest('table')?.querySelector('thead th');
  return !(labelled && (cell === row.firstElementChild || standing.has(text.trim())));
}

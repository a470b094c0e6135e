import { imageType } from './kind';
import { openZip } from './zip';

/** A stretch of text of one look. */
export interface Run {
  readonly text: string;
  readonly bold: boolean;
  readonly italic: boolean;
  /** A picture instead of text: what it shows, by its name in the archive. */
  readonly image?: string;
}

export type Block =
  | { readonly kind: 'paragraph'; readonly level: number; readonly item: boolean; readonly runs: readonly Run[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly (readonly Block[])[])[] };

/** What a Word document says, for reading: headings, text, tables, pictures. Nothing of it is run, and no address in it is asked for. */
export interface WordText {
  readonly blocks: readonly Block[];
  /** The pictures that browsers show, by their names in the archive. */
  readonly images: ReadonlyMap<string, Blob>;
}

/** More than so many pictures are not looked at. */
const mostImages = 100;

export async function readWord(content: ArrayBuffer): Promise<WordText> {
  const parts = openZip(content);
  const xml = async (name: string) => {
    const part = parts.get(name);
    return part && new DOMParser().parseFromString(new TextDecoder().decode(await part()), 'application/xml');
  };
  const document = await xml('word/document.xml');
  const body = document && descendants(document.documentElement, 'body')[0];
  if (!body) throw new Error('no Word document');
  const levels = levelsOf(await xml('word/styles.xml'));
  const targets = targetsOf(await xml('word/_rels/document.xml.rels'));
  const blocks = blocksOf(body, levels, targets);
  const images = new Map<string, Blob>();
  for (const name of [...new Set(targets.values())].slice(0, mostImages)) {
    const part = parts.get(name);
    if (!part) continue;
    const bytes = await part();
    const type = imageType(bytes);
    if (type) images.set(name, new Blob([bytes], { type }));
  }
  return { blocks, images };
}

const descendants = (of: Element, name: string) => [...of.getElementsByTagNameNS('*', name)];
const child = (of: Element | undefined, name: string) => of && [...of.children].find((one) => one.localName === name);
const value = (of: Element | undefined, name = 'val') => (of ? ([...of.attributes].find((one) => one.localName === name)?.value ?? '') : '');

/** Which styles are headings, and of which level. */
function levelsOf(styles: Document | undefined): ReadonlyMap<string, number> {
  const levels = new Map<string, number>();
  for (const style of styles ? descendants(styles.documentElement, 'style') : []) {
    const heading = /^(?:heading|标题) ?([1-6])$/i.exec(value(child(style, 'name')));
    if (heading) levels.set(value(style, 'styleId'), Number(heading[1]));
    else if (/^title$/i.test(value(child(style, 'name')))) levels.set(value(style, 'styleId'), 1);
  }
  return levels;
}

/** Where the pictures are: relation to name in the archive. What lies outside it is left out. */
function targetsOf(relations: Document | undefined): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  for (const relation of relations ? descendants(relations.documentElement, 'Relationship') : []) {
    if (!value(relation, 'Type').endsWith('/image') || value(relation, 'TargetMode') === 'External') continue;
    const target = value(relation, 'Target');
    targets.set(value(relation, 'Id'), target.startsWith('/') ? target.slice(1) : `word/${target}`);
  }
  return targets;
}

function blocksOf(parent: Element, levels: ReadonlyMap<string, number>, targets: ReadonlyMap<string, string>): Block[] {
  const blocks: Block[] = [];
  for (const element of parent.children) {
    if (element.localName === 'p') blocks.push(paragraphOf(element, levels, targets));
    else if (element.localName === 'tbl')
      blocks.push({
        kind: 'table',
        rows: [...element.children].filter((row) => row.localName === 'tr').map((row) => [...row.children].filter((cell) => cell.localName === 'tc').map((cell) => blocksOf(cell, levels, targets))),
      });
    else if (element.localName === 'sdt') blocks.push(...blocksOf(child(element, 'sdtContent') ?? element, levels, targets));
  }
  return blocks;
}

/** What newer programs draw is followed by the same for older ones (a text box, a picture): that is left out. */
const isShown = (element: Element) => !element.closest('Fallback');

function paragraphOf(paragraph: Element, levels: ReadonlyMap<string, number>, targets: ReadonlyMap<string, string>): Block {
  const look = child(paragraph, 'pPr');
  const runs: Run[] = [];
  for (const run of descendants(paragraph, 'r').filter(isShown)) {
    const style = child(run, 'rPr');
    const on = (name: string) => {
      const mark = child(style, name);
      return mark !== undefined && !['0', 'false'].includes(value(mark));
    };
    let text = '';
    for (const piece of run.children) {
      if (piece.localName === 't') text += piece.textContent;
      else if (piece.localName === 'tab') text += '\t';
      else if (piece.localName === 'br' || piece.localName === 'cr') text += '\n';
    }
    if (text) runs.push({ text, bold: on('b'), italic: on('i') });
    for (const blip of descendants(run, 'blip').filter((one) => isShown(one) && one.closest('r') === run)) {
      const image = targets.get(value(blip, 'embed'));
      if (image) runs.push({ text: '', bold: false, italic: false, image });
    }
  }
  return { kind: 'paragraph', level: levels.get(value(child(look, 'pStyle'))) ?? 0, item: child(look, 'numPr') !== undefined, runs };
}

/** The 31 characters of GB 32100: digits and letters without I, O, S, V, Z. The place is the value. */
const characters = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** 3 to the power of the place, modulo 31. */
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** Characters that are read or typed for one another. */
const alike = ['0DQ', '1L7', '2Z', '5S', '6G', '8B', 'UV', 'MN', 'EF', 'PR', 'XY', 'CG'];

/** What is meant by a character that no code has. */
const meant: Readonly<Record<string, string>> = { I: '1', O: '0', S: '5', Z: '2', V: 'U' };

/** What is wrong with a code. Places are counted from 1. */
export type CodeFault =
  | { readonly kind: 'short'; readonly left: number }
  | { readonly kind: 'long'; readonly over: number }
  | { readonly kind: 'character'; readonly place: number; readonly character: string; readonly meant: string | undefined }
  | { readonly kind: 'division'; readonly place: number }
  | { readonly kind: 'check'; readonly places: readonly number[] };

/** The code as it is kept: without white space, upper case. */
export const normalCode = (code: string) => code.replace(/\s/gu, '').toUpperCase();

export function checkCharacter(first17: string): string {
  const sum = weights.reduce((all, weight, place) => all + weight * characters.indexOf(first17[place] ?? ''), 0);
  return characters[(31 - (sum % 31)) % 31] ?? '';
}

const isRight = (code: string) => checkCharacter(code.slice(0, 17)) === code[17];

/** The first fault of a normal code as the standard has it, the same that the server finds; nothing when it can be one. What is typed so far is looked at, too. */
export function codeFault(code: string): CodeFault | undefined {
  const all = [...code];
  const strange = all.findIndex((one) => !characters.includes(one));
  if (strange >= 0) return { kind: 'character', place: strange + 1, character: all[strange]!, meant: meant[all[strange]!] };
  const division = all.slice(2, 8).findIndex((one) => !/\d/u.test(one));
  if (division >= 0) return { kind: 'division', place: division + 3 };
  if (all.length < 18) return { kind: 'short', left: 18 - all.length };
  if (all.length > 18) return { kind: 'long', over: all.length - 18 };
  return isRight(code) ? undefined : { kind: 'check', places: suspects(code) };
}

/** Places where one character taken for another, or two that changed places, would make the code right. */
function suspects(code: string): readonly number[] {
  const found = new Set<number>();
  for (let place = 0; place < 18; place++) {
    for (const group of alike.filter((one) => one.includes(code[place]!)))
      for (const other of group) {
        const tried = code.slice(0, place) + other + code.slice(place + 1);
        if (other !== code[place] && !faultOfForm(tried) && isRight(tried)) found.add(place + 1);
      }
    const swapped = code.slice(0, place) + (code[place + 1] ?? '') + code[place] + code.slice(place + 2);
    if (place < 17 && code[place] !== code[place + 1] && !faultOfForm(swapped) && isRight(swapped)) found.add(place + 1).add(place + 2);
  }
  return [...found].sort((a, b) => a - b);
}

const faultOfForm = (code: string) => [...code].some((one) => !characters.includes(one)) || !/^\d{6}$/u.test(code.slice(2, 8));

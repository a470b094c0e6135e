/** The check-in code in what was typed or scanned: the code itself, or the address of the registration that ends in it. */
export function codeOf(shown: string): string {
  const text = shown.trim();
  const end = text.split(/[?#]/)[0]!.split('/').filter(Boolean).at(-1) ?? '';
  let code = end;
  try {
    code = decodeURIComponent(end);
  } catch {
    // not an address: as it is
  }
  return code.replaceAll(/[\s-]/g, '').toUpperCase();
}

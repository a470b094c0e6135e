/** The name that a `Content-Disposition` gives a file: the one with its characters as they are (`filename*`) before the one for old programs. Nothing where it gives none. */
export function fileName(disposition: string | null): string | undefined {
  const whole = /(?:^|;)\s*filename\*\s*=\s*UTF-8'[^']*'([^;]+)/i.exec(disposition ?? '')?.[1];
  try {
    if (whole) return decodeURIComponent(whole.trim());
  } catch {
    // not encoded rightly: the other one is read
  }
  const plain = /(?:^|;)\s*filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;]+))/i.exec(disposition ?? '');
  return plain?.[1]?.replace(/\\(.)/g, '$1') ?? plain?.[2]?.trim();
}

/** How a file can be looked at in the page, told by its own bytes and never by its name. */
export type Kind = 'pdf' | 'image' | 'word' | 'none';

const starts = (bytes: Uint8Array, ...with_: readonly number[]) => with_.every((byte, at) => bytes[at] === byte);

/** The media type of a picture that browsers show and that holds no script. */
export function imageType(bytes: Uint8Array): string | undefined {
  if (starts(bytes, 0x89, 0x50, 0x4e, 0x47)) return 'image/png';
  if (starts(bytes, 0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (starts(bytes, 0x47, 0x49, 0x46, 0x38)) return 'image/gif';
  return undefined;
}

/** @param type What the server found it to be, such as `docx`. */
export function kindOf(bytes: Uint8Array, type: string): Kind {
  if (starts(bytes, 0x25, 0x50, 0x44, 0x46)) return 'pdf';
  if (imageType(bytes)) return 'image';
  return type === 'docx' && starts(bytes, 0x50, 0x4b, 0x03, 0x04) ? 'word' : 'none';
}

/** Most bytes that the parts of an archive that are asked for may unfold to, together: more is no document that people write. */
const most = 100 * 1024 * 1024;

/** The parts of a ZIP archive by their names, each unfolded when asked for. */
export function openZip(content: ArrayBuffer): ReadonlyMap<string, () => Promise<Uint8Array<ArrayBuffer>>> {
  const data = new DataView(content);
  let end = content.byteLength - 22;
  while (end >= 0 && data.getUint32(end, true) !== 0x06054b50) end--;
  if (end < 0) throw new Error('no archive');
  const parts = new Map<string, () => Promise<Uint8Array<ArrayBuffer>>>();
  const room = { left: most };
  let at = data.getUint32(end + 16, true);
  for (let count = data.getUint16(end + 10, true); count > 0; count--) {
    const [method, packed, nameLength, extra, comment, start] = [data.getUint16(at + 10, true), data.getUint32(at + 20, true), data.getUint16(at + 28, true), data.getUint16(at + 30, true), data.getUint16(at + 32, true), data.getUint32(at + 42, true)];
    const name = new TextDecoder().decode(new Uint8Array(content, at + 46, nameLength));
    parts.set(name, () => unfold(content, start, packed, method, room));
    at += 46 + nameLength + extra + comment;
  }
  return parts;
}

async function unfold(content: ArrayBuffer, start: number, packed: number, method: number, room: { left: number }): Promise<Uint8Array<ArrayBuffer>> {
  const data = new DataView(content);
  const from = start + 30 + data.getUint16(start + 26, true) + data.getUint16(start + 28, true);
  const bytes = new Uint8Array(content, from, packed);
  if (method === 0) {
    room.left -= packed;
    if (room.left < 0) throw new Error('too large');
    return new Uint8Array(bytes);
  }
  if (method !== 8) throw new Error('packed in an unknown way');
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    room.left -= value.length;
    if (room.left < 0) {
      await reader.cancel();
      throw new Error('too large');
    }
    chunks.push(value as Uint8Array<ArrayBuffer>);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

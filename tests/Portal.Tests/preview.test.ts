import { deflateRawSync } from 'node:zlib';
import { imageType, kindOf } from '../../src/Portal/src/preview/kind';
import { openZip } from '../../src/Portal/src/preview/zip';

const bytes = (...all: readonly number[]) => new Uint8Array(all);

test('A file is what its bytes say, not what it is called', () => {
  expect(kindOf(bytes(0x25, 0x50, 0x44, 0x46, 0x2d), 'png')).toBe('pdf');
  expect(kindOf(bytes(0x89, 0x50, 0x4e, 0x47), 'pdf')).toBe('image');
  expect(kindOf(bytes(0x50, 0x4b, 3, 4), 'docx')).toBe('word');
  expect(kindOf(bytes(0x50, 0x4b, 3, 4), 'zip')).toBe('none');
  expect(kindOf(new TextEncoder().encode('<svg onload="alert(1)"/>'), 'png')).toBe('none');
  expect(imageType(new TextEncoder().encode('<html>'))).toBeUndefined();
});

/** An archive of one part. */
function zip(name: string, content: Uint8Array, stored = false): ArrayBuffer {
  const packed = stored ? content : deflateRawSync(content);
  const title = new TextEncoder().encode(name);
  const local = new DataView(new ArrayBuffer(30));
  local.setUint32(0, 0x04034b50, true);
  local.setUint16(26, title.length, true);
  const central = new DataView(new ArrayBuffer(46));
  central.setUint32(0, 0x02014b50, true);
  central.setUint16(10, stored ? 0 : 8, true);
  central.setUint32(20, packed.length, true);
  central.setUint16(28, title.length, true);
  const end = new DataView(new ArrayBuffer(22));
  end.setUint32(0, 0x06054b50, true);
  end.setUint16(10, 1, true);
  end.setUint32(16, 30 + title.length + packed.length, true);
  const pieces = [new Uint8Array(local.buffer), title, packed, new Uint8Array(central.buffer), title, new Uint8Array(end.buffer)];
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole.buffer;
}

test('A part of an archive is unfolded, and what would fill the memory is refused', async () => {
  const text = new TextEncoder().encode('质量标杆'.repeat(1000));
  expect(new TextDecoder().decode(await openZip(zip('word/document.xml', text)).get('word/document.xml')?.())).toBe('质量标杆'.repeat(1000));
  await expect(openZip(zip('bomb', new Uint8Array(101 * 1024 * 1024))).get('bomb')?.()).rejects.toThrow('too large');
  const stored = openZip(zip('picture', new Uint8Array(40 * 1024 * 1024), true)).get('picture');
  await stored?.();
  await stored?.();
  await expect(stored?.()).rejects.toThrow('too large'); // the budget is of the whole archive, however its parts lie in it
  expect(() => openZip(text.buffer)).toThrow('no archive');
});

// Looks into the containers of picture files, byte by byte: which blocks do not belong to the picture itself. Finds what no
// metadata library knows, and proves that a cleaned copy has none.

import type { FileFormat } from './types.js';

const letters = (bytes: Uint8Array, at: number, length: number) =>
  String.fromCharCode(...bytes.subarray(at, at + length));

/** The format by the first bytes, whatever the file calls itself; undefined for what cannot be read here. */
export function formatOf(head: Uint8Array): FileFormat | undefined {
  if (head[0] === 0xff && head[1] === 0xd8) return 'jpeg';
  if (letters(head, 0, 4) === '\x89PNG') return 'png';
  if (letters(head, 0, 4) === 'RIFF' && letters(head, 8, 4) === 'WEBP') return 'webp';
  if (letters(head, 0, 4) === 'GIF8') return 'gif';
  if (letters(head, 0, 2) === 'BM') return 'bmp';
  if (letters(head, 4, 4) === 'ftyp') return /^avi[fs]/.test(letters(head, 8, 4)) ? 'avif' : 'heic';
  if (letters(head, 0, 1024).includes('%PDF-')) return 'pdf';
  return head.includes(0) ? undefined : 'text';
}

/** Names of the blocks that hold something else than the picture, such as `APP1 Exif` or `tEXt`; empty for a bare picture. */
export function strangeBlocks(bytes: Uint8Array): string[] {
  switch (formatOf(bytes)) {
    case 'jpeg':
      return jpegBlocks(bytes);
    case 'png':
      return pngBlocks(bytes);
    case 'webp':
      return webpBlocks(bytes);
    default:
      return [];
  }
}

/** JFIF (APP0), colour profile (APP2) and Adobe's colour transform (APP14) are needed to show the picture. */
const jpegPicture = /^(?:JFIF|JFXX|ICC_PROFILE|Adobe)/;

function jpegBlocks(bytes: Uint8Array): string[] {
  const found: string[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] as number;
    if (marker === 0xd9) break;
    const length = view.getUint16(at + 2);
    const name = letters(bytes, at + 4, Math.min(12, length - 2)).split('\0')[0] as string;
    if (marker === 0xfe) found.push('COM');
    if (marker >= 0xe0 && marker <= 0xef && !jpegPicture.test(name))
      found.push(`APP${marker - 0xe0} ${name}`);
    at += 2 + length;
    if (marker === 0xda) at = endOfScan(bytes, at);
  }
  if (at + 2 < bytes.length) found.push('after the end');
  return found;
}

/** Coded data runs to the next marker that is neither a stuffed zero nor a restart. */
function endOfScan(bytes: Uint8Array, start: number): number {
  let at = start;
  while (at + 1 < bytes.length) {
    const next = bytes[at + 1] as number;
    if (bytes[at] === 0xff && next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
    at += 1;
  }
  return bytes.length;
}

/** Chunks that say how to show the pixels (PNG, third edition). */
const pngPicture = new Set([
  ...['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'cHRM', 'gAMA', 'iCCP', 'sBIT', 'sRGB', 'cICP', 'mDCV', 'cLLI'],
  ...['bKGD', 'pHYs', 'acTL', 'fcTL', 'fdAT'],
]);

function pngBlocks(bytes: Uint8Array): string[] {
  const found: string[] = [];
  let end = 8;
  for (const chunk of pngChunks(bytes)) {
    if (!pngPicture.has(chunk.name)) found.push(chunk.name);
    end = chunk.end;
  }
  if (end < bytes.length) found.push('after the end');
  return found;
}

function* pngChunks(bytes: Uint8Array): Iterable<{ name: string; start: number; end: number }> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let start = 8;
  while (start + 12 <= bytes.length) {
    const name = letters(bytes, start + 4, 4);
    const end = start + 12 + view.getUint32(start);
    yield { name, start, end };
    if (name === 'IEND') return;
    start = end;
  }
}

/** The PNG without its strange blocks: Firefox writes one of its own (`deBG`). */
export function barePng(bytes: Uint8Array): Blob {
  const kept = [...pngChunks(bytes)].filter(({ name }) => pngPicture.has(name));
  const parts = [bytes.slice(0, 8), ...kept.map(({ start, end }) => bytes.slice(start, end))];
  return new Blob(parts, { type: 'image/png' });
}

const webpPicture = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);

function webpBlocks(bytes: Uint8Array): string[] {
  const found: string[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = Math.min(bytes.length, 8 + view.getUint32(4, true));
  let at = 12;
  while (at + 8 <= end) {
    const name = letters(bytes, at, 4);
    if (!webpPicture.has(name)) found.push(name.trim());
    const length = view.getUint32(at + 4, true);
    at += 8 + length + (length % 2);
  }
  if (end < bytes.length) found.push('after the end');
  return found;
}

// Reads this package's own files, or those the caller points at, in Node: `file:` from disk, the rest with `fetch`.

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { SlussError } from './error.js';
import { readBytes as fetchBytes } from './read.web.js';

/** @param integrity as in the HTML attribute; bytes that do not match it are refused */
export async function readBytes(url: string | URL, integrity?: string): Promise<Uint8Array<ArrayBuffer>> {
  const address = new URL(url, import.meta.url);
  if (address.protocol !== 'file:') return fetchBytes(address, integrity);
  const bytes = new Uint8Array(await readFile(address));
  if (
    integrity !== undefined &&
    integrity !== `sha384-${createHash('sha384').update(bytes).digest('base64')}`
  ) {
    throw new SlussError('is not the file that this release was built with', address.href);
  }
  return bytes;
}

// Reads this package's own files, or those the caller points at, where there is `fetch` and no file system.

import { SlussError } from './error.js';

/** @param integrity as in the HTML attribute; bytes that do not match it are refused */
export async function readBytes(url: string | URL, integrity?: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(url, integrity === undefined ? {} : { integrity });
  if (!response.ok)
    throw new SlussError(`answered ${response.status} ${response.statusText}`.trim(), String(url));
  return new Uint8Array(await response.arrayBuffer());
}

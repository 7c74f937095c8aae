// What a page's content script and the extension's reader of files say to each other, over a port for each file. Chromium
// passes on nothing but JSON, so that bytes travel as text, in parts.

import type { CopyFormat, Reading, Region, TextLanguage } from '@sluss/documents';

export const readerPort = 'reader';

export type ToReader =
  | { readonly part: string }
  | { readonly ask: 'read'; readonly languages: readonly TextLanguage[] }
  | { readonly ask: 'clean'; readonly regions: readonly Region[]; readonly as: CopyFormat };

export type FromReader =
  | { readonly progress: number }
  | { readonly part: string }
  | { readonly reading: Reading }
  | { readonly copied: CopyFormat }
  | { readonly error: string; readonly unreadable: boolean };

/** Messages may be 64 MiB at most, and a third is added. */
const partBytes = 8_000_000;

/** The bytes of a file as text, part by part. */
export async function* partsOf(file: Blob): AsyncGenerator<string> {
  for (let from = 0; from < file.size; from += partBytes)
    yield await asText(file.slice(from, from + partBytes));
}

export function fileOf(parts: readonly string[], type = ''): Blob {
  return new Blob(
    parts.map((part) => Uint8Array.from(atob(part), (character) => character.charCodeAt(0))),
    { type },
  );
}

/** Base64. In Firefox, a content script may read a page's file by this way only. */
function asText(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve((reader.result as string).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(new Error('the file could not be read'));
    reader.readAsDataURL(blob);
  });
}

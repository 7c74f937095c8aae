// Reads a text file: all of it is text, none of it has a place.

import type { Reading } from '../types.js';

/** A file that is larger is read up to here, and the person is told. */
const mostBytes = 4_000_000;

export async function readText(file: Blob): Promise<Reading> {
  const text = new TextDecoder().decode(await file.slice(0, mostBytes).arrayBuffer());
  return {
    format: 'text',
    pages: [],
    passages: [{ source: 'text', text, words: [] }],
    codes: [],
    metadata: [],
    limits: file.size > mostBytes ? ['pages'] : [],
  };
}

// Opens each language's reader once, when it is first wanted.

import type { TextLanguage } from '../protocol.js';
import { TextReader } from './tesseract.js';

const readers = new Map<TextLanguage, Promise<TextReader>>();

export function textReader(language: TextLanguage): Promise<TextReader> {
  const known = readers.get(language);
  if (known !== undefined) return known;
  const reader = TextReader.open([language]);
  readers.set(language, reader);
  // What failed to load is tried again the next time.
  reader.catch(() => readers.delete(language));
  return reader;
}

// What a page and the reader's worker say to each other. Files and readings stay in these two.

import type { Reading, Region } from './types.js';

/** Languages that print can be read in, by Tesseract's names for them. */
export type TextLanguage = 'swe' | 'eng' | 'ara' | 'fas';

export type Request =
  | { readonly ask: 'read'; readonly file: Blob; readonly languages: readonly TextLanguage[] }
  | {
      readonly ask: 'clean';
      readonly file: Blob;
      readonly regions: readonly Region[];
      readonly as: CopyFormat;
    };

/** PNG keeps every pixel; JPEG keeps photos small; a PDF stays a PDF, of pictures. */
export type CopyFormat = 'image/png' | 'image/jpeg' | 'application/pdf';

export interface Answers {
  readonly read: Reading;
  readonly clean: Blob;
}

export type Asked = Request & { readonly id: number };

export type Answered =
  /** How much of the file has been read, 0 to 1. */
  | { readonly id: number; readonly progress: number }
  | { readonly id: number; readonly value: Reading | Blob }
  | { readonly id: number; readonly error: string; readonly unreadable: boolean };

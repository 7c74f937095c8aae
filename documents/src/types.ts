// What a reader sees in a picture or document, and what a guard makes of it. Places are pixels of the upright picture.

import type { Channel, Severity, Verdict } from '@sluss/core';

/** A rectangle on a page, in pixels from its upper left corner. */
export interface Region {
  /** 0 for pictures. */
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A stretch of a passage with the place where it stands. */
export interface PlacedWord {
  /** UTF-16 offsets into the passage's text. */
  readonly start: number;
  readonly end: number;
  readonly region: Region;
  /** How sure the reader is of its characters, 0 to 1. */
  readonly confidence: number;
}

/** Where a passage comes from: printed text, lines for machines, a QR or bar code, or a PDF's or file's own text. */
export type Source = 'print' | 'mrz' | 'code' | 'text';

/** A text that was read, whole enough that labels stand beside their numbers. */
export interface Passage {
  readonly source: Source;
  readonly text: string;
  readonly words: readonly PlacedWord[];
}

/** What the file tells besides what it shows. */
export type MetadataKind = 'place' | 'person' | 'device' | 'time' | 'description' | 'preview';

export interface MetadataEntry {
  readonly kind: MetadataKind;
  /** The tag's own name, such as `GPSLatitude`. */
  readonly tag: string;
  readonly value: string;
}

/** Why something may have been missed; each has its sentence in the locales (`picture.limit.…`). */
export type Limit = 'handwriting' | 'unclear' | 'small' | 'pages' | 'no-text-layer';

export type FileFormat = 'jpeg' | 'png' | 'webp' | 'gif' | 'avif' | 'heic' | 'bmp' | 'pdf' | 'text';

/** Everything that was read in one file. It exists in memory only. */
export interface Reading {
  readonly format: FileFormat;
  /** Sizes in pixels; empty for text files. */
  readonly pages: readonly { readonly width: number; readonly height: number }[];
  readonly passages: readonly Passage[];
  /** Where codes were seen, readable or not. */
  readonly codes: readonly Region[];
  readonly metadata: readonly MetadataEntry[];
  readonly limits: readonly Limit[];
}

/** Something that a file gives away. Like a `Finding` of the core it never holds the text itself. */
export interface DocumentFinding {
  /** A kind of the core, `code`, or `metadata.` and a `MetadataKind`. */
  readonly kind: string;
  readonly severity: Severity;
  /** How sure the guard is of the kind, 0 to 1. */
  readonly confidence: number;
  /** How sure the reader is of the characters, 0 to 1. */
  readonly legibility: number;
  readonly evidence: readonly string[];
  readonly source: Source | 'metadata';
  /** What has to be covered; empty for metadata and texts without a place. */
  readonly regions: readonly Region[];
}

/** What a picture looks like as a whole. */
export type DocumentType = 'passport' | 'card' | 'letter' | 'other';

export interface Inspection {
  readonly verdict: Verdict;
  readonly type: DocumentType;
  readonly findings: readonly DocumentFinding[];
  readonly channels: readonly Channel[];
  readonly limits: readonly Limit[];
}

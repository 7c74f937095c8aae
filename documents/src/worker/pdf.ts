// Reads a PDF: the text layer and its places, the document's own information, and pages that are pictures as such, too.

import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.min.mjs';
import * as pdfjsWorker from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs';
import type { TextLanguage } from '../protocol.js';
import type { Limit, MetadataEntry, MetadataKind, Passage, PlacedWord, Reading, Region } from '../types.js';
import { NoFilters, pageImage, WorkerCanvasFactory } from './pdf-canvas.js';
import { isScan } from './pdf-images.js';
import { seenIn } from './picture.js';
import { type Progress, stage } from './progress.js';
import { UnreadableFile } from './unreadable.js';

// This is a worker already: pdf.js finds its other half here and starts none of its own.
(globalThis as { pdfjsWorker?: unknown }).pdfjsWorker = pdfjsWorker;

/** Longer documents are read up to here, and the person is told. */
const mostPages = 30;

/** Pages that are pictures take seconds each; of more of them the person is told that they were not read. */
const mostPictures = 10;

/** A page with less text than a number and its label is taken for a picture; so is a scan, whatever text is under it. */
const leastText = 12;

export async function readPdf(
  file: Blob,
  languages: readonly TextLanguage[],
  progress: Progress,
): Promise<Reading> {
  const document = await openedPdf(file);
  try {
    const count = Math.min(document.numPages, mostPages);
    const read: ReadPage[] = [];
    for (let at = 0; at < count; at += 1) {
      const looks = read.filter(({ isPicture }) => isPicture).length < mostPictures;
      const page = await document.getPage(at + 1);
      read.push(
        await readPage(
          page,
          at,
          looks ? languages : undefined,
          stage(progress, at / count, (at + 1) / count),
        ),
      );
    }
    const limits = read.flatMap((page) => page.limits);
    return {
      format: 'pdf',
      pages: read.map(({ size }) => size),
      passages: read.flatMap(({ passages }) => passages),
      codes: read.flatMap(({ codes }) => codes),
      metadata: await information(document),
      limits: [...new Set<Limit>(document.numPages > mostPages ? ['pages', ...limits] : limits)],
    };
  } finally {
    await document.loadingTask.destroy();
  }
}

interface ReadPage extends Pick<Reading, 'passages' | 'codes' | 'limits'> {
  readonly size: { readonly width: number; readonly height: number };
  readonly isPicture: boolean;
}

/** @param languages undefined when no more pages are read as pictures */
async function readPage(
  page: pdfjs.PDFPageProxy,
  at: number,
  languages: readonly TextLanguage[] | undefined,
  progress: Progress,
): Promise<ReadPage> {
  const { width, height } = page.getViewport({ scale: 1 });
  const size = { width, height };
  const text = await textLayer(page, at);
  const isPicture = text.text.trim().length < leastText || (await isScan(page));
  if (!isPicture) return { size, isPicture, passages: [text], codes: [], limits: [] };
  if (languages === undefined)
    return { size, isPicture, passages: [text], codes: [], limits: ['no-text-layer'] };
  const { passages, ...seen } = await seenOnPage(page, at, languages, progress);
  return { size, isPicture, passages: [text, ...passages], ...seen };
}

/** A page as a picture: what is seen on it, in the page's own units. */
async function seenOnPage(
  page: pdfjs.PDFPageProxy,
  pageNumber: number,
  languages: readonly TextLanguage[],
  progress: Progress,
): Promise<Pick<Reading, 'passages' | 'codes' | 'limits'>> {
  const picture = await pageImage(page);
  const { passages, codes, limits } = await seenIn(picture, languages, progress);
  const onPage = ({ x, y, width, height }: Region): Region => ({
    page: pageNumber,
    x: x / picture.scale,
    y: y / picture.scale,
    width: width / picture.scale,
    height: height / picture.scale,
  });
  return {
    passages: passages.map((passage) => ({
      ...passage,
      words: passage.words.map((word) => ({ ...word, region: onPage(word.region) })),
    })),
    codes: codes.map(onPage),
    limits,
  };
}

export async function openedPdf(file: Blob): Promise<pdfjs.PDFDocumentProxy> {
  const task = pdfjs.getDocument({
    data: new Uint8Array(await file.arrayBuffer()),
    useSystemFonts: false,
    disableFontFace: true,
    useWorkerFetch: false,
    useWasm: false,
    verbosity: 0,
    CanvasFactory: WorkerCanvasFactory,
    FilterFactory: NoFilters,
  });
  try {
    return await task.promise;
  } catch (reason) {
    await task.destroy();
    throw new UnreadableFile(String(reason));
  }
}

async function textLayer(page: pdfjs.PDFPageProxy, pageNumber: number): Promise<Passage> {
  const viewport = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  const words: PlacedWord[] = [];
  let text = '';
  for (const item of items) {
    if (!('str' in item)) continue;
    if (item.str !== '') {
      const region = {
        page: pageNumber,
        ...boxOf(item.transform as unknown as Matrix, item.width, viewport),
      };
      words.push({ start: text.length, end: text.length + item.str.length, region, confidence: 1 });
    }
    text += item.str + (item.hasEOL ? '\n' : '');
  }
  return { source: 'text', text, words };
}

type Matrix = readonly [number, number, number, number, number, number];

/** How far letters reach under their line, and above it, in parts of their size. */
const descent = 0.25;
const ascent = 0.95;

/** The upright rectangle around a stretch of text, whichever way the text or the page is turned. */
function boxOf([a, b, c, d, x, y]: Matrix, length: number, viewport: pdfjs.PageViewport) {
  const size = Math.hypot(a, b) || 1;
  const along = [(a / size) * length, (b / size) * length] as const;
  const corners = [0, 1].flatMap((end) =>
    [-descent, ascent].map((up) =>
      viewport.convertToViewportPoint(x + end * along[0] + up * c, y + end * along[1] + up * d),
    ),
  ) as [number, number][];
  const xs = corners.map(([across]) => across);
  const ys = corners.map(([, down]) => down);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { x: left, y: top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}

const informationKinds: Readonly<Record<string, MetadataKind>> = {
  Author: 'person',
  Title: 'description',
  Subject: 'description',
  Keywords: 'description',
  Creator: 'device',
  Producer: 'device',
  CreationDate: 'time',
  ModDate: 'time',
};

async function information(document: pdfjs.PDFDocumentProxy): Promise<MetadataEntry[]> {
  const { info } = await document.getMetadata();
  return Object.entries(info as Record<string, unknown>).flatMap(([tag, value]) => {
    const kind = informationKinds[tag];
    return kind !== undefined && typeof value === 'string' && value !== '' ? [{ kind, tag, value }] : [];
  });
}

// Reads a PDF: the text layer and its places, the document's own information, and pages without text as pictures.

import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.min.mjs';
import * as pdfjsWorker from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs';
import type { TextLanguage } from '../protocol.js';
import type { Limit, MetadataEntry, MetadataKind, Passage, PlacedWord, Reading } from '../types.js';
import { UnreadableFile } from './unreadable.js';

// This is a worker already: pdf.js finds its other half here and starts none of its own.
(globalThis as { pdfjsWorker?: unknown }).pdfjsWorker = pdfjsWorker;

/** Longer documents are read up to here, and the person is told. */
const mostPages = 30;

export async function readPdf(file: Blob, _languages: readonly TextLanguage[]): Promise<Reading> {
  const document = await opened(file);
  try {
    const pages: { width: number; height: number }[] = [];
    const passages: Passage[] = [];
    const limits = new Set<Limit>();
    if (document.numPages > mostPages) limits.add('pages');
    for (let number = 1; number <= Math.min(document.numPages, mostPages); number += 1) {
      const page = await document.getPage(number);
      const { width, height } = page.getViewport({ scale: 1 });
      pages.push({ width, height });
      const passage = await textLayer(page, number - 1);
      if (passage.text.trim() === '') limits.add('no-text-layer');
      else passages.push(passage);
    }
    return {
      format: 'pdf',
      pages,
      passages,
      codes: [],
      metadata: await information(document),
      limits: [...limits],
    };
  } finally {
    await document.loadingTask.destroy();
  }
}

async function opened(file: Blob): Promise<pdfjs.PDFDocumentProxy> {
  const task = pdfjs.getDocument({
    data: new Uint8Array(await file.arrayBuffer()),
    useSystemFonts: false,
    disableFontFace: true,
    useWorkerFetch: false,
    useWasm: false,
    verbosity: 0,
  });
  try {
    return await task.promise;
  } catch (reason) {
    await task.destroy();
    throw new UnreadableFile(String(reason));
  }
}

async function textLayer(page: pdfjs.PDFPageProxy, pageNumber: number): Promise<Passage> {
  const { height } = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  const words: PlacedWord[] = [];
  let text = '';
  for (const item of items) {
    if (!('str' in item)) continue;
    const [, , , d, x, y] = item.transform as [number, number, number, number, number, number];
    const size = item.height || Math.abs(d);
    if (item.str !== '') {
      const region = { page: pageNumber, x, y: height - y - size, width: item.width, height: size * 1.2 };
      words.push({ start: text.length, end: text.length + item.str.length, region, confidence: 1 });
    }
    text += item.str + (item.hasEOL ? '\n' : '');
  }
  return { source: 'text', text, words };
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

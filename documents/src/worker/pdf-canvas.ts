// What pdf.js needs to draw in a worker, which has no document: canvases off the screen, and no filters.

import type { PDFPageProxy } from 'pdfjs-dist';
import type { Picture } from './view.js';

interface Canvas {
  canvas: OffscreenCanvas;
  context: OffscreenCanvasRenderingContext2D;
}

export class WorkerCanvasFactory {
  create(width: number, height: number): Canvas {
    const canvas = new OffscreenCanvas(Math.max(1, width), Math.max(1, height));
    return { canvas, context: this.getNoAlphaContext(canvas) };
  }

  reset({ canvas }: Canvas, width: number, height: number): void {
    canvas.width = width;
    canvas.height = height;
  }

  destroy({ canvas }: Canvas): void {
    canvas.width = 0;
    canvas.height = 0;
  }

  getNoAlphaContext(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
    return canvas.getContext('2d', { willReadFrequently: true }) as OffscreenCanvasRenderingContext2D;
  }
}

/** Filters need SVG elements; pages are read and copied as they are without them. */
export class NoFilters {
  addFilter = () => 'none';
  addHCMFilter = () => 'none';
  addAlphaFilter = () => 'none';
  addLuminosityFilter = () => 'none';
  addKnockoutFilter = () => 'none';
  addHighlightHCMFilter = () => 'none';
  addSelectionHCMFilter = () => 'none';
  addSelectionFilter = () => 'none';
  createSelectionStyle = () => null;
  destroy(): void {}
}

/** About 200 dots an inch: small print is large enough to be read. */
const pixelsForPoint = 2.8;

/** More than this is neither needed nor bearable in a browser's memory. */
const mostPixels = 9_000_000;

export interface PageImage extends Picture {
  readonly image: OffscreenCanvas;
  /** Pixels for each of the page's own units. */
  readonly scale: number;
}

export async function pageImage(page: PDFPageProxy): Promise<PageImage> {
  const { width, height } = page.getViewport({ scale: 1 });
  const scale = Math.min(pixelsForPoint, Math.sqrt(mostPixels / (width * height)));
  const viewport = page.getViewport({ scale });
  const image = new OffscreenCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
  const context = image.getContext('2d', { willReadFrequently: true });
  // As for a printer: drawing for the screen waits for frames, of which a worker has none.
  const options = { canvas: image, canvasContext: context, viewport, intent: 'print', background: '#fff' };
  await page.render(options as unknown as Parameters<PDFPageProxy['render']>[0]).promise;
  return { image, width: image.width, height: image.height, scale };
}

// The cleaned copy of a PDF: its pages as pictures with what is covered replaced for good, in a new file that holds nothing else.

import type { Region } from '../types.js';
import { openedPdf } from './pdf.js';
import { pageImage } from './pdf-canvas.js';

const jpegQuality = 0.85;

export async function cleanedPdf(file: Blob, regions: readonly Region[]): Promise<Blob> {
  const document = await openedPdf(file);
  try {
    const pages: PagePicture[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const { width, height } = page.getViewport({ scale: 1 });
      const { image, scale } = await pageImage(page);
      const context = image.getContext('2d') as OffscreenCanvasRenderingContext2D;
      context.fillStyle = '#000';
      for (const region of regions.filter((each) => each.page === number - 1)) {
        context.fillRect(region.x * scale, region.y * scale, region.width * scale, region.height * scale);
      }
      const jpeg = await image.convertToBlob({ type: 'image/jpeg', quality: jpegQuality });
      pages.push({ jpeg, pixels: [image.width, image.height], size: [width, height] });
    }
    return pdfOf(pages);
  } finally {
    await document.loadingTask.destroy();
  }
}

interface PagePicture {
  readonly jpeg: Blob;
  readonly pixels: readonly [width: number, height: number];
  /** In points. */
  readonly size: readonly [width: number, height: number];
}

/** Text in ASCII, or bytes. */
type Part = string | Blob;

function sizeOf(parts: readonly Part[]): number {
  return parts.reduce((size, part) => size + (typeof part === 'string' ? part.length : part.size), 0);
}

/** The plainest PDF: a catalogue, its pages, and for each a picture that fills it (ISO 32000-1, 7.5 and 8.9.5). */
function pdfOf(pages: readonly PagePicture[]): Blob {
  const references = pages.map((_, at) => `${3 + 3 * at} 0 R`).join(' ');
  const objects: Part[][] = [
    ['<< /Type /Catalog /Pages 2 0 R >>'],
    [`<< /Type /Pages /Count ${pages.length} /Kids [${references}] >>`],
    ...pages.flatMap(objectsOf),
  ];
  const parts: Part[] = ['%PDF-1.4\n'];
  const offsets: number[] = [];
  let size = sizeOf(parts);
  objects.forEach((object, at) => {
    offsets.push(size);
    const numbered = [`${at + 1} 0 obj\n`, ...object, '\nendobj\n'];
    size += sizeOf(numbered);
    parts.push(...numbered);
  });
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const count = objects.length + 1;
  const table = `xref\n0 ${count}\n0000000000 65535 f \n${entries}`;
  const end = `trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${size}\n%%EOF\n`;
  return new Blob([...parts, table, end], { type: 'application/pdf' });
}

/** The page, what it shows, and its picture. */
function objectsOf({ jpeg, pixels, size }: PagePicture, at: number): Part[][] {
  const number = 3 + 3 * at;
  const drawing = `q ${size[0]} 0 0 ${size[1]} 0 0 cm /P Do Q`;
  return [
    [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${size[0]} ${size[1]}] /Contents ${number + 1} 0 R`,
      ` /Resources << /XObject << /P ${number + 2} 0 R >> >> >>`,
    ],
    [`<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`],
    [
      `<< /Type /XObject /Subtype /Image /Width ${pixels[0]} /Height ${pixels[1]} /ColorSpace /DeviceRGB`,
      ` /BitsPerComponent 8 /Filter /DCTDecode /Length ${jpeg.size} >>\nstream\n`,
      jpeg,
      '\nendstream',
    ],
  ];
}

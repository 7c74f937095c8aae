// Tells whether a page of a PDF is a scan: a picture covers most of it, whatever text lies over or under the picture.

import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.min.mjs';

const { OPS } = pdfjs;

const painting: ReadonlySet<number> = new Set([
  ...[OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject],
  ...[OPS.paintImageXObjectRepeat, OPS.paintSolidColorImageMask],
]);

/** A picture that takes less of a page is an illustration, a logo or a signature. */
const mostOfPage = 0.5;

export async function isScan(page: pdfjs.PDFPageProxy): Promise<boolean> {
  const { width, height } = page.getViewport({ scale: 1 });
  return (await areaOfPictures(page)) > mostOfPage * width * height;
}

/** Scanners cut a page into strips, so that it is the sum that counts. A picture is drawn in the unit square (ISO 32000-1, 8.9.5). */
async function areaOfPictures(page: pdfjs.PDFPageProxy): Promise<number> {
  const { fnArray, argsArray } = await page.getOperatorList({ intent: 'print' });
  // What the unit square is enlarged by, here and where it was saved.
  let scale = 1;
  const saved: number[] = [];
  let area = 0;
  fnArray.forEach((operation, at) => {
    if (operation === OPS.save || operation === OPS.paintFormXObjectBegin) saved.push(scale);
    if (operation === OPS.restore || operation === OPS.paintFormXObjectEnd) scale = saved.pop() ?? 1;
    const matrix = matrixOf(operation, argsArray[at]);
    if (matrix !== undefined) scale *= Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]);
    if (painting.has(operation)) area += scale;
  });
  return area;
}

type Matrix = readonly [number, number, number, number, number, number];

function matrixOf(operation: number, parameters: unknown): Matrix | undefined {
  if (operation === OPS.transform) return parameters as Matrix;
  if (operation !== OPS.paintFormXObjectBegin) return undefined;
  return (parameters as readonly [Matrix | null, unknown])[0] ?? undefined;
}

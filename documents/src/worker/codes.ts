// QR, Aztec, Data Matrix, PDF417 and bar codes, read by ZXing compiled to WebAssembly.

import { prepareZXingModule, type ReadResult, readBarcodes } from 'zxing-wasm/reader';
import type { Region } from '../types.js';
import { ownFile } from './files.js';

export interface ReadCode {
  readonly text: string;
  readonly region: Region;
}

/** Codes hold more than a person can cover by hand. */
const mostCodes = 64;

let ready: Promise<unknown> | undefined;

/** Codes whose contents are damaged are told too, with an empty text. */
export async function codesIn(picture: ImageData): Promise<ReadCode[]> {
  ready ??= ownFile('zxing.wasm').then((wasmBinary) =>
    prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true }),
  );
  await ready;
  const results = await readBarcodes(picture, {
    tryHarder: true,
    returnErrors: true,
    maxNumberOfSymbols: mostCodes,
    textMode: 'Plain',
  });
  return results.filter(isCode).map(({ text, isValid, position }) => ({
    text: isValid ? text : '',
    region: around(position, picture),
  }));
}

/** Stripes are everywhere; a bar code that cannot be read is most likely none. */
function isCode({ isValid, format, position }: ReadResult): boolean {
  const wide = Math.hypot(position.topRight.x - position.topLeft.x, position.topRight.y - position.topLeft.y);
  return isValid || (/QR|Aztec|Matrix|PDF417/.test(format) && wide > 20);
}

/** With a margin: the reader gives the middle of the outermost bars. */
function around(position: ReadResult['position'], { width, height }: ImageData): Region {
  const corners = [position.topLeft, position.topRight, position.bottomLeft, position.bottomRight];
  const xs = corners.map(({ x }) => x);
  const ys = corners.map(({ y }) => y);
  const margin = Math.max(
    4,
    0.04 * Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys)),
  );
  const x = Math.max(0, Math.floor(Math.min(...xs) - margin));
  const y = Math.max(0, Math.floor(Math.min(...ys) - margin));
  return {
    page: 0,
    x,
    y,
    width: Math.min(width, Math.ceil(Math.max(...xs) + margin)) - x,
    height: Math.min(height, Math.ceil(Math.max(...ys) + margin)) - y,
  };
}

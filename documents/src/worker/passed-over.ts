// What the text reader passes over: lines that it takes for part of a picture. Where the ink of letters stands outside all
// words that were read, that band of the page is read once more, as one block.

import { letters, type Shape, slant } from '../pixels/ink.js';
import { type SeenWord, seenOn } from './lines.js';
import type { TextReader } from './tesseract.js';
import { type Picture, type Placement, type View, view } from './view.js';

/** As many letters as a number with its label has. */
const fewestLetters = 24;

/** @param letterHeight of most letters, in pixels of the page */
export function readPassedOver(
  words: readonly SeenWord[],
  seen: View,
  picture: Picture,
  { turn, letterHeight }: Placement & { readonly letterHeight: number },
  reader: TextReader,
): SeenWord[] {
  const tall = letterHeight * seen.scale;
  const left = letters(seen.page).filter((shape) => isOfSize(shape, tall) && !isRead(shape, words));
  const found: SeenWord[] = [];
  for (const band of bands(left, 2 * tall)) {
    if (band.length < fewestLetters) continue;
    const top = Math.min(...band.map((shape) => shape.top)) - tall;
    const bottom = Math.max(...band.map((shape) => shape.bottom)) + tall;
    const part = seen.partAt(0, top, seen.page.width, bottom - top);
    const straight = turn + slant(view(picture, { turn, scale: seen.scale, part }).page);
    const close = view(picture, { turn: straight, scale: seen.scale, part });
    const read = seenOn(close, reader.read(close.page, { layout: 6 }));
    const block = 1 + Math.max(0, ...[...words, ...found].map((word) => word.block));
    // Their places are told by the picture; on the page they have to stand in order.
    found.push(...read.map((word) => ({ ...word, top: word.top + top, block })));
  }
  return found;
}

function isOfSize({ top, bottom }: Shape, tall: number): boolean {
  const height = bottom - top + 1;
  return height > 0.55 * tall && height < 1.8 * tall;
}

function isRead({ left, right, top, bottom }: Shape, words: readonly SeenWord[]): boolean {
  const x = (left + right) / 2;
  const y = (top + bottom) / 2;
  return words.some(
    (word) => x >= word.left && x <= word.left + word.width && y >= word.top && y <= word.top + word.height,
  );
}

/** Shapes whose heights follow each other without a larger gap. */
function bands(all: readonly Shape[], gap: number): Shape[][] {
  const found: Shape[][] = [];
  let bottom = Number.NEGATIVE_INFINITY;
  for (const shape of [...all].sort((one, other) => one.top - other.top)) {
    if (shape.top > bottom + gap) found.push([]);
    found.at(-1)?.push(shape);
    bottom = Math.max(bottom, shape.bottom);
  }
  return found;
}

// Machine-readable zones: finds where their lines stand and reads them once more, with the alphabet of ICAO Doc 9303.

import { slant } from '../pixels/ink.js';
import type { Passage } from '../types.js';
import { around, type Line, linesOf, passageOf } from './lines.js';
import type { ReadWord, TextReader } from './tesseract.js';
import { type Picture, type Placement, type View, view } from './view.js';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<';

/** The height of OCR-B's letters, in pixels, that is read best. */
const zoneLetterHeight = 30;

/** Lines above and below belong to the zone even when the first pass could make nothing of them. */
const linesAround = 2;

/**
 * @param words what a first pass read on `seen`
 * @returns the lines of each zone: two of a passport, three of a card
 */
export function zonePassages(
  words: readonly ReadWord[],
  seen: View,
  picture: Picture,
  { turn }: Placement,
  reader: TextReader,
): Passage[] {
  return zones(linesOf(words)).map((lines) => {
    const inZone = lines.flatMap((line) => line.words);
    const tall = median(inZone.map(({ height }) => height));
    const [, top, , height] = around(inZone, linesAround * 1.6 * tall);
    const [left, , width] = around(words, tall);
    const part = seen.toPicture(left, top, width, height);
    const scale = Math.min(4, (zoneLetterHeight * seen.scale) / tall);
    const straight = turn + slant(view(picture, { turn, scale: scale / 2, part }).page);
    const close = view(picture, { turn: straight, scale, part });
    return passageOf(reader.read(close.page, { layout: 6, alphabet }), close, 'mrz');
  });
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[values.length >> 1] as number;
}

/** Runs of neighbouring lines that look like they are written for machines. */
function zones(lines: readonly Line[]): Line[][] {
  const found: Line[][] = [];
  let last = Number.NEGATIVE_INFINITY;
  lines.forEach((line, at) => {
    if (!isForMachines(line)) return;
    if (at - last <= linesAround) found.at(-1)?.push(line);
    else found.push([line]);
    last = at;
  });
  return found;
}

/** Fillers stand in no other text; what else has them is read twice for nothing. */
function isForMachines({ words }: Line): boolean {
  const text = words.map((word) => word.text).join('');
  return text.length >= 9 && /[<«‹]{2}.*[<«‹]{2}/.test(text);
}

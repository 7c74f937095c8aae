// Machine-readable zones: finds where their lines stand and reads them once more, with the alphabet of ICAO Doc 9303.

import { slant } from '../pixels/ink.js';
import type { Passage } from '../types.js';
import { around, linesOf, passageOf, type SeenWord, seenOn } from './lines.js';
import type { TextReader } from './tesseract.js';
import { type Picture, type Placement, type View, view } from './view.js';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<';

/** The heights of OCR-B's letters, in pixels, that are read best; the next is tried when a reading is not whole. */
const zoneLetterHeights = [30, 22, 40];

/** Lines above and below belong to the zone even when the first pass could make nothing of them. */
const linesAround = 2;

/**
 * @param words   what a first pass read on `seen`
 * @param swedish its data tells fillers from K and L, the English does not
 * @returns the lines of each zone: two of a passport, three of a card
 */
export async function zonePassages(
  words: readonly SeenWord[],
  seen: View,
  picture: Picture,
  { turn }: Placement,
  swedish: () => Promise<TextReader>,
): Promise<Passage[]> {
  const passages: Passage[] = [];
  for (const zone of zones(linesOf(words))) {
    const tall = median(zone.map(({ height }) => height));
    const [, top, , height] = around(zone, linesAround * 1.6 * tall);
    const part = seen.partAt(0, top, seen.page.width, height);
    const straight = turn + slant(view(picture, { turn, scale: seen.scale, part }).page);
    for (const letterHeight of zoneLetterHeights) {
      const scale = Math.min(4, (letterHeight * seen.scale) / tall);
      const close = view(picture, { turn: straight, scale, part });
      const read = (await swedish()).read(close.page, { layout: 6, alphabet });
      const passage = passageOf(linesOf(seenOn(close, read)), 'mrz');
      passages.push(passage);
      if (isWhole(passage.text)) break;
    }
  }
  return passages;
}

/** Two or three lines of one of the lengths that zones have (ICAO Doc 9303, parts 4 to 6). */
function isWhole(text: string): boolean {
  const lengths = text.split('\n').map((line) => line.replaceAll(' ', '').length);
  const lines = (length: number) => lengths.filter((each) => each === length).length;
  return lines(44) === 2 || lines(36) === 2 || lines(30) === 3;
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[values.length >> 1] as number;
}

/** The words of neighbouring lines that look like they are written for machines. */
function zones(lines: readonly (readonly SeenWord[])[]): SeenWord[][] {
  const found: SeenWord[][] = [];
  let last = Number.NEGATIVE_INFINITY;
  lines.forEach((line, at) => {
    if (!isForMachines(line)) return;
    if (at - last <= linesAround) found.at(-1)?.push(...line);
    else found.push([...line]);
    last = at;
  });
  return found;
}

/** Fillers stand in no other text, nor do so many digits among so few letters; what else has them is read twice for nothing. */
function isForMachines(line: readonly SeenWord[]): boolean {
  const text = line.map((word) => word.text).join('');
  if (/[<«‹]{2}.*[<«‹]{2}/.test(text)) return text.length >= 9;
  const digits = text.replace(/\D/g, '').length;
  const capitals = text.replace(/[^A-Z]/g, '').length;
  return text.length >= 28 && digits >= 14 && capitals >= 3 && digits + capitals >= text.length * 0.85;
}

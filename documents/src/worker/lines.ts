// Puts read words together to a text whose every stretch can be led back to its place in the picture.

import type { Passage, PlacedWord, Region, Source } from '../types.js';
import type { ReadWord } from './tesseract.js';
import type { View } from './view.js';

/** A word with its place in the picture; its other measures are of the page it was read on. */
export interface SeenWord extends ReadWord {
  readonly region: Region;
}

export function seenOn({ toPicture }: View, words: readonly ReadWord[]): SeenWord[] {
  return words.map((word) => ({ ...word, region: toPicture(word.left, word.top, word.width, word.height) }));
}

/** The words of each line, in the order they were read in. */
export function linesOf<Word extends ReadWord>(words: readonly Word[]): Word[][] {
  const lines: Word[][] = [];
  let last: Word | undefined;
  for (const word of words) {
    if (last === undefined || last.block !== word.block || last.line !== word.line) lines.push([]);
    lines.at(-1)?.push(word);
    last = word;
  }
  return lines;
}

/** One line of text for each line, an empty one between blocks. */
export function passageOf(lines: readonly (readonly SeenWord[])[], source: Source): Passage {
  const words: PlacedWord[] = [];
  let text = '';
  let block: number | undefined;
  for (const line of lines) {
    if (text !== '') text += line[0]?.block === block ? '\n' : '\n\n';
    for (const [at, word] of line.entries()) {
      if (at > 0) text += ' ';
      const { region, confidence } = word;
      words.push({ start: text.length, end: text.length + word.text.length, region, confidence });
      text += word.text;
    }
    block = line[0]?.block;
  }
  return { source, text, words };
}

/**
 * The words as they stand beside each other, whatever blocks they were put in: tables and forms have a label in one column
 * and its number in the next. Undefined when no blocks stand side by side.
 */
export function acrossBlocks(words: readonly SeenWord[]): SeenWord[][] | undefined {
  const rows: SeenWord[][] = [];
  for (const line of linesOf(words)) {
    const row = rows.find((each) => besideEachOther(each, line));
    if (row === undefined) rows.push([...line]);
    else row.push(...line);
  }
  if (rows.length === linesOf(words).length) return undefined;
  const topOf = (row: readonly SeenWord[]) => Math.min(...row.map(({ top }) => top));
  return rows
    .sort((one, other) => topOf(one) - topOf(other))
    .map((row) => row.sort((one, other) => one.left - other.left).map((word) => ({ ...word, block: 0 })));
}

/** Their middles are nearly level, and neither stands over the other. */
function besideEachOther(row: readonly SeenWord[], line: readonly SeenWord[]): boolean {
  const [, top, , height] = around(row, 0);
  const [, otherTop, , otherHeight] = around(line, 0);
  const apart = Math.abs(top + height / 2 - otherTop - otherHeight / 2);
  if (apart > 0.4 * Math.min(height, otherHeight)) return false;
  return row.every((word) =>
    line.every(({ left, width }) => word.left + word.width <= left || left + width <= word.left),
  );
}

/** The smallest rectangle around words, with `margin` on all sides: left, top, width, height. */
export function around(words: readonly ReadWord[], margin: number): [number, number, number, number] {
  const left = Math.min(...words.map((word) => word.left)) - margin;
  const top = Math.min(...words.map((word) => word.top)) - margin;
  const right = Math.max(...words.map((word) => word.left + word.width)) + margin;
  const bottom = Math.max(...words.map((word) => word.top + word.height)) + margin;
  return [left, top, right - left, bottom - top];
}

// Puts read words together to a text whose every stretch can be led back to its place in the picture.

import type { Passage, PlacedWord, Source } from '../types.js';
import type { ReadWord } from './tesseract.js';
import type { View } from './view.js';

/** Words of one line, from left to right as they were read. */
export interface Line {
  readonly words: readonly ReadWord[];
}

export function linesOf(words: readonly ReadWord[]): Line[] {
  const lines: { words: ReadWord[] }[] = [];
  let last: ReadWord | undefined;
  for (const word of words) {
    if (last === undefined || last.block !== word.block || last.line !== word.line) lines.push({ words: [] });
    lines.at(-1)?.words.push(word);
    last = word;
  }
  return lines;
}

/** One line of text for each line, an empty one between blocks. */
export function passageOf(words: readonly ReadWord[], { toPicture }: View, source: Source): Passage {
  const placed: PlacedWord[] = [];
  let text = '';
  let last: ReadWord | undefined;
  for (const word of words) {
    if (last !== undefined) text += separator(last, word);
    const region = toPicture(word.left, word.top, word.width, word.height);
    const start = text.length;
    text += withAtSigns(word.text);
    placed.push({ start, end: text.length, region, confidence: word.confidence });
    last = word;
  }
  return { source, text, words: placed };
}

/** The Swedish data knows no @ and reads one of these between a name and a domain. */
const misreadAt = /(?<=[\p{Ll}\d._-])\(?[QW©®€&](?=[a-z\d-]+(?:\.[a-z\d-]+)*\.[a-z]{2,6}\b)/u;

function withAtSigns(word: string): string {
  return word.replace(misreadAt, '@');
}

function separator(before: ReadWord, after: ReadWord): string {
  if (before.block !== after.block) return '\n\n';
  return before.line === after.line ? ' ' : '\n';
}

/** The smallest rectangle around words, with `margin` on all sides. */
export function around(words: readonly ReadWord[], margin: number): [number, number, number, number] {
  const left = Math.min(...words.map((word) => word.left)) - margin;
  const top = Math.min(...words.map((word) => word.top)) - margin;
  const right = Math.max(...words.map((word) => word.left + word.width)) + margin;
  const bottom = Math.max(...words.map((word) => word.top + word.height)) + margin;
  return [left, top, right - left, bottom - top];
}

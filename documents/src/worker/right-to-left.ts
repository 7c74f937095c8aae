// Arabic and Persian print: its numbers are read better by the Latin reader, and stand in an order of their own.

import { linesOf, type SeenWord } from './lines.js';

const numeric = /^[\d./+()-]*\d[\d./+()-]*\d[\d./+()-]*$/;

/** What the Latin reader must be this sure of. */
const sure = 0.6;

/** The words of an Arabic or Persian reading with the numbers of a Latin one, where both see the same place. */
export function withLatinNumbers(words: readonly SeenWord[], latin: readonly SeenWord[]): SeenWord[] {
  const numbers = latin.filter(({ text, confidence }) => numeric.test(text) && confidence >= sure);
  const used = new Set<SeenWord>();
  return words.flatMap((word) => {
    const better = numbers.find((number) => holds(number, word) || holds(word, number));
    if (better === undefined) return [word];
    if (used.has(better)) return [];
    used.add(better);
    return [{ ...word, text: better.text, region: better.region, confidence: better.confidence }];
  });
}

function holds(outer: SeenWord, inner: SeenWord): boolean {
  const x = inner.left + inner.width / 2;
  const y = inner.top + inner.height / 2;
  return x > outer.left && x < outer.left + outer.width && y > outer.top && y < outer.top + outer.height;
}

const arabic = /\p{Script=Arabic}{2}/u;
const grouped = /^\d+(?:[-/.]\d+)+$/;

/**
 * Beside Arabic letters, the groups of a number that was typed 070-174 are shown as 174-070 (Unicode Standard Annex 9, rules
 * W2 to W4). Whether they were cannot be seen in a picture, so both are read. Undefined when there are none.
 */
export function otherWayRound(words: readonly SeenWord[]): SeenWord[] | undefined {
  let turned = false;
  const changed = linesOf(words).flatMap((line) => {
    if (!line.some(({ text }) => arabic.test(text))) return line;
    return line.map((word) => {
      if (!grouped.test(word.text)) return word;
      turned = true;
      return {
        ...word,
        text: word.text
          .split(/([-/.])/)
          .reverse()
          .join(''),
      };
    });
  });
  return turned ? changed : undefined;
}

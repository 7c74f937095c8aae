// E-mail addresses in print: the Swedish data knows no @, so that lines with a domain are read once more with the English.

import { around, linesOf, type SeenWord, seenOn } from './lines.js';
import type { TextReader } from './tesseract.js';
import { type Picture, type Placement, type View, view } from './view.js';

/** What may be the end of an address. */
const domain = /[a-z\d-]\.[a-z]{2,10}[.,;:)]?$/;

/** Single lines are read best at this height of letters. */
const lineLetterHeight = 30;

export async function withAtSigns(
  words: readonly SeenWord[],
  seen: View,
  picture: Picture,
  placement: Placement,
  english: () => Promise<TextReader>,
): Promise<SeenWord[]> {
  const lines: SeenWord[][] = [];
  for (const line of linesOf(words)) {
    const suspect = line.some(({ text }) => domain.test(text) && !text.includes('@'));
    const again = suspect ? readAgain(line, seen, picture, placement, await english()) : line;
    lines.push(again.some(({ text }) => text.includes('@')) ? again : line.map(withLikelySign));
  }
  return lines.flat();
}

/** The wide sign is read with a space before or behind it. */
function joined(words: readonly SeenWord[]): SeenWord[] {
  const all: SeenWord[] = [];
  for (const word of words) {
    const before = all.at(-1);
    if (before === undefined || !(word.text.startsWith('@') || before.text.endsWith('@'))) all.push(word);
    else all[all.length - 1] = together(before, word);
  }
  return all;
}

function together(one: SeenWord, other: SeenWord): SeenWord {
  const [left, top, width, height] = around([one, other], 0);
  const x = Math.min(one.region.x, other.region.x);
  const y = Math.min(one.region.y, other.region.y);
  const right = Math.max(one.region.x + one.region.width, other.region.x + other.region.width);
  const bottom = Math.max(one.region.y + one.region.height, other.region.y + other.region.height);
  const region = { page: 0, x, y, width: right - x, height: bottom - y };
  const confidence = Math.min(one.confidence, other.confidence);
  return { ...one, text: one.text + other.text, left, top, width, height, region, confidence };
}

/** What the Swedish data makes of an @, between a name and a domain in small letters. */
const misread = /(?<=[\p{Ll}\d._-]{2})(?:\(\S?|Q[W8]?|[W©®€&])(?=[a-z\d-]+(?:\.[a-z\d-]+)*\.[a-z]{2,10}\b)/u;

function withLikelySign(word: SeenWord): SeenWord {
  return { ...word, text: word.text.replace(misread, '@') };
}

function readAgain(
  line: readonly SeenWord[],
  seen: View,
  picture: Picture,
  { turn }: Placement,
  english: TextReader,
): SeenWord[] {
  const [first] = line as [SeenWord];
  const tall = Math.max(...line.map(({ height }) => height));
  const part = seen.partAt(...around(line, tall / 4));
  const close = view(picture, { turn, scale: Math.min(4, (lineLetterHeight * seen.scale) / tall), part });
  const words = joined(seenOn(close, english.read(close.page, { layout: 7 })));
  // On the page they stand where the line stood.
  return words.map((word) => {
    const { left, top, height } = first;
    return {
      ...word,
      left: left + word.left / close.scale,
      top,
      height,
      block: first.block,
      line: first.line,
    };
  });
}

// Reads a picture: its metadata, its codes, its text, and the lines for machines in it.

import { formatOf } from '../container.js';
import type { TextLanguage } from '../protocol.js';
import type { FileFormat, Limit, Passage, Reading, Region } from '../types.js';
import { codesIn } from './codes.js';
import { acrossBlocks, linesOf, passageOf, type SeenWord, seenOn } from './lines.js';
import { withAtSigns } from './mail.js';
import { metadataOf } from './metadata.js';
import { readPassedOver } from './passed-over.js';
import { type Progress, stage } from './progress.js';
import { otherWayRound, withLatinNumbers } from './right-to-left.js';
import type { ReadWord, TextReader } from './tesseract.js';
import { textReader } from './text-readers.js';
import { bestPlacement, drawn, type Picture, type Placement, plainPlacement, view } from './view.js';
import { zonePassages } from './zones.js';

/** Larger pictures are read at this size; their small print may be missed. */
const mostPixels = 24_000_000;

/** About how much of the time goes into looking for codes, and how much of the rest into the reading of a whole page. */
const codesShare = 0.1;
const pageShare = 0.8;

/** What is smaller than this is hardly read right. */
const smallestLetters = 7;

export async function readPicture(
  file: Blob,
  languages: readonly TextLanguage[],
  progress: Progress,
): Promise<Reading> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const format = formatOf(bytes) as FileFormat;
  const picture = await decoded(file);
  try {
    const pages = [{ width: picture.width, height: picture.height }];
    return { format, pages, metadata: metadataOf(bytes), ...(await seenIn(picture, languages, progress)) };
  } finally {
    picture.image.close();
  }
}

/** What is printed and coded in a picture. */
export async function seenIn(
  picture: Picture,
  languages: readonly TextLanguage[],
  progress: Progress,
): Promise<Pick<Reading, 'passages' | 'codes' | 'limits'>> {
  const codes = await codesIn(pixelsOf(picture));
  progress(codesShare);
  const readable = codes.filter(({ text }) => text !== '');
  const print = stage(progress, codesShare, 1);
  const { passages, limits } = await printIn(withoutCodes(picture, readable), languages, print);
  const codeTexts = readable.map(codePassage);
  return { passages: [...passages, ...codeTexts], codes: codes.map(({ region }) => region), limits };
}

export async function decoded(file: Blob): Promise<Picture & { readonly image: ImageBitmap }> {
  const image = await createImageBitmap(file, { imageOrientation: 'from-image' });
  return { image, width: image.width, height: image.height };
}

function pixelsOf({ image, width, height }: Picture): ImageData {
  return drawn(width, height, (context) => context.drawImage(image, 0, 0));
}

/** A code looks like very small and very restless print. */
function withoutCodes(picture: Picture, codes: readonly { readonly region: Region }[]): Picture {
  if (codes.length === 0) return picture;
  const { image, width, height } = picture;
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
  context.drawImage(image, 0, 0);
  context.fillStyle = '#fff';
  for (const { region } of codes) context.fillRect(region.x, region.y, region.width, region.height);
  return { image: canvas, width, height };
}

function codePassage({ text, region }: { text: string; region: Region }): Passage {
  return { source: 'code', text, words: [{ start: 0, end: text.length, region, confidence: 1 }] };
}

/** @param languages each is read on its own, so that the scripts do not disturb each other; the Latin ones first */
async function printIn(
  picture: Picture,
  languages: readonly TextLanguage[],
  progress: Progress,
): Promise<{ passages: Passage[]; limits: Limit[] }> {
  const ofPass = (pass: number) =>
    stage(progress, pass / languages.length, (pass + pageShare) / languages.length);
  const { placement, seen, first } = await firstLook(picture, languages[0] ?? 'swe', ofPass(0));
  const passages: Passage[] = [];
  const english = () => textReader('eng');
  let latin: readonly SeenWord[] = [];
  let legibility = 0;
  for (const [pass, language] of languages.entries()) {
    const reader = await textReader(language);
    const laidOut =
      pass === 0 ? first : seenOn(seen, reader.read(seen.page, { layout: 3, progress: ofPass(pass) }));
    const words = [...laidOut, ...readPassedOver(laidOut, seen, picture, placement, reader)];
    legibility = Math.max(legibility, meanConfidence(words));
    if (isLatin(language)) {
      latin = await withAtSigns(words, seen, picture, placement, english);
      passages.push(...passagesOf(latin));
      passages.push(...(await zonePassages(words, seen, picture, placement, () => textReader('swe'))));
    } else {
      const merged = withLatinNumbers(words, latin);
      passages.push(...passagesOf(merged), ...passagesOf(otherWayRound(merged) ?? []));
    }
  }
  return { passages, limits: limitsOf(picture, placement.letterHeight, legibility) };
}

/** Fewer characters than a number with its label has. */
const nextToNothing = 12;

/** Print that lies on its side or its head is read as letters of which the reader is less sure than this, on average. */
const leastConfidence = 0.5;

/** How a page may lie that was photographed or scanned on its side or its head. */
const turns = [90, 270, 180];

/** What the text reader makes of the picture: as it lies, and where that is next to nothing, in other ways. */
async function firstLook(picture: Picture, language: TextLanguage, progress: Progress) {
  const reader = await textReader(language);
  const look = (placement: ReturnType<typeof bestPlacement>) => {
    const seen = view(picture, placement);
    return { placement, seen, first: seenOn(seen, reader.read(seen.page, { layout: 3, progress })) };
  };
  const looks = [look(bestPlacement(picture))];
  const best = () => looks.reduce((one, other) => (sureOf(other.first) > sureOf(one.first) ? other : one));
  if (best().placement.letterHeight === 0) return best();
  // A large shape among few letters deceives the estimate of their size.
  if (charactersIn(best().first) < nextToNothing) looks.push(look(plainPlacement(picture)));
  if (isPrint(best().first)) return best();
  const turned = turns
    .map((turn) => bestPlacement(picture, turn))
    .find((each) => isPrintAt(each, picture, reader));
  if (turned !== undefined) looks.push(look(turned));
  return best();
}

/** The number of characters, each by how sure the reader is of it. */
function sureOf(words: readonly ReadWord[]): number {
  return charactersIn(words) * meanConfidence(words);
}

/** How much of each side is looked at to tell how a picture lies: a picture without print must not be read four times. */
const glance = 0.4;

function isPrintAt(placement: Placement, picture: Picture, reader: TextReader): boolean {
  const { width, height } = picture;
  const side = glance * Math.min(width, height);
  const part = { middle: [width / 2, height / 2] as const, width: side, height: side };
  return isPrint(reader.read(view(picture, { ...placement, part }).page, { layout: 6 }));
}

function isPrint(words: readonly ReadWord[]): boolean {
  return charactersIn(words) >= nextToNothing && meanConfidence(words) >= leastConfidence;
}

function charactersIn(words: readonly ReadWord[]): number {
  return words.reduce((sum, { text }) => sum + text.length, 0);
}

function passagesOf(words: readonly SeenWord[]): Passage[] {
  const readings = [linesOf(words), acrossBlocks(words) ?? []];
  return readings.map((lines) => passageOf(lines, 'print')).filter(({ text }) => text !== '');
}

function limitsOf({ width, height }: Picture, letters: number, legibility: number): Limit[] {
  const limits: Limit[] = ['handwriting'];
  if (legibility > 0 && legibility < 0.75) limits.push('unclear');
  if ((letters > 0 && letters < smallestLetters) || width * height > mostPixels) limits.push('small');
  return limits;
}

function isLatin(language: TextLanguage): boolean {
  return language === 'swe' || language === 'eng';
}

function meanConfidence(words: readonly ReadWord[]): number {
  const characters = charactersIn(words);
  if (characters === 0) return 0;
  return words.reduce((sum, { text, confidence }) => sum + text.length * confidence, 0) / characters;
}

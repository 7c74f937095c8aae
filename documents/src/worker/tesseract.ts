// The text reader: Tesseract compiled to WebAssembly, driven directly. One reader per set of languages; all of it from
// files beside this script.

import TesseractCore from 'tesseract.js-core/tesseract-core-simd-lstm.js';
import type { Grey } from '../pixels/grey.js';
import { pgm } from '../pixels/grey.js';
import type { TextLanguage } from '../protocol.js';
import { ownFile, unpacked } from './files.js';
import type { Progress } from './progress.js';

/** A word in the coordinates of the picture that was given. */
export interface ReadWord {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** 0 to 1. */
  readonly confidence: number;
  /** Words with the same number stand in one line, lines of one block in one block. */
  readonly block: number;
  readonly line: number;
}

/** How a page is cut up (tesseract --psm): 3 by itself, 6 one block of lines, 7 one line. */
export type Layout = 3 | 6 | 7;

export interface ReadOptions {
  readonly layout: Layout;
  /** Only these characters. */
  readonly alphabet?: string;
  readonly progress?: Progress;
}

/** Whom a reading that is under way tells how far it has come. */
interface ProgressTarget {
  tell: Progress;
}

const lstmOnly = 1;

export class TextReader {
  readonly #module: TesseractModule;
  readonly #api: TesseractApi;
  readonly #progress: ProgressTarget;

  private constructor(module: TesseractModule, api: TesseractApi, progress: ProgressTarget) {
    this.#module = module;
    this.#api = api;
    this.#progress = progress;
  }

  static async open(languages: readonly TextLanguage[]): Promise<TextReader> {
    const [wasmBinary, ...data] = await Promise.all([
      ownFile('tesseract.wasm'),
      ...languages.map(async (language) => unpacked(await ownFile(`languages/${language}.traineddata.gz`))),
    ]);
    const progress: ProgressTarget = { tell() {} };
    const module = await TesseractCore({
      wasmBinary,
      print() {},
      printErr() {},
      TesseractProgress: (percent) => progress.tell(percent / 100),
    });
    languages.forEach((language, at) => {
      module.FS.writeFile(`${language}.traineddata`, new Uint8Array(data[at] as ArrayBuffer));
    });
    const api = new module.TessBaseAPI();
    if (api.Init(null, languages.join('+'), lstmOnly) !== 0) throw new Error('the language data was refused');
    return new TextReader(module, api, progress);
  }

  read(page: Grey, { layout, alphabet = '', progress = () => {} }: ReadOptions): ReadWord[] {
    this.#progress.tell = progress;
    this.#api.SetVariable('tessedit_pageseg_mode', String(layout));
    this.#api.SetVariable('tessedit_char_whitelist', alphabet);
    // Pages arrive as dark text on white.
    this.#api.SetVariable('tessedit_do_invert', '0');
    this.#module.FS.writeFile('/input', pgm(page));
    try {
      if (this.#api.SetImageFile(1, 0) !== 0) throw new Error('the picture was refused');
      this.#api.Recognize(null);
      return wordsOf(this.#api.GetTSVText(0));
    } finally {
      this.#api.Clear();
      this.#module.FS.unlink('/input');
    }
  }

  close(): void {
    this.#api.End();
  }
}

/** Rows of `tesseract tsv`: level page block paragraph line word left top width height confidence text. */
function wordsOf(table: string): ReadWord[] {
  const words: ReadWord[] = [];
  for (const row of table.split('\n')) {
    const [level, , block, paragraph, line, , left, top, width, height, confidence, text] = row.split('\t');
    if (level !== '5' || text === undefined || text.trim() === '') continue;
    words.push({
      text,
      left: Number(left),
      top: Number(top),
      width: Number(width),
      height: Number(height),
      confidence: Math.max(0, Number(confidence) / 100),
      block: Number(block),
      line: Number(paragraph) * 10_000 + Number(line),
    });
  }
  return words;
}

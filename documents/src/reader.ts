// Reads files in a worker, so that the page stays quick, with nothing but this package's own files.

import type { Answered, Answers, Asked, CopyFormat, Request, TextLanguage } from './protocol.js';
import type { Reading, Region } from './types.js';

export interface ReaderOptions {
  /** Where the package's `reader/main.js` is, when it is not where this package puts it. It must be of the page's own origin. */
  readonly readerUrl?: string | URL;
}

/** The file is no picture, PDF or text, or is damaged. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
}

interface Waiting {
  resolve(value: never): void;
  reject(reason: Error): void;
}

export class DocumentReader {
  readonly #url: string | URL;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #asked = 0;

  constructor({ readerUrl = new URL('../reader/main.js', import.meta.url) }: ReaderOptions = {}) {
    this.#url = readerUrl;
  }

  /**
   * @param languages that print in pictures is read in, each in a pass of its own
   * @throws UnreadableFile; other errors when the reader could not be started
   */
  read(file: Blob, languages: readonly TextLanguage[]): Promise<Reading> {
    return this.#ask({ ask: 'read', file, languages });
  }

  /** The picture without metadata, with the regions made black for good. */
  cleanedCopy(file: Blob, regions: readonly Region[], as: CopyFormat = 'image/png'): Promise<Blob> {
    return this.#ask({ ask: 'clean', file, regions, as });
  }

  /** Gives the memory back, and gives up what is under way. It can be used again. */
  close(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#fail(new DOMException('the reader was closed', 'AbortError'));
  }

  #ask<Question extends Request>(question: Question): Promise<Answers[Question['ask']]> {
    const worker = this.#started();
    this.#asked += 1;
    const message: Asked = { ...question, id: this.#asked };
    return new Promise((resolve, reject) => {
      this.#waiting.set(message.id, { resolve, reject });
      worker.postMessage(message);
    });
  }

  #started(): Worker {
    if (this.#worker !== undefined) return this.#worker;
    const worker = new Worker(this.#url, { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<Answered>) => this.#answered(data));
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      this.#worker = undefined;
      worker.terminate();
      this.#fail(new Error(`the reader could not be started: ${event.message ?? ''}`));
    });
    this.#worker = worker;
    return worker;
  }

  #answered(answer: Answered): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if ('value' in answer) waiting?.resolve(answer.value as never);
    else waiting?.reject(answer.unreadable ? new UnreadableFile(answer.error) : new Error(answer.error));
  }

  #fail(reason: Error): void {
    for (const { reject } of this.#waiting.values()) reject(reason);
    this.#waiting.clear();
  }
}

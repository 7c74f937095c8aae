// A file that somebody attaches, as the extension's reader reads it: see reader-host.ts.

import type { CopyFormat, Reading, ReadingOptions, Region, TextLanguage } from '@sluss/documents';
import { ask } from './protocol.js';
import { type FromReader, fileOf, partsOf, readerPort, type ToReader } from './reader-protocol.js';

/** The file is no picture, PDF or text, or is damaged. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

/** Firefox ends a background page that has heard of nothing for 30 seconds. */
const staysAwake = 10_000;

interface Answer {
  readonly answer: FromReader;
  readonly parts: readonly string[];
}

interface Question {
  readonly parts: string[];
  onProgress(done: number): void;
  resolve(answer: Answer): void;
  reject(reason: unknown): void;
}

export class AttachedFile {
  /** The one that the reader is at; one is asked after the other. */
  #question: Question | undefined;

  private constructor(private readonly port: chrome.runtime.Port) {
    port.onDisconnect.addListener(() => this.#question?.reject(new Error('the reader has gone')));
    port.onMessage.addListener((answer: FromReader) => this.#hear(answer));
  }

  /** @throws when the extension was updated or removed since this page was loaded */
  static async open(file: Blob): Promise<AttachedFile> {
    await ask({ ask: 'reader' });
    const port = chrome.runtime.connect({ name: readerPort });
    for await (const part of partsOf(file)) port.postMessage({ part } satisfies ToReader);
    return new AttachedFile(port);
  }

  /** Opens a file for one thing. */
  static async with<Result>(file: Blob, done: (opened: AttachedFile) => Promise<Result>): Promise<Result> {
    const opened = await AttachedFile.open(file);
    return done(opened).finally(() => opened.close());
  }

  /** @throws Unreadable; the signal's reason; other errors when the reader could not be started or has gone */
  async read(languages: readonly TextLanguage[], work: ReadingOptions): Promise<Reading> {
    const { answer } = await this.#ask({ ask: 'read', languages }, work);
    if (!('reading' in answer)) throw new Error('the reader gave no reading');
    return answer.reading;
  }

  async cleanedCopy(regions: readonly Region[], as: CopyFormat, work: ReadingOptions): Promise<Blob> {
    const { parts } = await this.#ask({ ask: 'clean', regions, as }, work);
    return fileOf(parts, as);
  }

  close(): void {
    this.port.disconnect();
  }

  /** Who stops closes the port, and with it what the reader is at: the file has to be opened anew. */
  #ask(question: ToReader, { signal, onProgress = () => {} }: ReadingOptions): Promise<Answer> {
    const awake = setInterval(() => ask({ ask: 'reader' }).catch(() => undefined), staysAwake);
    const answered = new Promise<Answer>((resolve, reject) => {
      signal?.throwIfAborted();
      const stop = () => {
        this.close();
        reject(signal?.reason);
      };
      signal?.addEventListener('abort', stop, { once: true });
      this.#question = { parts: [], onProgress, resolve, reject };
      this.port.postMessage(question);
    });
    return answered.finally(() => clearInterval(awake));
  }

  #hear(answer: FromReader): void {
    const { parts, onProgress, resolve, reject } = this.#question as Question;
    if ('part' in answer) parts.push(answer.part);
    else if ('progress' in answer) onProgress(answer.progress);
    else if ('error' in answer)
      reject(answer.unreadable ? new Unreadable(answer.error) : new Error(answer.error));
    else resolve({ answer, parts });
  }
}

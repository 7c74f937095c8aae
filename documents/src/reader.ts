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

export interface ReadingOptions {
  /** Ends the reading, and the worker that is at it. */
  readonly signal?: AbortSignal;
  /** Called with how much has been read, 0 to 1. */
  readonly onProgress?: (done: number) => void;
}

interface Task {
  readonly message: Asked;
  onProgress(done: number): void;
  resolve(value: never): void;
  reject(reason: unknown): void;
}

export class DocumentReader {
  readonly #url: string | URL;
  /** The worker is at the first of them, and is given the next when it has answered. */
  readonly #tasks: Task[] = [];
  #worker: Worker | undefined;
  #asked = 0;

  constructor({ readerUrl = new URL('../reader/main.js', import.meta.url) }: ReaderOptions = {}) {
    this.#url = readerUrl;
  }

  /**
   * @param languages that print in pictures is read in, each in a pass of its own
   * @throws UnreadableFile; the signal's reason; other errors when the reader could not be started
   */
  read(file: Blob, languages: readonly TextLanguage[], options: ReadingOptions = {}): Promise<Reading> {
    return this.#ask({ ask: 'read', file, languages }, options);
  }

  /** The picture without metadata, with the regions made black for good. */
  cleanedCopy(
    file: Blob,
    regions: readonly Region[],
    as: CopyFormat = 'image/png',
    options: ReadingOptions = {},
  ): Promise<Blob> {
    return this.#ask({ ask: 'clean', file, regions, as }, options);
  }

  /** Gives the memory back, and gives up what is under way. It can be used again. */
  close(): void {
    this.#endWorker();
    this.#fail(new DOMException('the reader was closed', 'AbortError'));
  }

  #ask<Question extends Request>(
    question: Question,
    { signal, onProgress = () => {} }: ReadingOptions = {},
  ): Promise<Answers[Question['ask']]> {
    this.#asked += 1;
    const message: Asked = { ...question, id: this.#asked };
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const task: Task = { message, onProgress, resolve, reject };
      signal?.addEventListener('abort', () => this.#stop(task, signal.reason), { once: true });
      this.#tasks.push(task);
      if (this.#tasks.length === 1) this.#goOn();
    });
  }

  #goOn(): void {
    const [task] = this.#tasks;
    if (task === undefined) return;
    try {
      this.#started().postMessage(task.message);
    } catch (reason) {
      this.#fail(reason);
    }
  }

  /** A worker that is computing hears nothing: it is ended, and another begins what waits. */
  #stop(task: Task, reason: unknown): void {
    const at = this.#tasks.indexOf(task);
    if (at < 0) return;
    this.#tasks.splice(at, 1);
    task.reject(reason);
    if (at > 0) return;
    this.#endWorker();
    this.#goOn();
  }

  #started(): Worker {
    if (this.#worker !== undefined) return this.#worker;
    const worker = new Worker(this.#url, { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<Answered>) => this.#answered(data));
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      this.#endWorker();
      this.#fail(new Error(`the reader could not be started: ${event.message ?? ''}`));
    });
    this.#worker = worker;
    return worker;
  }

  #endWorker(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
  }

  #answered(answer: Answered): void {
    const [task] = this.#tasks;
    // What an ended worker had sent before may come late.
    if (task?.message.id !== answer.id) return;
    if ('progress' in answer) {
      task.onProgress(answer.progress);
      return;
    }
    this.#tasks.shift();
    if ('value' in answer) task.resolve(answer.value as never);
    else task.reject(answer.unreadable ? new UnreadableFile(answer.error) : new Error(answer.error));
    this.#goOn();
  }

  #fail(reason: unknown): void {
    for (const { reject } of this.#tasks.splice(0)) reject(reason);
  }
}

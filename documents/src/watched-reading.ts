// A reading that a person can follow and stop. Only sentences are read aloud, not the progress.

import type { ReadingOptions } from './reader.js';

/** When it takes longer than this, in milliseconds, it is said that it goes on. */
const patience = 10_000;

export class WatchedReading implements ReadingOptions {
  readonly #stopping = new AbortController();
  readonly #timer: ReturnType<typeof setTimeout>;
  /** How far it has come. */
  readonly bar = document.createElement('progress');

  /**
   * @param sentence the key of what is said first (`picture.…`)
   * @param tell     shows a sentence with the bar, and a button that stops
   */
  constructor(sentence: string, tell: (sentence: string, reading: WatchedReading) => void) {
    this.bar.value = 0;
    tell(sentence, this);
    this.#timer = setTimeout(tell, patience, 'picture.stillChecking', this);
  }

  get signal(): AbortSignal {
    return this.#stopping.signal;
  }

  readonly onProgress = (done: number): void => {
    this.bar.value = done;
  };

  readonly stop = (): void => this.#stopping.abort();

  /** No more is said of it. */
  readonly end = (): void => clearTimeout(this.#timer);
}

// A file that somebody attaches, as the extension's reader reads it: see reader-host.ts.

import type { CopyFormat, Reading, Region, TextLanguage } from '@sluss/documents';
import { ask } from './protocol.js';
import { type FromReader, fileOf, partsOf, readerPort, type ToReader } from './reader-protocol.js';

/** The file is no picture, PDF or text, or is damaged. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

/** Firefox ends a background page that has heard of nothing for 30 seconds. */
const staysAwake = 10_000;

export class AttachedFile {
  private constructor(private readonly port: chrome.runtime.Port) {}

  /** @throws when the extension was updated or removed since this page was loaded */
  static async open(file: Blob): Promise<AttachedFile> {
    await ask({ ask: 'reader' });
    const port = chrome.runtime.connect({ name: readerPort });
    for await (const part of partsOf(file)) port.postMessage({ part } satisfies ToReader);
    return new AttachedFile(port);
  }

  /** @throws Unreadable; other errors when the reader could not be started or has gone */
  async read(languages: readonly TextLanguage[]): Promise<Reading> {
    const { answer } = await this.#ask({ ask: 'read', languages });
    if (!('reading' in answer)) throw new Error('the reader gave no reading');
    return answer.reading;
  }

  async cleanedCopy(regions: readonly Region[], as: CopyFormat): Promise<Blob> {
    const { parts } = await this.#ask({ ask: 'clean', regions, as });
    return fileOf(parts, as);
  }

  close(): void {
    this.port.disconnect();
  }

  #ask(question: ToReader): Promise<{ answer: FromReader; parts: readonly string[] }> {
    const parts: string[] = [];
    const awake = setInterval(() => ask({ ask: 'reader' }).catch(() => undefined), staysAwake);
    const { port } = this;
    const answered = new Promise<{ answer: FromReader; parts: readonly string[] }>((resolve, reject) => {
      port.onDisconnect.addListener(() => reject(new Error('the reader has gone')));
      port.onMessage.addListener((answer: FromReader) => {
        if ('part' in answer) parts.push(answer.part);
        else if ('error' in answer)
          reject(answer.unreadable ? new Unreadable(answer.error) : new Error(answer.error));
        else resolve({ answer, parts });
      });
      port.postMessage(question);
    });
    return answered.finally(() => clearInterval(awake));
  }
}

// Reads files for the pages' content scripts, which can start no worker: in Chromium in a document that nobody sees, in
// Firefox in the background page. It keeps nothing when a port is closed.

import { DocumentReader, UnreadableFile } from '@sluss/documents';
import { type FromReader, fileOf, partsOf, readerPort, type ToReader } from './reader-protocol.js';

const reader = new DocumentReader({ readerUrl: chrome.runtime.getURL('reader/main.js') });
const open = new Map<chrome.runtime.Port, AbortController>();

chrome.runtime.onConnect.addListener((port) => {
  if (port.name !== readerPort) return;
  open.set(port, new AbortController());
  const parts: string[] = [];
  port.onMessage.addListener((message: ToReader) => {
    if ('part' in message) parts.push(message.part);
    else void answer(port, message, fileOf(parts));
  });
  port.onDisconnect.addListener(() => {
    // Nobody waits for what is under way.
    open.get(port)?.abort();
    open.delete(port);
    // With the last port goes the memory.
    if (open.size === 0) reader.close();
  });
});

async function answer(
  port: chrome.runtime.Port,
  question: Exclude<ToReader, { part: string }>,
  file: Blob,
): Promise<void> {
  const say = (message: FromReader) => open.has(port) && port.postMessage(message);
  const signal = open.get(port)?.signal as AbortSignal;
  const work = { signal, onProgress: (progress: number) => say({ progress }) };
  try {
    if (question.ask === 'read') {
      say({ reading: await reader.read(file, question.languages, work) });
    } else {
      const copy = await reader.cleanedCopy(file, question.regions, question.as, work);
      for await (const part of partsOf(copy)) say({ part });
      say({ copied: question.as });
    }
  } catch (reason) {
    say({ error: String(reason), unreadable: reason instanceof UnreadableFile });
  }
}

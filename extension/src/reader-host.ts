// Reads files for the pages' content scripts, which can start no worker: in Chromium in a document that nobody sees, in
// Firefox in the background page. It keeps nothing when a port is closed.

import { DocumentReader, UnreadableFile } from '@sluss/documents';
import { type FromReader, fileOf, partsOf, readerPort, type ToReader } from './reader-protocol.js';

const reader = new DocumentReader({ readerUrl: chrome.runtime.getURL('reader/main.js') });
const open = new Set<chrome.runtime.Port>();

chrome.runtime.onConnect.addListener((port) => {
  if (port.name !== readerPort) return;
  open.add(port);
  const parts: string[] = [];
  port.onMessage.addListener((message: ToReader) => {
    if ('part' in message) parts.push(message.part);
    else void answer(port, message, fileOf(parts));
  });
  port.onDisconnect.addListener(() => {
    open.delete(port);
    // With the last port goes the memory, and what is under way.
    if (open.size === 0) reader.close();
  });
});

async function answer(
  port: chrome.runtime.Port,
  question: Exclude<ToReader, { part: string }>,
  file: Blob,
): Promise<void> {
  const say = (message: FromReader) => open.has(port) && port.postMessage(message);
  try {
    if (question.ask === 'read') {
      say({ reading: await reader.read(file, question.languages) });
    } else {
      const copy = await reader.cleanedCopy(file, question.regions, question.as);
      for await (const part of partsOf(copy)) say({ part });
      say({ copied: question.as });
    }
  } catch (reason) {
    say({ error: String(reason), unreadable: reason instanceof UnreadableFile });
  }
}

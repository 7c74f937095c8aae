// The worker: reads files and makes cleaned copies, one after the other.

import { formatOf } from '../container.js';
import type { Answered, Asked, Request } from '../protocol.js';
import type { Reading } from '../types.js';
import { cleanedCopy } from './copy.js';
import { readPicture } from './picture.js';
import { readText } from './text.js';
import { UnreadableFile } from './unreadable.js';

let previous: Promise<unknown> = Promise.resolve();

addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  previous = previous.then(() => answered(data)).then((answer) => postMessage(answer));
});

async function answered({ id, ...request }: Asked): Promise<Answered> {
  try {
    return { id, value: await answer(request as Request) };
  } catch (reason) {
    return { id, error: String(reason), unreadable: reason instanceof UnreadableFile };
  }
}

function answer(request: Request): Promise<Reading | Blob> {
  return request.ask === 'read' ? read(request.file, request.languages) : copy(request);
}

async function copy({ file, regions, as }: Request & { readonly ask: 'clean' }): Promise<Blob> {
  if (as === 'application/pdf') return (await import('./pdf-copy.js')).cleanedPdf(file, regions);
  return cleanedCopy(file, regions, as);
}

async function read(file: Blob, languages: Parameters<typeof readPicture>[1]): Promise<Reading> {
  const format = formatOf(new Uint8Array(await file.slice(0, 1024).arrayBuffer()));
  if (format === undefined) throw new UnreadableFile('not a picture, a PDF or a text');
  if (format === 'text') return readText(file);
  if (format === 'pdf') return (await import('./pdf.js')).readPdf(file, languages);
  return readPicture(file, languages);
}

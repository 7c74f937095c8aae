// The worker: reads files and makes cleaned copies. Its owner asks one thing after the other.

import { formatOf } from '../container.js';
import type { Answered, Asked, Request, TextLanguage } from '../protocol.js';
import type { Reading } from '../types.js';
import { cleanedCopy } from './copy.js';
import { readPicture } from './picture.js';
import { growing, type Progress } from './progress.js';
import { readText } from './text.js';
import { UnreadableFile } from './unreadable.js';

addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  void answered(data).then((answer) => postMessage(answer));
});

async function answered({ id, ...request }: Asked): Promise<Answered> {
  try {
    return {
      id,
      value: await answer(
        request as Request,
        growing((progress) => postMessage({ id, progress })),
      ),
    };
  } catch (reason) {
    return { id, error: String(reason), unreadable: reason instanceof UnreadableFile };
  }
}

function answer(request: Request, progress: Progress): Promise<Reading | Blob> {
  return request.ask === 'read' ? read(request.file, request.languages, progress) : copy(request);
}

async function copy({ file, regions, as }: Request & { readonly ask: 'clean' }): Promise<Blob> {
  if (as === 'application/pdf') return (await import('./pdf-copy.js')).cleanedPdf(file, regions);
  return cleanedCopy(file, regions, as);
}

async function read(file: Blob, languages: readonly TextLanguage[], progress: Progress): Promise<Reading> {
  const format = formatOf(new Uint8Array(await file.slice(0, 1024).arrayBuffer()));
  if (format === undefined) throw new UnreadableFile('not a picture, a PDF or a text');
  if (format === 'text') return readText(file);
  if (format === 'pdf') return (await import('./pdf.js')).readPdf(file, languages, progress);
  return readPicture(file, languages, progress);
}

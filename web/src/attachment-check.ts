// Reads a file that somebody attaches, with the widget's own guard and wording. Loaded when the first file comes.

import {
  copyMaker,
  copyOf,
  DocumentReader,
  documentSentence,
  editedCopy,
  inspect,
  limitSentences,
  type ReadingOptions,
  RegionEditor,
  textLanguagesFor,
  UnreadableFile,
} from '@sluss/documents';
import editorCss from '@sluss/documents/region-editor.css';
import type { AttachmentCheck } from './attachments.js';
import { styleSheet } from './elements.js';
import type { Reader } from './reader.js';

const readers = new Map<string, DocumentReader>();
const looks = styleSheet(editorCss);

/** @param readerUrl of the reader's `main.js` */
export async function checkAttachment(
  file: File,
  { guard, wording, names }: Reader,
  readerUrl: string | URL,
  work: ReadingOptions,
): Promise<AttachmentCheck> {
  const reader = documentReader(readerUrl);
  await names;
  const languages = textLanguagesFor(wording.lang);
  let reading: Awaited<ReturnType<DocumentReader['read']>>;
  try {
    reading = await reader.read(file, languages, work);
  } catch (reason) {
    if (!(reason instanceof UnreadableFile)) throw reason;
    return {
      verdict: 'advise',
      message: wording.say('picture.failed'),
      cleaned: undefined,
      editor: undefined,
    };
  }
  const inspection = inspect(reading, guard);
  const sentences = [documentSentence(inspection, guard, wording), ...limitSentences(inspection, wording)];
  const copy = copyOf(reading);
  const asked = copy !== undefined && inspection.verdict !== 'clear';
  const editor = asked ? await RegionEditor.of(file, guard, wording) : undefined;
  editor?.cover(inspection.findings);
  const clean =
    copy &&
    (async (again: ReadingOptions) => {
      const { name, type } = copy;
      const maker = copyMaker(reader, file, languages, guard, again);
      const checked = (await editedCopy(maker, inspection, editor, type)).copy;
      return checked && new File([checked], name, { type });
    });
  return {
    verdict: inspection.verdict,
    message: sentences.join(' '),
    cleaned: clean,
    editor: editor && { element: editor.element, looks },
  };
}

function documentReader(url: string | URL): DocumentReader {
  const known = readers.get(String(url));
  if (known !== undefined) return known;
  const reader = new DocumentReader({ readerUrl: url });
  readers.set(String(url), reader);
  return reader;
}

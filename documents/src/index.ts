// @sluss/documents: reads pictures and documents before they are shared, on the reader's own machine.

export { type CheckedCopy, type CopyMaker, checkedCopy, copyMaker, editedCopy } from './checked-copy.js';
export { formatOf, strangeBlocks } from './container.js';
export { type FileHolding, holdFiles } from './held-files.js';
export { inspect } from './inspection.js';
export type { CopyFormat, TextLanguage } from './protocol.js';
export { DocumentReader, type ReaderOptions, type ReadingOptions, UnreadableFile } from './reader.js';
export { RegionEditor } from './region-editor.js';
export {
  copyOf,
  documentFindingName,
  documentFindingReasons,
  documentFindingSureness,
  documentSentence,
  limitSentences,
  type Sentences,
  surenessOf,
  textLanguagesFor,
  toldFindings,
} from './telling.js';
export type * from './types.js';
export { WatchedReading } from './watched-reading.js';

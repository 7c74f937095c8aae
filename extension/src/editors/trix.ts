// Trix.

import type { EditorFamily } from './family.js';
import { insertText, paste } from './writing.js';

export const trix: EditorFamily = {
  name: 'trix',
  host: 'trix-editor',
  fillers: '[data-trix-cursor-target], [data-trix-mutable] figcaption',
  writing: [paste, insertText],
};

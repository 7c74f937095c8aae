// A contenteditable element without a framework (YouTube), or with one that we do not know.

import type { EditorFamily } from './family.js';
import { insertText, paste } from './writing.js';

export const plain: EditorFamily = {
  name: 'plain',
  host: '[contenteditable]',
  fillers: '',
  writing: [paste, insertText],
};

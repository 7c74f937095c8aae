// Quill (LinkedIn posts and older comments).

import type { EditorFamily } from './family.js';
import { insertText, paste } from './writing.js';

export const quill: EditorFamily = {
  name: 'quill',
  host: '.ql-editor',
  fillers: '.ql-ui',
  writing: [paste, insertText],
};

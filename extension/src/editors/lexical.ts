// Lexical (Facebook, Threads, Reddit).

import type { EditorFamily } from './family.js';
import { insertText, paste } from './writing.js';

export const lexical: EditorFamily = {
  name: 'lexical',
  host: '[data-lexical-editor="true"]',
  fillers: '[data-lexical-cursor]',
  writing: [paste, insertText],
};

// ProseMirror and TipTap on top of it (LinkedIn comments, Reddit, many agency systems).

import type { EditorFamily } from './family.js';
import { insertText, paste } from './writing.js';

export const prosemirror: EditorFamily = {
  name: 'prosemirror',
  host: '.ProseMirror',
  fillers: '.ProseMirror-separator, .ProseMirror-trailingBreak, .ProseMirror-gapcursor',
  writing: [paste, insertText],
};

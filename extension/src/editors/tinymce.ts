// TinyMCE, whose host is usually the body of a frame of the same origin.

import type { EditorFamily } from './family.js';
import { insertText, paste } from './writing.js';

export const tinymce: EditorFamily = {
  name: 'tinymce',
  host: '.mce-content-body',
  fillers: '[data-mce-bogus="all"], br[data-mce-bogus]',
  writing: [paste, insertText],
};

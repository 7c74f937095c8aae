// CKEditor 5. It takes no notice of execCommand.

import type { EditorFamily } from './family.js';
import { correct, paste } from './writing.js';

export const ckeditor: EditorFamily = {
  name: 'ckeditor',
  host: '.ck-editor__editable',
  fillers: '.ck-fake-selection-container, .ck-widget__type-around, br[data-cke-filler]',
  writing: [paste, correct],
};

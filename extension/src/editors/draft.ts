// Draft.js (X).

import type { EditorFamily } from './family.js';
import { insertText, paste } from './writing.js';

export const draft: EditorFamily = {
  name: 'draft',
  host: '.public-DraftEditor-content, [contenteditable]:has(> [data-contents="true"])',
  fillers: '',
  writing: [paste, insertText],
};

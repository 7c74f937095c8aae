// Slate. Native editing changes its DOM and not its model, so insertText is not among its ways.

import type { EditorFamily } from './family.js';
import { correct, paste } from './writing.js';

export const slate: EditorFamily = {
  name: 'slate',
  host: '[data-slate-editor="true"]',
  fillers: '[data-slate-placeholder]',
  writing: [paste, correct],
};

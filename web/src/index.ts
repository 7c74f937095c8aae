// @sluss/widget: puts the guard on a page's own forms. Importing it defines <sluss-guard> and its two helpers.

import { SlussDialog } from './dialog.js';
import { FormGuard } from './form-guard.js';
import { SlussGuard } from './guard-element.js';
import { SlussNotice } from './notice.js';
import type { WidgetOptions } from './options.js';

declare global {
  interface HTMLElementTagNameMap {
    'sluss-guard': SlussGuard;
    'sluss-notice': SlussNotice;
    'sluss-dialog': SlussDialog;
  }
}

const elements = { 'sluss-notice': SlussNotice, 'sluss-dialog': SlussDialog, 'sluss-guard': SlussGuard };
for (const [name, definition] of Object.entries(elements)) {
  // Two copies of this module on a page must not break it.
  if (customElements.get(name) === undefined) customElements.define(name, definition);
}

/**
 * Guards a form, or every form inside an element, without any markup.
 *
 * @returns the guard of the forms; `release()` takes it off again
 */
export function guardForm(root: HTMLElement, options: WidgetOptions = {}): FormGuard {
  return new FormGuard(root, options);
}

export type { FindingsDetail, SlussEventMap, Tally, TallyDetail } from './events.js';
export type { GuardedField, Mode, WidgetOptions } from './options.js';
export { FormGuard, SlussDialog, SlussGuard, SlussNotice };

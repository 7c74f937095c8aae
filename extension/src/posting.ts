// What posts: which controls and keys, and which editors' text they would send.

import { contains, documentIn, lineage, parentOf } from './dom.js';
import type { Editor } from './editors/editor.js';
import { editable, editorAt } from './editors/index.js';
import type { Platform } from './platforms/platform.js';
import { isPostingWord } from './posting-words.js';

const controls = 'button, [role="button"], input[type="submit"], input[type="image"], input[type="button"]';

/** The control at `start` that posts, or undefined when what was pressed is something else. */
export function postingControl(start: Element, platform: Platform): Element | undefined {
  let innermost: Element | undefined;
  for (const up of lineage(start)) {
    if (platform.posts !== '' && up.matches(platform.posts)) return up;
    if (innermost === undefined && up.matches(controls)) innermost = up;
  }
  if (innermost === undefined) return undefined;
  return isSubmitter(innermost) || isPostingWord(nameOf(innermost)) ? innermost : undefined;
}

export function isSubmitter(control: Element): control is HTMLButtonElement | HTMLInputElement {
  const { localName } = control;
  if (localName !== 'button' && localName !== 'input') return false;
  const { type, form } = control as HTMLButtonElement | HTMLInputElement;
  return form !== null && (type === 'submit' || type === 'image');
}

/** What a screen reader would call a button, near enough: this is only asked of controls that nothing else is known of. */
function nameOf(control: Element): string {
  const label = control.getAttribute('aria-label') ?? (control as HTMLInputElement).value;
  return (label || control.textContent || '').trim();
}

/**
 * The editors whose text a control would send: those in the nearest thing around it that has any.
 * @param active the editor that was written in last; found even when a shadow root hides it from the search
 */
export function editorsOf(control: Element, active: Editor | undefined): readonly Editor[] {
  const form = isSubmitter(control) ? control.form : null;
  for (let scope = form ?? parentOf(control); scope !== undefined; scope = parentOf(scope)) {
    const editors = editorsIn(scope, active);
    if (editors.length > 0) return editors;
  }
  return [];
}

export function editorsIn(scope: Element, active: Editor | undefined): readonly Editor[] {
  const found = new Set<Editor>();
  for (const element of scope.querySelectorAll(editable)) {
    const editor = element.localName === 'iframe' ? framed(element as HTMLIFrameElement) : editorAt(element);
    if (editor !== undefined) found.add(editor);
  }
  if (active?.element.isConnected && contains(scope, active.element)) found.add(active);
  const longForms = [...found].filter(({ element }) => element.localName !== 'input');
  return longForms.length > 0 ? longForms : [...found];
}

function framed(frame: HTMLIFrameElement): Editor | undefined {
  const body = documentIn(frame)?.body;
  return body == null ? undefined : editorAt(body);
}

/** Whether this key press posts what stands in the editor that it is typed into. */
export function postsByKey(event: KeyboardEvent, editor: Editor, platform: Platform): boolean {
  if (event.key !== 'Enter' || isComposing(event)) return false;
  if (event.ctrlKey || event.metaKey) return true;
  if (event.shiftKey || event.altKey) return false;
  return platform.enterPosts || editor.element.localName === 'input';
}

/** Enter that ends the writing of a character; 229 is what some input methods report instead of the flag. */
function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}

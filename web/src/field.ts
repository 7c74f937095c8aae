// Reads and edits the text of a field, whatever it is made of, so that the page and the undo history notice.

import { rangeOf, readEditable } from './editable.js';
import type { GuardedField } from './options.js';

/** One replacement, in UTF-16 code units of the text as it is now. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export function isTextControl(field: GuardedField): field is HTMLTextAreaElement | HTMLInputElement {
  return field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement;
}

/** The text as a reader of the posted comment would see it. */
export function readText(field: GuardedField): string {
  return isTextControl(field) ? field.value : readEditable(field).text;
}

/** Puts the caret's selection on a stretch, so that it can be seen and typed over. */
export function selectText(field: GuardedField, start: number, end: number): void {
  field.focus();
  if (isTextControl(field)) {
    selectInControl(field, start, end);
  } else {
    selectRange(rangeOf(readEditable(field), start, end));
  }
}

/**
 * Makes edits that do not overlap, keeps them undoable, and reads the text back.
 *
 * @returns whether the field now holds what it should
 */
export async function editText(field: GuardedField, edits: readonly Edit[]): Promise<boolean> {
  const backwards = [...edits].sort((a, b) => b.start - a.start);
  const before = readText(field);
  const wanted = backwards.reduce((text, e) => text.slice(0, e.start) + e.text + text.slice(e.end), before);
  if (isTextControl(field)) editControl(field, before, wanted);
  else await editEditable(field, backwards);
  return sameWords(readText(field), wanted);
}

/** One command over the changed stretch is one step to undo. */
function editControl(field: HTMLTextAreaElement | HTMLInputElement, before: string, wanted: string): void {
  const start = commonStart(before, wanted);
  const tail = commonEnd(before, wanted, start);
  const end = before.length - tail;
  const replacement = wanted.slice(start, wanted.length - tail);
  field.focus();
  const selected = selectInControl(field, start, end);
  insert(selected ? replacement : wanted);
  if (field.value === wanted) return;
  setValue(field, wanted);
}

/** Inputs for e-mail addresses and numbers know no offsets; there the whole is selected. */
function selectInControl(field: HTMLTextAreaElement | HTMLInputElement, start: number, end: number): boolean {
  if (field.selectionStart === null) {
    field.select();
    return false;
  }
  field.setSelectionRange(start, end);
  return true;
}

/** For fields that cannot have focus, such as hidden ones; this cannot be undone. */
function setValue(field: HTMLTextAreaElement | HTMLInputElement, wanted: string): void {
  // React puts a setter of its own on the element, and ignores events about values that came through it.
  Reflect.set(Object.getPrototypeOf(field), 'value', wanted, field);
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertReplacementText' }));
}

/** Editors follow the selection with `selectionchange`, which comes in a later task: without the pause they edit at the old caret. */
const selectionSettles = 60;

async function editEditable(field: HTMLElement, backwards: readonly Edit[]): Promise<void> {
  field.focus();
  for (const { start, end, text } of backwards) {
    selectRange(rangeOf(readEditable(field), start, end));
    await new Promise((resolve) => setTimeout(resolve, selectionSettles));
    insert(text);
  }
}

/** `execCommand` is deprecated, and still the only edit that browsers put in their undo history. */
function insert(text: string): void {
  if (text === '') document.execCommand('delete');
  else document.execCommand('insertText', false, text);
}

function selectRange(range: Range): void {
  const selection = getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}

function commonStart(a: string, b: string): number {
  let i = 0;
  while (i < a.length && i < b.length && a[i] === b[i]) i += 1;
  return i;
}

function commonEnd(a: string, b: string, start: number): number {
  let i = 0;
  while (i < a.length - start && i < b.length - start && a[a.length - 1 - i] === b[b.length - 1 - i]) i += 1;
  return i;
}

/** Editors turn spaces into no-break spaces and add line ends of their own. */
function sameWords(a: string, b: string): boolean {
  const plain = (text: string) => text.replace(/\s+/gu, ' ').trim();
  return plain(a) === plain(b);
}

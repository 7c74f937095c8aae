// Recognises what a person writes in.

import { ckeditor } from './ckeditor.js';
import { draft } from './draft.js';
import type { Editor } from './editor.js';
import type { EditorFamily } from './family.js';
import { FieldEditor, isTextField } from './field.js';
import { lexical } from './lexical.js';
import { plain } from './plain.js';
import { prosemirror } from './prosemirror.js';
import { quill } from './quill.js';
import { RichEditor } from './rich.js';
import { slate } from './slate.js';
import { tinymce } from './tinymce.js';
import { trix } from './trix.js';

const families: readonly EditorFamily[] = [
  lexical,
  draft,
  quill,
  prosemirror,
  slate,
  ckeditor,
  tinymce,
  trix,
];

const known = new WeakMap<HTMLElement, Editor>();

/** The editor that `node` is in, or undefined when it is in none. */
export function editorAt(node: Element): Editor | undefined {
  const element = editingElement(node);
  if (element === undefined) return undefined;
  let editor = known.get(element);
  if (editor === undefined) {
    editor = isTextField(element) ? new FieldEditor(element) : new RichEditor(element, familyOf(element));
    known.set(element, editor);
  }
  return editor;
}

/** Selector of what may be an editor; `editorAt` decides. */
export const editable = 'textarea, input, [contenteditable], iframe';

function editingElement(node: Element): HTMLElement | undefined {
  if (isTextField(node)) return node;
  let host: HTMLElement | undefined;
  for (let up = node as HTMLElement | null; up?.isContentEditable; up = up.parentElement) host = up;
  return host;
}

function familyOf(host: HTMLElement): EditorFamily {
  return families.find((family) => host.matches(family.host)) ?? plain;
}

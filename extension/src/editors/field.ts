// Textareas and single-line text inputs.

import { sameText } from '../text-view.js';
import { applied, type Edit, type Editor, movedOffset } from './editor.js';

export type TextField = HTMLTextAreaElement | HTMLInputElement;

/** Fields that a person writes sentences in; not passwords, addresses for a newsletter, searches or numbers. */
export function isTextField(node: Element): node is TextField {
  if (node.localName === 'textarea') return !(node as HTMLTextAreaElement).readOnly;
  if (node.localName !== 'input') return false;
  const { type, readOnly, autocomplete } = node as HTMLInputElement;
  return (
    type === 'text' && !readOnly && (autocomplete === '' || autocomplete === 'on' || autocomplete === 'off')
  );
}

export class FieldEditor implements Editor {
  readonly family: string;

  constructor(readonly element: TextField) {
    this.family = element.localName;
  }

  text(): string {
    return this.element.value;
  }

  caret(): number | undefined {
    return this.element.selectionEnd ?? undefined;
  }

  select(start: number, end: number): void {
    this.element.focus();
    this.element.setSelectionRange(start, end);
  }

  async replace(edits: readonly Edit[], caret: number | undefined): Promise<boolean> {
    const expected = applied(this.text(), edits);
    for (const { start, end, text } of edits.toReversed()) this.#write(start, end, text);
    if (caret !== undefined) this.select(movedOffset(caret, edits), movedOffset(caret, edits));
    return sameText(this.text(), expected);
  }

  /** Native editing first, as only it can be undone; it fires `input` by itself. */
  #write(start: number, end: number, text: string): void {
    this.select(start, end);
    const expected = applied(this.text(), [{ start, end, text }]);
    this.element.ownerDocument.execCommand(text === '' ? 'delete' : 'insertText', false, text);
    if (this.text() === expected) return;
    this.element.setRangeText(text, start, end);
    this.element.dispatchEvent(
      new InputEvent('input', { inputType: 'insertReplacementText', bubbles: true }),
    );
  }
}

// Editors that keep their text in a contenteditable element, with or without a framework.

import { selectionIn } from '../dom.js';
import { sameText, TextView } from '../text-view.js';
import { applied, type Edit, type Editor, movedOffset } from './editor.js';
import type { EditorFamily } from './family.js';
import { insertText, type WritingMethod } from './writing.js';

/** Frameworks learn of a new selection by `selectionchange`; some look no more than ten times a second (Slate). */
const selectionSettles = 120;
/** How long a framework may take to draw what was written. */
const drawingTakes = 400;

export class RichEditor implements Editor {
  constructor(
    readonly element: HTMLElement,
    private readonly kind: EditorFamily,
  ) {}

  get family(): string {
    return this.kind.name;
  }

  text(): string {
    return this.view().text;
  }

  view(): TextView {
    return new TextView(this.element, this.kind.fillers);
  }

  caret(): number | undefined {
    const selection = selectionIn(this.element);
    if (selection?.focusNode == null) return undefined;
    return this.view().offset(selection.focusNode, selection.focusOffset);
  }

  select(start: number, end: number): void {
    const range = this.view().range(start, end);
    if (range === undefined) return;
    this.element.focus();
    selectionIn(this.element)?.setBaseAndExtent(
      range.startContainer,
      range.startOffset,
      range.endContainer,
      range.endOffset,
    );
  }

  async replace(edits: readonly Edit[], caret: number | undefined): Promise<boolean> {
    for (const edit of edits.toReversed()) {
      if (!(await this.#replaceOne(edit))) return false;
    }
    if (caret !== undefined) this.select(movedOffset(caret, edits), movedOffset(caret, edits));
    return true;
  }

  /** Tries the family's ways in turn, going on to the next only when the text has not changed at all. */
  async #replaceOne(edit: Edit): Promise<boolean> {
    const before = this.text();
    const expected = applied(before, [edit]);
    for (const write of this.#ways(edit)) {
      this.select(edit.start, edit.end);
      await this.#settled();
      write(this.element, edit.text);
      if (await this.#shows(expected)) return true;
      if (!sameText(this.text(), before)) return false;
    }
    return false;
  }

  /** Pasting nothing is no edit: to leave nothing behind, delete. */
  #ways({ text }: Edit): readonly WritingMethod[] {
    return text === '' ? [insertText] : this.kind.writing;
  }

  /** A busy page tells of the selection late, and then needs the time all the same. */
  async #settled(): Promise<void> {
    const { ownerDocument } = this.element;
    const told = new Promise((resolve) =>
      ownerDocument.addEventListener('selectionchange', resolve, { once: true, passive: true }),
    );
    await Promise.race([told, delay(2 * selectionSettles)]);
    await delay(selectionSettles);
  }

  async #shows(expected: string): Promise<boolean> {
    const deadline = performance.now() + drawingTakes;
    while (!sameText(this.text(), expected)) {
      if (performance.now() > deadline) return false;
      await delay(20);
    }
    return true;
  }
}

function delay(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

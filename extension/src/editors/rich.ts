// Editors that keep their text in a contenteditable element, with or without a framework.

import { selectionIn } from '../dom.js';
import { sameText, TextView } from '../text-view.js';
import { applied, type Edit, type Editor, movedOffset } from './editor.js';
import type { EditorFamily } from './family.js';
import { insertText, type WritingMethod } from './writing.js';

/** Frameworks learn of a new selection by `selectionchange`; some look no more than ten times a second (Slate). */
const selectionSettles = 120;
/** How long to wait for news of a selection: there is none where nothing was changed. */
const newsTakes = 1_000;
/** How long a framework that has taken a text may need to draw it, and how long one that has not to do so after all. */
const drawingTakes = { taken: 3_000, declined: 400 };

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
    this.#select(start, end);
  }

  /** @returns whether that changed anything, of which the editor will then be told */
  #select(start: number, end: number): boolean {
    this.element.focus();
    const range = this.view().range(start, end);
    const selection = selectionIn(this.element);
    if (range === undefined || selection === null) return false;
    const { anchorNode, anchorOffset, focusNode, focusOffset } = selection;
    const { startContainer, startOffset, endContainer, endOffset } = range;
    selection.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset);
    const same =
      anchorNode === startContainer &&
      anchorOffset === startOffset &&
      focusNode === endContainer &&
      focusOffset === endOffset;
    return !same;
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
      const news = this.#newsOfSelection();
      if (this.#select(edit.start, edit.end)) await news;
      await delay(selectionSettles);
      const taken = write(this.element, edit.text);
      if (await this.#shows(expected, taken ? drawingTakes.taken : drawingTakes.declined)) return true;
      if (!sameText(this.text(), before)) return false;
    }
    return false;
  }

  /** Pasting nothing is no edit: to leave nothing behind, delete. */
  #ways({ text }: Edit): readonly WritingMethod[] {
    return text === '' ? [insertText] : this.kind.writing;
  }

  /** A busy page tells of a selection late, and editors know of it no sooner. */
  async #newsOfSelection(): Promise<void> {
    const { ownerDocument } = this.element;
    const told = new Promise((resolve) =>
      ownerDocument.addEventListener('selectionchange', resolve, { once: true, passive: true }),
    );
    await Promise.race([told, delay(newsTakes)]);
  }

  async #shows(expected: string, within: number): Promise<boolean> {
    const deadline = performance.now() + within;
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

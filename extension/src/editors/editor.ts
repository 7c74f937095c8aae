// What the gate, the marks and the dialog need of whatever a person writes in.

/** A stretch of text and what shall stand there instead. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface Editor {
  /** The family it was recognised as, such as `lexical`. */
  readonly family: string;
  /** The text field or the editing host. */
  readonly element: HTMLElement;
  /** The text as a person sees it. */
  text(): string;
  /** Where the person is writing, or undefined when that is not in this editor. */
  caret(): number | undefined;
  /** Selects a stretch, so that the person can see it and change it. */
  select(start: number, end: number): void;
  /**
   * Makes the edits in the editor's own model, each as one step that the person can undo.
   * @param edits in order of start, not overlapping
   * @param caret where the person was writing before the edits; they go on there
   * @returns whether the editor now shows exactly the expected text
   */
  replace(edits: readonly Edit[], caret: number | undefined): Promise<boolean>;
}

/** The text after the edits: what the dialog previews and what `replace` must lead to. */
export function applied(text: string, edits: readonly Edit[]): string {
  let result = text;
  for (const { start, end, text: substitute } of edits.toReversed()) {
    result = result.slice(0, start) + substitute + result.slice(end);
  }
  return result;
}

/** Where a caret at `offset` stands after the edits. */
export function movedOffset(offset: number, edits: readonly Edit[]): number {
  let moved = offset;
  for (const { start, end, text } of edits) {
    if (offset >= end) moved += text.length - (end - start);
    else if (offset > start) moved += start + text.length - offset;
  }
  return moved;
}

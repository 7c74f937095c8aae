// The text of a contenteditable, with the way back from its offsets to the DOM.

interface Piece {
  readonly node: Text;
  /** Offset of the node's first code unit in the text. */
  readonly start: number;
}

export interface EditableText {
  readonly root: HTMLElement;
  readonly text: string;
  readonly pieces: readonly Piece[];
}

const blocks = new Set(['block', 'flex', 'grid', 'list-item', 'table', 'table-row', 'flow-root']);

/** Text nodes in order; a line break for every `<br>` and wherever a block begins or ends. */
export function readEditable(root: HTMLElement): EditableText {
  const pieces: Piece[] = [];
  let text = '';
  const breakLine = () => {
    if (text !== '' && !text.endsWith('\n')) text += '\n';
  };
  const visit = (node: Node): void => {
    if (node instanceof Text) {
      pieces.push({ node, start: text.length });
      text += node.data;
    } else if (node instanceof HTMLBRElement) {
      text += '\n';
    } else if (node instanceof Element) {
      const block = node !== root && blocks.has(getComputedStyle(node).display);
      if (block) breakLine();
      node.childNodes.forEach(visit);
      if (block) breakLine();
    }
  };
  visit(root);
  return { root, text, pieces };
}

/** @returns the DOM range of a stretch of the text */
export function rangeOf({ root, pieces }: EditableText, start: number, end: number): Range {
  const range = document.createRange();
  const first = pieces.find(({ node, start: at }) => start < at + node.length);
  const last = pieces.findLast(({ start: at }) => at < end);
  if (first === undefined || last === undefined) {
    range.selectNodeContents(root);
    range.collapse(false);
    return range;
  }
  range.setStart(first.node, Math.max(0, start - first.start));
  range.setEnd(last.node, Math.min(last.node.length, end - last.start));
  return range;
}

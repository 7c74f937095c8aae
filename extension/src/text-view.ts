// The text of an editing host as one string, and where each stretch of it stands in the DOM.

const blocks = new Set(
  'ADDRESS ARTICLE BLOCKQUOTE DD DIV DL DT FIGURE H1 H2 H3 H4 H5 H6 HR LI OL P PRE SECTION TABLE TR UL'.split(
    ' ',
  ),
);

interface Segment {
  readonly node: Text;
  /** Offset of the node's first character in the whole text. */
  readonly start: number;
}

/** A snapshot: it holds until the editor changes. Offsets are UTF-16 code units. */
export class TextView {
  readonly text: string;
  readonly #segments: Segment[] = [];

  /**
   * @param host the editing host
   * @param fillers selector of what the editor draws into its host and does not count as text
   */
  constructor(
    readonly host: HTMLElement,
    fillers = '',
  ) {
    let text = '';
    let breakDue = false;
    const visit = (parent: Node): void => {
      for (let node = parent.firstChild; node !== null; node = node.nextSibling) {
        if (node.nodeType === Node.TEXT_NODE) {
          const { data } = node as Text;
          if (data === '') continue;
          if (breakDue && text !== '') text += '\n';
          breakDue = false;
          this.#segments.push({ node: node as Text, start: text.length });
          text += data;
        } else if (node.nodeType === Node.ELEMENT_NODE) {
          const element = node as Element;
          if (fillers !== '' && element.matches(fillers)) continue;
          const block = blocks.has(element.nodeName);
          if (block || element.nodeName === 'BR') breakDue = true;
          visit(element);
          if (block) breakDue = true;
        }
      }
    };
    visit(host);
    this.text = text;
  }

  /** The DOM range of a stretch, or undefined where the text has no characters of its own. */
  range(start: number, end: number): Range | undefined {
    const first = this.#segments.findLast((segment) => segment.start <= start);
    const last = this.#segments.findLast((segment) => segment.start < end);
    if (first === undefined || last === undefined) return undefined;
    const range = this.host.ownerDocument.createRange();
    range.setStart(first.node, Math.min(start - first.start, first.node.length));
    range.setEnd(last.node, Math.min(end - last.start, last.node.length));
    return range;
  }

  /** Where a DOM position is in the text, or undefined when it is not in this host. */
  offset(node: Node, offset: number): number | undefined {
    if (!this.host.contains(node)) return undefined;
    const position = this.host.ownerDocument.createRange();
    position.setStart(node, offset);
    const last = this.#segments.findLast((segment) => position.comparePoint(segment.node, 0) <= 0);
    if (last === undefined) return 0;
    return last.start + (last.node === node ? offset : last.node.length);
  }
}

/** What tells two texts apart for a reader: editors differ in the spaces and marks they keep between the letters. */
export function sameText(a: string, b: string): boolean {
  return comparable(a) === comparable(b);
}

function comparable(text: string): string {
  return text
    .replace(/[\u200B\u2060\uFEFF]/g, '')
    .replace(/\u00A0/g, ' ')
    .replace(/[ \t]*\n\s*/g, '\n')
    .trimEnd();
}

// The ways to write into an editor that somebody else made. Which of them an editor takes into its own model, and not
// just into its DOM, was measured for each family; see the table in extension/README.md.

import { selectionIn } from '../dom.js';

/** Puts `text` in place of the current selection. False when the editor took no notice. */
export type WritingMethod = (host: HTMLElement, text: string) => boolean;

/** What a person's own paste does: every framework handles it, and a host without one leaves it unhandled. */
export const paste: WritingMethod = (host, text) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  const event = new ClipboardEvent('paste', {
    clipboardData,
    bubbles: true,
    cancelable: true,
    composed: true,
  });
  return !target(host).dispatchEvent(event);
};

/** What the browser's own editing does; the only one that a host without a framework can undo. */
export const insertText: WritingMethod = (host, text) =>
  host.ownerDocument.execCommand(text === '' ? 'delete' : 'insertText', false, text);

/** What spelling correction does. */
export const correct: WritingMethod = (host, text) => {
  const dataTransfer = new DataTransfer();
  dataTransfer.setData('text/plain', text);
  const selection = selectionIn(host);
  const targetRanges =
    selection === null || selection.rangeCount === 0 ? [] : [new StaticRange(selection.getRangeAt(0))];
  const event = new InputEvent('beforeinput', {
    inputType: 'insertReplacementText',
    data: text,
    dataTransfer,
    targetRanges,
    bubbles: true,
    cancelable: true,
    composed: true,
  });
  return !target(host).dispatchEvent(event);
};

/** Frameworks look at where the event comes from: the innermost element of the selection, as with a real one. */
function target(host: HTMLElement): HTMLElement {
  const node = selectionIn(host)?.anchorNode ?? null;
  const element = node?.nodeType === Node.ELEMENT_NODE ? (node as HTMLElement) : node?.parentElement;
  return element != null && host.contains(element) ? element : host;
}

// The ways to write into an editor that somebody else made. Which of them an editor takes into its own model, and not
// just into its DOM, was measured for each family; see the table in extension/README.md.

import { selectionIn } from '../dom.js';

/** Puts `text` in place of the current selection. False when the editor took no notice. */
export type WritingMethod = (host: HTMLElement, text: string) => boolean;

/** What a person's own paste does: every framework handles it, and a host without one leaves it unhandled. */
export const paste: WritingMethod = (host, text) => {
  const page = pageOf(host);
  const init = eventInit(page);
  init.clipboardData = dataTransfer(page, text);
  // Firefox knows these two instead.
  init.data = text;
  init.dataType = 'text/plain';
  return !target(host).dispatchEvent(new page.ClipboardEvent('paste', init));
};

/** What the browser's own editing does; the only one that a host without a framework can undo. */
export const insertText: WritingMethod = (host, text) =>
  host.ownerDocument.execCommand(text === '' ? 'delete' : 'insertText', false, text);

/** What spelling correction does. */
export const correct: WritingMethod = (host, text) => {
  const page = pageOf(host);
  const init = eventInit(page);
  init.inputType = 'insertReplacementText';
  init.data = text;
  init.dataTransfer = dataTransfer(page, text);
  return !target(host).dispatchEvent(new page.InputEvent('beforeinput', init));
};

type Page = Window & typeof globalThis;

/**
 * The window whose objects the page may look into. Firefox keeps from a page what a content script makes, down to the
 * text in a DataTransfer, and gives the page's own classes behind `wrappedJSObject`.
 */
export function pageOf(host: Element): Page {
  const view = host.ownerDocument.defaultView as (Page & { wrappedJSObject?: Page }) | null;
  return view?.wrappedJSObject ?? view ?? window;
}

function dataTransfer(page: Page, text: string): DataTransfer {
  const transfer = new page.DataTransfer();
  transfer.setData('text/plain', text);
  return transfer;
}

type AnyInit = ClipboardEventInit & InputEventInit & { dataType?: string };

function eventInit(page: Page): AnyInit {
  const init: AnyInit = new page.Object();
  init.bubbles = true;
  init.cancelable = true;
  init.composed = true;
  return init;
}

/** Frameworks look at where the event comes from: the innermost element of the selection, as with a real one. */
function target(host: HTMLElement): HTMLElement {
  const node = selectionIn(host)?.anchorNode ?? null;
  const element = node?.nodeType === Node.ELEMENT_NODE ? (node as HTMLElement) : node?.parentElement;
  return element != null && host.contains(element) ? element : host;
}

// Shows which stretches of a text were found. Nothing that the page can read tells what they are: Custom Highlights
// carry one neutral name, and the boxes over text fields stand in a closed shadow root.

import type { Finding } from '@sluss/core';
import { h } from './dialog/build.js';
import type { Editor } from './editors/editor.js';
import { isTextField, type TextField } from './editors/field.js';
import { RichEditor } from './editors/rich.js';

/** Styled by marks.css, which the browser puts into the page on the extension's behalf. */
const highlightName = 'sluss';

export interface Marks {
  show(findings: readonly Finding[]): void;
  /** Follows the editor when the page scrolls or changes its size. */
  place(): void;
}

export function marksFor(editor: Editor, root: ShadowRoot): Marks {
  const view = editor.element.ownerDocument.defaultView;
  if (editor instanceof RichEditor && view !== null && 'highlights' in view.CSS)
    return highlights(editor, view);
  return isTextField(editor.element) ? boxes(editor.element, root) : nothing;
}

const nothing: Marks = { show: () => undefined, place: () => undefined };

function highlights(editor: RichEditor, view: Window & typeof globalThis): Marks {
  return {
    show(findings) {
      const text = editor.view();
      const ranges = findings.flatMap(({ start, end }) => text.range(start, end) ?? []);
      if (ranges.length === 0) view.CSS.highlights.delete(highlightName);
      else view.CSS.highlights.set(highlightName, new view.Highlight(...ranges));
    },
    place: () => undefined,
  };
}

/** The styles that decide where the letters of a text field stand. */
const layout = [
  ...[
    'direction',
    'font-family',
    'font-size',
    'font-size-adjust',
    'font-stretch',
    'font-style',
    'font-variant',
  ],
  ...[
    'font-weight',
    'letter-spacing',
    'line-height',
    'tab-size',
    'text-align',
    'text-indent',
    'text-transform',
  ],
  ...['word-break', 'word-spacing', 'overflow-wrap', 'writing-mode', 'unicode-bidi'],
  ...['padding-top', 'padding-right', 'padding-bottom', 'padding-left'],
  ...['border-top-width', 'border-right-width', 'border-bottom-width', 'border-left-width'],
];

/** Text fields have no ranges on screen: the same text is laid out in a hidden copy, and its boxes drawn over the field. */
function boxes(field: TextField, root: ShadowRoot): Marks {
  const copy = h('div', { 'aria-hidden': 'true' });
  const layer = h('div', { 'aria-hidden': 'true' });
  root.append(copy, layer);
  let shown: readonly Finding[] = [];

  const place = () => {
    layer.replaceChildren();
    if (shown.length === 0 || !field.isConnected) return;
    const area = field.getBoundingClientRect();
    layOut(copy, field, area);
    const text = copy.firstChild as Text;
    for (const { start, end } of shown) {
      const range = document.createRange();
      range.setStart(text, Math.min(start, text.length));
      range.setEnd(text, Math.min(end, text.length));
      for (const rect of range.getClientRects()) layer.append(...box(rect, area, field));
    }
    copy.replaceChildren();
  };
  return {
    show(findings) {
      shown = findings;
      place();
    },
    place,
  };
}

function layOut(copy: HTMLElement, field: TextField, area: DOMRect): void {
  const style = getComputedStyle(field);
  for (const property of layout) copy.style.setProperty(property, style.getPropertyValue(property));
  Object.assign(copy.style, {
    position: 'fixed',
    visibility: 'hidden',
    boxSizing: 'border-box',
    borderStyle: 'solid',
    top: `${area.top}px`,
    left: `${area.left}px`,
    // Without the scroll bar, which takes its room from the lines.
    width: `${field.clientWidth + Number.parseFloat(style.borderLeftWidth) + Number.parseFloat(style.borderRightWidth)}px`,
    whiteSpace: field.localName === 'input' ? 'pre' : 'pre-wrap',
  });
  // The zero-width space keeps a last empty line, as a text field does.
  copy.replaceChildren(`${field.value}\u200B`);
}

/** The visible part of one box, moved as far as the field has been scrolled. */
function box(rect: DOMRect, area: DOMRect, field: TextField): HTMLElement[] {
  const left = Math.max(rect.left - field.scrollLeft, area.left);
  const right = Math.min(rect.right - field.scrollLeft, area.right);
  const top = Math.max(rect.top - field.scrollTop, area.top);
  const bottom = Math.min(rect.bottom - field.scrollTop, area.bottom);
  if (right <= left || bottom <= top) return [];
  const mark = h('div', { class: 'mark' });
  Object.assign(mark.style, {
    left: `${left}px`,
    top: `${top}px`,
    width: `${right - left}px`,
    height: `${bottom - top}px`,
  });
  return [mark];
}

// The place in a page where the extension shows things: a closed shadow root that the page can neither read nor press.

import editorStyle from '@sluss/documents/region-editor.css';
import style from './dialog/style.css';
import { innerTarget, shadowRootOf } from './dom.js';
import look from './look.css';

/** Everything a person can do to an element that a page might want to know about. */
const interactions = [
  ...['pointerdown', 'pointermove', 'pointerup', 'pointercancel', 'gotpointercapture', 'lostpointercapture'],
  ...['mousedown', 'mousemove', 'mouseup', 'click', 'dblclick', 'auxclick', 'contextmenu'],
  ...['touchstart', 'touchmove', 'touchend', 'keydown', 'keypress', 'keyup', 'beforeinput', 'input'],
  ...['focus', 'focusin', 'focusout', 'blur', 'wheel', 'copy', 'cut', 'paste'],
];

/** What the editor of a picture works by. */
const relayed = ['pointerdown', 'pointermove', 'pointerup', 'pointercancel', 'click', 'keydown'];

/**
 * Keeps the page from hearing of what happens on the stage: a page that closes its own composer on a click outside, or
 * pulls the focus back into it, would do so. Buttons, links and Escape work all the same, as the browser's own reaction
 * to an event does not depend on who hears of it; what needs to hear of it is told by the stage.
 */
export function shield(target: Window, stage: () => Stage | undefined): void {
  const stop = (event: Event) => {
    const shown = stage();
    if (!shown?.owns(event)) return;
    event.stopImmediatePropagation();
    if (relayed.includes(event.type)) shown.relay(event as PointerEvent | KeyboardEvent);
  };
  for (const type of interactions)
    target.addEventListener(type, stop, { capture: true, passive: !relayed.includes(type) });
}

/**
 * Takes away what an earlier version has left in the page: Firefox ends the scripts of an extension that it updates and
 * starts the new ones in the same page, and the buttons of an open dialog would do nothing any more.
 */
export function clearLeftovers({ documentElement }: Document): void {
  for (const host of [...documentElement.children]) {
    const shown = shadowRootOf(host)?.children ?? [];
    if ([...shown].some((each) => each.matches('form.notice'))) host.remove();
  }
}

/** A page that fights over its DOM must not be able to keep us busy. */
const mountingsAtMost = 8;

export class Stage {
  readonly #host: HTMLElement;
  readonly root: ShadowRoot;
  #mountings = 0;
  /** Where the pointer went down, in the editor of a picture. */
  #pressed: Element | undefined;
  #guard: MutationObserver | undefined;

  constructor(document: Document) {
    this.#host = document.createElement('div');
    this.root = this.#host.attachShadow({ mode: 'closed' });
    dress(this.root);
  }

  owns(event: Event): boolean {
    return event.target === this.#host;
  }

  /** Whether an element stands on the stage. */
  holds(element: Element): boolean {
    return element === this.#host || this.root.contains(element);
  }

  /** Tells the editor of a picture what a person does in it; a script does nothing there. */
  relay(event: PointerEvent | KeyboardEvent): void {
    if (!event.isTrusted) return;
    const goesOn = /^pointer(?:move|up|cancel)$/.test(event.type);
    const target = goesOn ? this.#pressed : innerTarget(this.root, event);
    if (target == null || target.closest('.region-editor') === null) return;
    if (event.type === 'pointerdown') this.#pressed = target;
    else if (event.type !== 'pointermove' && goesOn) this.#pressed = undefined;
    if (!target.dispatchEvent(privateCopy(event))) event.preventDefault();
  }

  mount(): void {
    if (!this.#host.isConnected) document.documentElement.append(this.#host);
  }

  /** Puts the stage back when the page removes it, each time a little later, and then lets `shown` show itself again. */
  insist(shown: () => void): void {
    this.#mountings = 0;
    this.#guard?.disconnect();
    this.#guard = new MutationObserver(() => {
      if (this.#host.isConnected || this.#mountings >= mountingsAtMost) return;
      setTimeout(
        () => {
          this.mount();
          shown();
        },
        2 ** this.#mountings++ * 25,
      );
    });
    this.#guard.observe(document, { childList: true, subtree: true });
  }

  relent(): void {
    this.#guard?.disconnect();
    this.#guard = undefined;
  }
}

/**
 * It does not leave the shadow root, so that nobody outside of it hears of it. A plain event with what the editor asks for:
 * Firefox lets key events out of the root, whatever they were made with.
 */
function privateCopy(event: PointerEvent | KeyboardEvent): Event {
  const { type, altKey, ctrlKey, metaKey, shiftKey } = event;
  const { key, button, clientX, clientY, pointerId, pointerType } = event as KeyboardEvent & PointerEvent;
  const done = { altKey, ctrlKey, metaKey, shiftKey, key, button, clientX, clientY, pointerId, pointerType };
  return Object.assign(new Event(type, { bubbles: true, cancelable: true }), done);
}

/** A constructed sheet is no inline style, so that the page's content security policy has no say in it. */
function dress(root: ShadowRoot): void {
  root.adoptedStyleSheets = [look, style, editorStyle].map((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    return sheet;
  });
}

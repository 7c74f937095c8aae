// The calm line beside an editor: how much was found while writing, and what became of a press.

import { h } from './dialog/build.js';
import type { Words } from './words.js';

export interface NoticeAction {
  readonly label: string;
  run(): void;
}

/** How long a passing remark stays; what a screen reader says can be read again in the dialog. */
const remarkStays = 8_000;

export class Notice {
  readonly #box = h('form', { class: 'notice', hidden: true });
  readonly #text = h('span', { role: 'status' });
  #action: NoticeAction | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #beside: HTMLElement | undefined;
  readonly #resizes = new ResizeObserver(() => this.place());

  constructor(root: ShadowRoot) {
    this.#box.append(this.#text);
    this.#box.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#action?.run();
    });
    root.append(this.#box);
  }

  /** Stands until it is replaced or cleared. */
  show(
    beside: HTMLElement,
    words: Words,
    sentence: string,
    action?: NoticeAction,
    progress?: HTMLProgressElement,
  ): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#action = action;
    // Most keys change nothing here, and measuring the page anew for each is what would cost.
    const same = this.#beside === beside && this.#text.textContent === sentence;
    if (same && progress === undefined) return;
    this.#resizes.disconnect();
    this.#resizes.observe(beside);
    this.#beside = beside;
    this.#box.lang = words.language;
    this.#box.dir = words.direction;
    this.#box.hidden = false;
    this.#text.textContent = sentence;
    const button = action && h('button', {}, action.label);
    this.#box.replaceChildren(...[this.#text, progress, button].filter((each) => each !== undefined));
    this.place();
  }

  /** Stands for a while. */
  remark(beside: HTMLElement, words: Words, sentence: string): void {
    this.show(beside, words, sentence);
    this.#timer = setTimeout(() => this.clear(), remarkStays);
  }

  /** Takes the standing notice away, but not a remark that was just made. */
  clear(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#resizes.disconnect();
    this.#beside = undefined;
    this.#box.hidden = true;
    this.#text.textContent = '';
  }

  get isRemark(): boolean {
    return this.#timer !== undefined;
  }

  place(): void {
    if (this.#beside === undefined) return;
    const { width, height } = this.#box.getBoundingClientRect();
    const { left, top } = spot(areaOf(this.#beside), width, height);
    const inside = (start: number, length: number, room: number) =>
      Math.max(margin, Math.min(start, room - length - margin));
    this.#box.style.left = `${inside(left, width, innerWidth)}px`;
    this.#box.style.top = `${inside(top, height, innerHeight)}px`;
  }
}

const gap = 4;
const margin = 8;

interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Over the editor when there is room, else beside it, and under it only at last: what posts stands mostly there. */
function spot(area: Area, width: number, height: number): { left: number; top: number } {
  const above = area.top - height - gap;
  if (above >= margin) return { left: area.left, top: above };
  if (area.right + gap + width + margin <= innerWidth) return { left: area.right + gap, top: area.top };
  return { left: area.left, top: area.bottom + gap };
}

/** In the coordinates of the top window of our frame, also for an editor in a frame inside it. */
function areaOf(element: HTMLElement): Area {
  const area = element.getBoundingClientRect();
  const frame = element.ownerDocument.defaultView?.frameElement;
  if (frame == null || element.ownerDocument === document) return area;
  const { left, top, right, bottom } = frame.getBoundingClientRect();
  return {
    left: left + area.left,
    top: top + Math.max(0, area.top),
    right: Math.min(left + area.right, right),
    bottom: Math.min(top + area.bottom, bottom),
  };
}

// The covered parts of one picture, drawn over it: moved and resized by mouse, finger and keyboard.

import type { Region } from '@sluss/documents';
import { element } from '../src/elements.js';

export interface CoveredPart {
  region: Region;
  /** A kind of the guard; undefined when it was covered by hand. */
  readonly kind: string | undefined;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** A part that is smaller than this, in pixels of the picture, was not meant. */
const smallest = 6;

/** One press of an arrow, in parts of the picture's longer side. */
const step = 1 / 200;

export class RegionEditor {
  /** The picture with its parts; goes into the page. */
  readonly stage: HTMLDivElement;
  readonly #parts = new Map<CoveredPart, HTMLButtonElement>();

  /**
   * @param nameOf  what a screen reader calls a part
   * @param changed called after each change by a person
   */
  constructor(
    private readonly image: HTMLImageElement,
    private readonly size: Size,
    private readonly nameOf: (part: CoveredPart, number: number) => string,
    private readonly changed: () => void,
  ) {
    this.stage = element('div', { class: 'stage' }, image);
    this.stage.addEventListener('pointerdown', (event) => this.#draw(event));
  }

  get parts(): CoveredPart[] {
    return [...this.#parts.keys()];
  }

  add(part: CoveredPart): void {
    const cover = element('button', {
      class: 'cover',
      attributes: { type: 'button' },
      on: {
        keydown: (event) => this.#onKey(event as KeyboardEvent, part),
        pointerdown: (event) => this.#drag(event as PointerEvent, part),
      },
    });
    cover.append(element('span', { class: 'corner' }));
    this.#parts.set(part, cover);
    this.stage.append(cover);
    this.#place(part);
    this.rename();
  }

  /** A new part in the middle, with the focus on it. */
  addByHand(): void {
    const { width, height } = this.size;
    const region = { page: 0, x: width * 0.375, y: height * 0.45, width: width / 4, height: height / 10 };
    const part = { region: this.#within(region), kind: undefined };
    this.add(part);
    this.focus(part);
    this.changed();
  }

  remove(part: CoveredPart): void {
    const all = this.parts;
    const next = all[all.indexOf(part) + 1] ?? all[all.indexOf(part) - 1];
    this.#parts.get(part)?.remove();
    this.#parts.delete(part);
    this.rename();
    this.changed();
    if (next !== undefined) this.focus(next);
  }

  focus(part: CoveredPart): void {
    this.#parts.get(part)?.focus();
  }

  /** Says the names anew, after the language or the order has changed. */
  rename(): void {
    let number = 0;
    for (const [part, cover] of this.#parts) {
      number += 1;
      cover.setAttribute('aria-label', this.nameOf(part, number));
    }
  }

  #place(part: CoveredPart): void {
    const cover = this.#parts.get(part);
    if (cover === undefined) return;
    const { region } = part;
    const { width, height } = this.size;
    cover.style.left = `${(region.x / width) * 100}%`;
    cover.style.top = `${(region.y / height) * 100}%`;
    cover.style.width = `${(region.width / width) * 100}%`;
    cover.style.height = `${(region.height / height) * 100}%`;
  }

  #set(part: CoveredPart, region: Region): void {
    part.region = this.#within(region);
    this.#place(part);
  }

  /** Whole pixels, and nothing beyond the picture. */
  #within({ page, x, y, width, height }: Region): Region {
    const w = Math.min(this.size.width, Math.max(smallest, Math.round(width)));
    const h = Math.min(this.size.height, Math.max(smallest, Math.round(height)));
    const left = Math.max(0, Math.min(this.size.width - w, Math.round(x)));
    const top = Math.max(0, Math.min(this.size.height - h, Math.round(y)));
    return { page, x: left, y: top, width: w, height: h };
  }

  #onKey(event: KeyboardEvent, part: CoveredPart): void {
    if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      this.remove(part);
      return;
    }
    const by = Math.max(1, Math.round(Math.max(this.size.width, this.size.height) * step));
    const arrows: Record<string, readonly [number, number]> = {
      ArrowLeft: [-by, 0],
      ArrowRight: [by, 0],
      ArrowUp: [0, -by],
      ArrowDown: [0, by],
    };
    const move = arrows[event.key];
    if (move === undefined) return;
    event.preventDefault();
    const { region } = part;
    const changed = event.shiftKey
      ? { ...region, width: region.width + move[0], height: region.height + move[1] }
      : { ...region, x: region.x + move[0], y: region.y + move[1] };
    this.#set(part, changed);
    this.changed();
  }

  /** Pixels of the picture for a way on the screen. */
  #inPicture(x: number, y: number): readonly [number, number] {
    const { width, height } = this.image.getBoundingClientRect();
    return [(x / width) * this.size.width, (y / height) * this.size.height];
  }

  /** Moves a part, or its lower right corner. */
  #drag(event: PointerEvent, part: CoveredPart): void {
    event.stopPropagation();
    const corner = event.target instanceof HTMLSpanElement;
    const before = part.region;
    this.#follow(event, (right, down) => {
      this.#set(
        part,
        corner
          ? { ...before, width: before.width + right, height: before.height + down }
          : { ...before, x: before.x + right, y: before.y + down },
      );
    });
  }

  /** A new part, from where the pointer goes down to where it comes up. */
  #draw(event: PointerEvent): void {
    if (event.button !== 0 || event.pointerType === 'touch') return;
    event.preventDefault();
    const { left, top } = this.image.getBoundingClientRect();
    const [x, y] = this.#inPicture(event.clientX - left, event.clientY - top);
    let part: CoveredPart | undefined;
    this.#follow(event, (right, down) => {
      if (part === undefined) {
        if (Math.hypot(right, down) < smallest) return;
        part = { region: { page: 0, x, y, width: smallest, height: smallest }, kind: undefined };
        this.add(part);
      }
      const [width, height] = [Math.abs(right), Math.abs(down)];
      this.#set(part, { page: 0, x: Math.min(x, x + right), y: Math.min(y, y + down), width, height });
    });
  }

  #follow(start: PointerEvent, moved: (right: number, down: number) => void): void {
    const done = new AbortController();
    const { signal } = done;
    const onMove = (event: PointerEvent) => {
      moved(...this.#inPicture(event.clientX - start.clientX, event.clientY - start.clientY));
    };
    const onEnd = () => {
      done.abort();
      this.changed();
    };
    window.addEventListener('pointermove', onMove, { signal });
    window.addEventListener('pointerup', onEnd, { signal });
    window.addEventListener('pointercancel', onEnd, { signal });
  }
}

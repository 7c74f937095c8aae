// The covered parts of one picture, drawn over it: added, moved, resized and taken away by mouse, finger and keyboard.

import { documentFindingName, documentFindingSureness, type Explainer, type Sentences } from './telling.js';
import type { DocumentFinding, Region } from './types.js';

interface CoveredPart {
  region: Region;
  /** Undefined when it was covered by hand. */
  readonly finding: DocumentFinding | undefined;
}

interface Shown {
  readonly picture: HTMLCanvasElement;
  /** Of the file; the picture that is shown of it may be smaller. */
  readonly width: number;
  readonly height: number;
}

/** A part that is smaller than this, in pixels of the picture, was not meant. */
const smallest = 6;

/** One press of an arrow, in parts of the picture's longer side. */
const step = 1 / 200;

const arrows: Readonly<Record<string, readonly [right: number, down: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Wears region-editor.css. Nothing in it needs events from outside of its element. */
export class RegionEditor {
  readonly element = made('div', 'region-editor');
  readonly #stage = made('div', 'stage');
  readonly #count = made('p', 'count');
  readonly #list = made('ol', 'parts');
  /** Where a part is that was moved: who sees that needs no words for it. */
  readonly #spoken = made('p', 'spoken');
  readonly #add: HTMLButtonElement;
  readonly #covers = new Map<CoveredPart, HTMLButtonElement>();
  /** The parts that were found, each with the place where it was found. */
  readonly #found: { readonly part: CoveredPart; readonly region: Region }[] = [];

  private constructor(
    private readonly picture: Shown,
    private readonly guard: Explainer,
    private readonly sentences: Sentences,
  ) {
    this.#stage.setAttribute('role', 'group');
    this.#stage.ariaLabel = sentences.say('picture.regions');
    this.#stage.style.setProperty('--natural', `${picture.picture.width}px`);
    this.#stage.style.setProperty('--aspect', String(picture.width / picture.height));
    this.#stage.append(picture.picture);
    this.#stage.addEventListener('pointerdown', (event) => this.#press(event));
    for (const status of [this.#count, this.#spoken]) status.setAttribute('role', 'status');
    this.#add = this.#command('picture.add', () => this.#addByHand());
    const keys = made('p', 'keys');
    keys.textContent = sentences.say('picture.keys');
    this.element.append(this.#stage, keys, this.#add, this.#count, this.#list, this.#spoken);
    this.#tell();
  }

  /** @returns undefined when the browser cannot show the file */
  static async of(file: Blob, guard: Explainer, sentences: Sentences): Promise<RegionEditor | undefined> {
    const shown = await drawn(file);
    return shown && new RegionEditor(shown, guard, sentences);
  }

  /** What was found in each of the covered parts; undefined for those covered by hand. */
  get findings(): (DocumentFinding | undefined)[] {
    return this.#parts.map(({ finding }) => finding);
  }

  get covered(): Region[] {
    return this.#parts.map(({ region }) => region);
  }

  /** Where something was found that the person has uncovered, or that need not be covered. */
  get shown(): Region[] {
    return this.#found.filter(({ part }) => !this.#covers.has(part)).map(({ region }) => region);
  }

  /** Covers what was found and has a place, except for what is not `wanted`. */
  cover(findings: readonly DocumentFinding[], wanted = (_: DocumentFinding) => true): void {
    for (const finding of findings) {
      for (const region of finding.regions) {
        const part = { region, finding };
        this.#found.push({ part, region });
        if (wanted(finding)) this.#cover(part);
      }
    }
    this.#tell();
  }

  get #parts(): CoveredPart[] {
    return [...this.#covers.keys()];
  }

  #cover(part: CoveredPart): void {
    const cover = made('button', 'cover');
    cover.type = 'button';
    cover.append(made('span', 'corner'));
    cover.addEventListener('keydown', (event) => this.#onKey(event, part));
    this.#covers.set(part, cover);
    this.#stage.append(cover);
    this.#place(part);
  }

  /** In the middle, with the focus on it. */
  #addByHand(): void {
    const { width, height } = this.picture;
    const region = { page: 0, x: width * 0.375, y: height * 0.45, width: width / 4, height: height / 10 };
    const part = { region: this.#within(region), finding: undefined };
    this.#cover(part);
    this.#tell();
    showFocus(this.#covers.get(part));
  }

  #remove(part: CoveredPart): void {
    const all = this.#parts;
    const next = all[all.indexOf(part) + 1] ?? all[all.indexOf(part) - 1];
    this.#covers.get(part)?.remove();
    this.#covers.delete(part);
    this.#tell();
    showFocus(next === undefined ? this.#add : this.#covers.get(next));
  }

  /** Says how many parts there are, and names each of them. */
  #tell(): void {
    const names = this.#parts.map((part, index): readonly [CoveredPart, string, string] => [
      part,
      this.#nameOf(part),
      `${index + 1}. `,
    ]);
    this.#count.textContent = this.sentences.say('picture.covered', { count: names.length });
    for (const [part, name, number] of names) {
      const cover = this.#covers.get(part);
      if (cover !== undefined) cover.ariaLabel = number + name;
    }
    const items = names.map(([part, name, number]) => {
      const uncover = this.#command('picture.takeAway', () => this.#remove(part));
      uncover.ariaLabel = `${uncover.textContent}: ${number}${name}`;
      const item = made('li');
      item.append(name, ' ', uncover);
      return item;
    });
    this.#list.replaceChildren(...items);
  }

  #nameOf({ finding }: CoveredPart): string {
    if (finding === undefined) return this.sentences.say('picture.byHand');
    const name = documentFindingName(finding, this.guard, this.sentences);
    return `${name} (${documentFindingSureness(finding, this.sentences)})`;
  }

  #place(part: CoveredPart): void {
    const { left, top, width, height } = this.#shares(part);
    const places = Object.entries({ left, top, width, height });
    const { style } = this.#covers.get(part) ?? {};
    for (const [side, share] of places) style?.setProperty(side, `${share * 100}%`);
  }

  /** Its place and size, in parts of the picture's. */
  #shares({ region }: CoveredPart) {
    const { width, height } = this.picture;
    return {
      left: region.x / width,
      top: region.y / height,
      width: region.width / width,
      height: region.height / height,
    };
  }

  #set(part: CoveredPart, region: Region): void {
    part.region = this.#within(region);
    this.#place(part);
  }

  #speak(part: CoveredPart): void {
    this.#spoken.textContent = this.sentences.say('picture.place', this.#shares(part));
  }

  /** Whole pixels, and nothing beyond the picture. */
  #within({ page, x, y, width, height }: Region): Region {
    const w = Math.min(this.picture.width, Math.max(smallest, Math.round(width)));
    const h = Math.min(this.picture.height, Math.max(smallest, Math.round(height)));
    const left = Math.max(0, Math.min(this.picture.width - w, Math.round(x)));
    const top = Math.max(0, Math.min(this.picture.height - h, Math.round(y)));
    return { page, x: left, y: top, width: w, height: h };
  }

  #onKey(event: KeyboardEvent, part: CoveredPart): void {
    // With these, keys are the browser's.
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      this.#remove(part);
      return;
    }
    const arrow = arrows[event.key];
    if (arrow === undefined) return;
    event.preventDefault();
    const by = Math.max(1, Math.round(Math.max(this.picture.width, this.picture.height) * step));
    this.#set(part, changed(part.region, arrow[0] * by, arrow[1] * by, event.shiftKey));
    this.#speak(part);
  }

  /** Begins to move a part, or its lower right corner, or to draw a new one. */
  #press(event: PointerEvent): void {
    if (event.button !== 0) return;
    const target = event.target as Element;
    const [part] = [...this.#covers].find(([, cover]) => cover.contains(target)) ?? [];
    if (part === undefined) this.#draw(event);
    else this.#drag(event, part, target.matches('.corner'));
  }

  #drag(event: PointerEvent, part: CoveredPart, byCorner: boolean): void {
    const before = part.region;
    this.#covers.get(part)?.focus();
    this.#follow(
      event,
      (right, down) => this.#set(part, changed(before, right, down, byCorner)),
      () => this.#speak(part),
    );
  }

  /** A new part, from where the pointer goes down to where it comes up; a finger scrolls there. */
  #draw(event: PointerEvent): void {
    if (event.pointerType === 'touch') return;
    event.preventDefault();
    const { left, top } = this.picture.picture.getBoundingClientRect();
    const [x, y] = this.#inPicture(event.clientX - left, event.clientY - top);
    let part: CoveredPart | undefined;
    this.#follow(
      event,
      (right, down) => {
        if (part === undefined) {
          if (Math.hypot(right, down) < smallest) return;
          part = { region: { page: 0, x, y, width: smallest, height: smallest }, finding: undefined };
          this.#cover(part);
        }
        const [width, height] = [Math.abs(right), Math.abs(down)];
        this.#set(part, { page: 0, x: Math.min(x, x + right), y: Math.min(y, y + down), width, height });
      },
      () => {
        if (part === undefined) return;
        this.#tell();
        showFocus(this.#covers.get(part));
      },
    );
  }

  /** Pixels of the picture for a way on the screen. */
  #inPicture(x: number, y: number): readonly [number, number] {
    const { width, height } = this.picture.picture.getBoundingClientRect();
    return [(x / width) * this.picture.width, (y / height) * this.picture.height];
  }

  #follow(start: PointerEvent, moved: (right: number, down: number) => void, end: () => void): void {
    const done = new AbortController();
    const { signal } = done;
    const onMove = (event: PointerEvent) => {
      moved(...this.#inPicture(event.clientX - start.clientX, event.clientY - start.clientY));
    };
    const onEnd = () => {
      done.abort();
      end();
    };
    this.#stage.addEventListener('pointermove', onMove, { signal });
    for (const type of ['pointerup', 'pointercancel'] as const)
      this.#stage.addEventListener(type, onEnd, { signal });
    // Also when it leaves the picture on its way.
    this.#stage.setPointerCapture(start.pointerId);
  }

  #command(id: string, press: () => void): HTMLButtonElement {
    const button = made('button');
    button.type = 'button';
    button.textContent = this.sentences.say(id);
    button.addEventListener('click', press);
    return button;
  }
}

/** Whoever pressed with a mouse must see, too, what the keys will move. */
function showFocus(control: HTMLElement | undefined): void {
  control?.focus({ focusVisible: true } as FocusOptions);
}

/** Moved, or with its lower right corner moved. */
function changed(region: Region, right: number, down: number, byCorner: boolean): Region {
  const { x, y, width, height } = region;
  return byCorner
    ? { ...region, width: width + right, height: height + down }
    : { ...region, x: x + right, y: y + down };
}

function made<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className = '',
): HTMLElementTagNameMap[Name] {
  return Object.assign(document.createElement(name), { className });
}

/** More than this nobody sees on a screen. */
const mostPixels = 2_000_000;

/** A canvas is no request, so that no page's content security policy forbids it. */
async function drawn(file: Blob): Promise<Shown | undefined> {
  const image = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => undefined);
  if (image === undefined) return undefined;
  const { width, height } = image;
  const scale = Math.min(1, Math.sqrt(mostPixels / (width * height)));
  const picture = document.createElement('canvas');
  picture.width = Math.max(1, Math.round(width * scale));
  picture.height = Math.max(1, Math.round(height * scale));
  picture.ariaHidden = 'true';
  picture.getContext('2d')?.drawImage(image, 0, 0, picture.width, picture.height);
  image.close();
  return { picture, width, height };
}

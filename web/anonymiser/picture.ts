// One picture on the page: what was found in it, its covered parts, and the cleaned copy.

import {
  type DocumentReader,
  documentFindingName,
  documentSentence,
  type Inspection,
  inspect,
  limitSentences,
  type TextLanguage,
} from '@sluss/documents';
import { element } from '../src/elements.js';
import type { Reader } from '../src/reader.js';
import { type CoveredPart, RegionEditor } from './regions.js';

/** What all pictures of the page share. */
export interface Desk {
  readonly reader: DocumentReader;
  readonly languages: readonly TextLanguage[];
  /** The guard with its words, by the language and agency that are chosen. */
  readonly judge: Reader;
}

/** How many parts of each kind are covered; `''` are those covered by hand. */
export type Tally = ReadonlyMap<string, number>;

export class PicturePanel {
  readonly element = element('section', { class: 'picture' });
  readonly #state = element('p', { attributes: { role: 'status' } });
  readonly #limits = element('ul', { class: 'quiet' });
  readonly #count = element('h3');
  readonly #parts = element('ol', { class: 'parts' });
  readonly #commands = element('div', { class: 'commands' });
  #regions: RegionEditor | undefined;

  constructor(
    private readonly file: File,
    private readonly number: number,
    private readonly desk: Desk,
    private readonly gone: (panel: PicturePanel) => void,
  ) {
    const title = element('h2', {}, element('bdi', {}, file.name || String(number)));
    this.element.append(title, this.#state);
  }

  async open(): Promise<void> {
    this.#state.textContent = this.#say('picture.checking');
    try {
      const inspection = await this.#inspected(this.file);
      await this.#show(inspection);
    } catch {
      this.#state.textContent = this.#say('picture.failed');
      this.element.append(this.#commands);
      this.#commands.replaceChildren(this.#command('dialog.close', () => this.#close()));
    }
  }

  get tally(): Tally {
    const counts = new Map<string, number>();
    for (const { kind = '' } of this.#regions?.parts ?? []) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    return counts;
  }

  nameOf(kind: string): string {
    if (kind === '') return this.#say('picture.byHand');
    const { guard, wording } = this.desk.judge;
    return documentFindingName({ kind, severity: 'high', confidence: 1, evidence: [] }, guard, wording);
  }

  async #inspected(file: Blob): Promise<Inspection> {
    const { reader, languages, judge } = this.desk;
    return inspect(await reader.read(file, languages), judge.guard);
  }

  async #show(inspection: Inspection): Promise<void> {
    const { guard, wording } = this.desk.judge;
    const image = element('img', { attributes: { alt: '', src: URL.createObjectURL(this.file) } });
    await image.decode();
    const size = { width: image.naturalWidth, height: image.naturalHeight };
    const name = ({ kind = '' }: CoveredPart, number: number) => `${number}. ${this.nameOf(kind)}`;
    const regions = new RegionEditor(image, size, name, () => this.#list());
    this.#regions = regions;
    this.#cover(inspection);
    this.#state.textContent = documentSentence(inspection, guard, wording);
    this.#limits.replaceChildren(
      ...limitSentences(inspection, wording).map((sentence) => element('li', {}, sentence)),
    );
    this.#commands.replaceChildren(
      this.#command('picture.add', () => regions.addByHand()),
      this.#command('picture.save', () => void this.#save()),
      this.#command('dialog.close', () => this.#close()),
    );
    this.element.append(this.#limits, regions.stage, this.#commands, this.#count, this.#parts);
    this.#list();
  }

  /** Everything that was found and has a place, except what is only asked. */
  #cover({ findings }: Inspection): void {
    for (const { kind, regions } of findings) {
      if (kind === 'case_question') continue;
      for (const region of regions) this.#regions?.add({ region, kind });
    }
  }

  #list(): void {
    const regions = this.#regions as RegionEditor;
    this.#count.textContent = this.#say('picture.covered', { count: regions.parts.length });
    this.#parts.replaceChildren(
      ...regions.parts.map((part) => {
        const name = this.nameOf(part.kind ?? '');
        const uncover = this.#command('picture.takeAway', () => regions.remove(part));
        uncover.setAttribute('aria-label', `${uncover.textContent}: ${name}`);
        return element('li', {}, name, ' ', uncover);
      }),
    );
  }

  /** Saves the copy, after it has been read once more: what is still found in it is said. */
  async #save(): Promise<void> {
    const covered = (this.#regions as RegionEditor).parts.map(({ region }) => region);
    this.#state.textContent = this.#say('picture.checking');
    const copy = await this.desk.reader.cleanedCopy(this.file, covered);
    const left = (await this.#inspected(copy)).findings.filter(({ severity }) => severity !== 'low');
    this.#state.textContent =
      left.length === 0
        ? this.#say('picture.rechecked.clear')
        : this.#say('picture.rechecked.left', { count: left.length });
    download(copy, `${this.number}.png`);
  }

  #close(): void {
    const image = this.element.querySelector('img');
    if (image !== null) URL.revokeObjectURL(image.src);
    this.element.remove();
    this.gone(this);
  }

  #command(id: string, press: () => void): HTMLButtonElement {
    return element('button', { attributes: { type: 'button' }, on: { click: press } }, this.#say(id));
  }

  #say(id: string, values: Readonly<Record<string, string | number>> = {}): string {
    return this.desk.judge.wording.say(id, values);
  }
}

export function download(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  element('a', { attributes: { href: url, download: name } }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

// One picture on the page: what was found in it, its covered parts, and the cleaned copy.

import {
  checkedCopy,
  copyMaker,
  type DocumentReader,
  documentFindingName,
  documentSentence,
  type Inspection,
  inspect,
  limitSentences,
  type ReadingOptions,
  RegionEditor,
  type TextLanguage,
  WatchedReading,
} from '@sluss/documents';
import { element } from '../src/elements.js';
import type { Reader } from '../src/reader.js';

/** What all pictures of the page share. */
export interface Desk {
  readonly reader: DocumentReader;
  readonly languages: readonly TextLanguage[];
  /** The guard with its words, by the language and agency that are chosen. */
  readonly judge: Reader;
}

/** What is thrown when a person has stopped a reading. */
const stoppedByPerson = Symbol('stopped');

/** How many parts of each kind are covered; `''` are those covered by hand. */
export type Tally = ReadonlyMap<string, number>;

export class PicturePanel {
  readonly element = element('section', { class: 'picture' });
  readonly #state = element('p', { attributes: { role: 'status' } });
  readonly #limits = element('ul', { class: 'quiet' });
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
    try {
      const inspection = await this.#working('picture.checking', (work) => this.#inspected(this.file, work));
      await this.#show(inspection);
    } catch (reason) {
      const stopped = reason === stoppedByPerson;
      this.#state.textContent = this.#say(stopped ? 'picture.stopped' : 'picture.failed');
      this.#offer(
        ...(stopped ? [this.#command('notice.retry', () => void this.open())] : []),
        this.#command('dialog.close', () => this.#close()),
      );
    }
  }

  /** Shows how far a reading has come, with a button that stops it. */
  async #working<Result>(
    sentence: string,
    work: (reading: WatchedReading) => Promise<Result>,
  ): Promise<Result> {
    const commands = [...this.#commands.children] as HTMLElement[];
    const reading = new WatchedReading(sentence, (id) => {
      this.#state.textContent = this.#say(id);
    });
    reading.bar.ariaLabel = this.#say('picture.progress');
    this.#state.after(reading.bar);
    this.#offer(this.#command('picture.stop', reading.stop));
    try {
      return await work(reading);
    } catch (reason) {
      throw reading.signal.aborted ? stoppedByPerson : reason;
    } finally {
      reading.end();
      reading.bar.remove();
      if (commands.length > 0) this.#offer(...commands);
    }
  }

  /** Gives the buttons their place; who stood on one of those before goes on at the first of them. */
  #offer(...commands: readonly HTMLElement[]): void {
    const hadFocus = this.#commands.contains(document.activeElement);
    this.#commands.replaceChildren(...commands);
    if (!this.#commands.isConnected) this.element.append(this.#commands);
    if (hadFocus) commands[0]?.focus();
  }

  get tally(): Tally {
    const counts = new Map<string, number>();
    for (const finding of this.#regions?.findings ?? []) {
      const kind = finding?.kind ?? '';
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
    return counts;
  }

  nameOf(kind: string): string {
    if (kind === '') return this.#say('picture.byHand');
    const { guard, wording } = this.desk.judge;
    return documentFindingName({ kind, severity: 'high', confidence: 1, evidence: [] }, guard, wording);
  }

  async #inspected(file: Blob, work: ReadingOptions): Promise<Inspection> {
    const { reader, languages, judge } = this.desk;
    return inspect(await reader.read(file, languages, work), judge.guard);
  }

  async #show(inspection: Inspection): Promise<void> {
    const { guard, wording } = this.desk.judge;
    const regions = await RegionEditor.of(this.file, guard, wording);
    if (regions === undefined) throw new Error('the browser cannot show it');
    this.#regions = regions;
    this.#cover(inspection.findings);
    this.#state.textContent = documentSentence(inspection, guard, wording);
    this.#limits.replaceChildren(
      ...limitSentences(inspection, wording).map((sentence) => element('li', {}, sentence)),
    );
    this.#offer(
      this.#command('picture.save', () => void this.#save()),
      this.#command('dialog.close', () => this.#close()),
    );
    this.element.append(this.#limits, regions.element, this.#commands);
  }

  /** Everything that was found and has a place, except what is only asked. */
  #cover(findings: Inspection['findings']): void {
    this.#regions?.cover(findings, ({ kind }) => kind !== 'case_question');
  }

  /** Saves the copy, after it has been read once more; what is still found in it is covered, or it is not saved. */
  async #save(): Promise<void> {
    const { covered, shown } = this.#regions as RegionEditor;
    const { reader, languages, judge } = this.desk;
    const state = this.#state.textContent;
    try {
      const { copy, left, added } = await this.#working('picture.rechecking', (work) => {
        const maker = copyMaker(reader, this.file, languages, judge.guard, work);
        return checkedCopy(maker, covered, 'image/png', shown);
      });
      this.#cover(added);
      this.#state.textContent =
        copy === undefined
          ? this.#say('picture.rechecked.left', { count: left })
          : this.#say('picture.rechecked.clear');
      if (copy !== undefined) download(copy, `${this.number}.png`);
    } catch (reason) {
      this.#state.textContent = reason === stoppedByPerson ? state : this.#say('picture.failed');
    }
  }

  #close(): void {
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

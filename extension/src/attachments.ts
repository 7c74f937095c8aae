// Files for a guarded composer: each is held, checked on this device, and asked about, before the page gets it.

import { copyOf, type FileHolding, holdFiles, inspect, textLanguagesFor } from '@sluss/documents';
import { AttachedFile, Unreadable } from './attached-file.js';
import { type FileAnswer, pictureDialog, uncheckedDialog } from './dialog/picture.js';
import { origin } from './dom.js';
import type { Editor } from './editors/editor.js';
import { pageOf } from './editors/writing.js';
import { previewOf } from './preview.js';
import type { Session } from './session.js';
import { startingWords } from './starting-words.js';
import type { View } from './view.js';
import type { Words } from './words.js';

export interface FileKeeper {
  readonly view: View;
  /** The language of what is said before a session is there. */
  readonly language: string;
  /** The editor that files which go to `place` are for. */
  editorFor(place: Element): Editor | undefined;
  /** Whether what is attached there is meant for an agency; also while that cannot be told yet. */
  guards(place: Element): boolean;
  /** The session of whom the person writes to; undefined when that turns out to be no agency. */
  sessionFor(place: Element): Promise<Session | undefined>;
  /** A file has been decided on. */
  decided(): void;
}

export class Attachments {
  /** Editors with a file that is not decided on, and how many. */
  readonly #undecided = new Map<Editor | undefined, number>();
  #asking: Promise<unknown> = Promise.resolve();

  constructor(private readonly keeper: FileKeeper) {}

  watch(target: Window): void {
    const holding: FileHolding = {
      placeOf: origin,
      pageOf,
      holds: (place) => this.keeper.guards(place) && !this.keeper.view.stage.holds(place),
      decide: (files, place) => this.#decide(files, place),
    };
    holdFiles(target, holding);
  }

  isUndecided(editor: Editor): boolean {
    return this.#undecided.has(editor);
  }

  async #decide(files: readonly File[], place: Element): Promise<File[]> {
    const editor = this.keeper.editorFor(place);
    this.#count(editor, 1);
    try {
      const kept: File[] = [];
      for (const file of files) {
        const decided = await this.#decideOne(file, place);
        if (decided !== undefined) kept.push(decided);
      }
      return kept;
    } finally {
      this.#count(editor, -1);
      // The page has its files first.
      setTimeout(() => this.keeper.decided());
    }
  }

  #count(editor: Editor | undefined, more: 1 | -1): void {
    const count = (this.#undecided.get(editor) ?? 0) + more;
    if (count === 0) this.#undecided.delete(editor);
    else this.#undecided.set(editor, count);
  }

  async #decideOne(file: File, place: Element): Promise<File | undefined> {
    const beside = this.keeper.editorFor(place)?.element ?? place;
    const { notice, stage } = this.keeper.view;
    stage.mount();
    const early = startingWords(this.keeper.language);
    notice.show(beside as HTMLElement, early, early.say('picture.checking'));
    let words = early;
    let attached: AttachedFile | undefined;
    try {
      const session = await this.keeper.sessionFor(place);
      if (session === undefined) return file;
      words = session.words;
      attached = await AttachedFile.open(file);
      return await this.#asked(file, attached, session, beside as HTMLElement);
    } catch (reason) {
      return await this.#unchecked(file, place, words, reason);
    } finally {
      attached?.close();
      if (!notice.isRemark) notice.clear();
    }
  }

  async #asked(
    file: File,
    attached: AttachedFile,
    session: Session,
    beside: HTMLElement,
  ): Promise<File | undefined> {
    const { words } = session;
    const reading = await attached.read(textLanguagesFor(words.language));
    const inspection = inspect(reading, session);
    if (inspection.verdict === 'clear') {
      this.keeper.view.notice.remark(beside, words, words.say('picture.clear'));
      return file;
    }
    const regions = inspection.findings.flatMap((finding) => finding.regions);
    const copy = copyOf(reading);
    const preview =
      copy && (await previewOf(file, regions, words.say('picture.covered', { count: regions.length })));
    const answer = await this.#ask((decide) => pictureDialog({ session, inspection, preview, copy }, decide));
    if (answer === 'use') return file;
    if (answer === 'remove' || copy === undefined) return undefined;
    const { name, type } = answer === 'save' ? savedCopy : copy;
    const covered = new File([await attached.cleanedCopy(regions, type)], name, { type });
    if (answer === 'cover') return covered;
    save(covered);
    return undefined;
  }

  async #unchecked(file: File, place: Element, words: Words, reason: unknown): Promise<File | undefined> {
    const intro = words.say('picture.failed');
    const retry = !(reason instanceof Unreadable);
    const answer = await this.#ask((decide) => uncheckedDialog({ words }, { intro, retry }, decide));
    if (answer === 'retry') return this.#decideOne(file, place);
    return answer === 'use' ? file : undefined;
  }

  /** One question after the other, however many files come at once. */
  #ask(dialog: (decide: (answer: FileAnswer) => void) => HTMLDialogElement): Promise<FileAnswer> {
    const asked = this.#asking.then(
      () =>
        new Promise<FileAnswer>((resolve) => {
          this.keeper.view.notice.clear();
          const close = this.keeper.view.ask(
            dialog((answer) => {
              close();
              resolve(answer);
            }),
          );
        }),
    );
    this.#asking = asked;
    return asked;
  }
}

/** PNG keeps every pixel of what is kept for later. */
const savedCopy = { name: 'picture.png', type: 'image/png' } as const;

/** Where the page does not take the copy from us, the person can give it to the page. */
function save(copy: File): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(copy);
  link.download = copy.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

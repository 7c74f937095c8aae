// Files for a guarded composer: each is held, checked on this device, and asked about, before the page gets it.

import {
  type CheckedCopy,
  type CopyFormat,
  type CopyMaker,
  copyOf,
  editedCopy,
  type FileHolding,
  holdFiles,
  inspect,
  type Reading,
  RegionEditor,
  textLanguagesFor,
  type WatchedReading,
} from '@sluss/documents';
import { AttachedFile, Unreadable } from './attached-file.js';
import { type FileAnswer, type PictureQuestion, pictureDialog, uncheckedDialog } from './dialog/picture.js';
import { origin } from './dom.js';
import type { Editor } from './editors/editor.js';
import { pageOf } from './editors/writing.js';
import { readingNotice } from './reading-notice.js';
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

interface ReadFile {
  readonly file: File;
  readonly reading: Reading;
  readonly session: Session;
  readonly editor: Editor | undefined;
  /** What is said of it stands there. */
  readonly beside: HTMLElement;
}

export class Attachments {
  /** What is read for each editor at this moment. */
  readonly #readings = new Map<Editor | undefined, WatchedReading>();
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

  /** Stops the reading of a file for the editor; the person is asked what is to become of it. */
  stop(editor: Editor): void {
    this.#readings.get(editor)?.stop();
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
    const editor = this.keeper.editorFor(place);
    const beside = (editor?.element ?? place) as HTMLElement;
    this.keeper.view.stage.mount();
    let words = startingWords(this.keeper.language);
    const work = this.#work(editor, beside, words, 'picture.checking');
    let attached: AttachedFile | undefined;
    try {
      const session = await this.keeper.sessionFor(place);
      if (session === undefined) return file;
      words = session.words;
      // Open until all is decided: with the last port the reader would go, and come anew for the copy.
      attached = await AttachedFile.open(file);
      const reading = await attached.read(textLanguagesFor(words.language), work);
      work.end();
      return await this.#judged({ file, reading, session, editor, beside });
    } catch (reason) {
      work.end();
      return await this.#unchecked(file, place, words, work.signal.aborted ? 'stopped' : reason);
    } finally {
      attached?.close();
      this.#readings.delete(editor);
      const { notice } = this.keeper.view;
      if (!notice.isRemark) notice.clear();
    }
  }

  #work(editor: Editor | undefined, beside: HTMLElement, words: Words, sentence: string): WatchedReading {
    const work = readingNotice(this.keeper.view.notice, beside, words, sentence);
    this.#readings.set(editor, work);
    return work;
  }

  async #judged(read: ReadFile): Promise<File | undefined> {
    const { file, reading, session, beside } = read;
    const { words } = session;
    const inspection = inspect(reading, session);
    if (inspection.verdict !== 'clear') {
      const copy = copyOf(reading);
      const editor = copy && (await RegionEditor.of(file, session, words));
      editor?.cover(inspection.findings);
      return this.#asked(read, { inspection, copy, editor, intro: undefined });
    }
    this.keeper.view.notice.remark(beside, words, words.say('picture.clear'));
    return file;
  }

  async #asked(read: ReadFile, asked: Omit<PictureQuestion, 'session'>): Promise<File | undefined> {
    const { file, session } = read;
    const { copy, editor } = asked;
    const answer = await this.#ask((decide) => pictureDialog({ ...asked, session }, decide));
    if (answer === 'use') return file;
    if (answer === 'remove' || copy === undefined) return undefined;
    const { name, type } = answer === 'save' ? savedCopy : copy;
    const checked = await this.#checkedCopy(read, asked, type);
    if (checked === 'stopped') return this.#asked(read, asked);
    if (checked.copy === undefined) {
      const intro = session.words.say('picture.refused');
      // Where the person can cover what is left, they may.
      return this.#asked(read, { ...asked, copy: editor && copy, intro });
    }
    const covered = new File([checked.copy], name, { type });
    if (answer === 'cover') return covered;
    save(covered);
    return undefined;
  }

  async #checkedCopy(
    { file, session, editor, beside }: ReadFile,
    asked: Pick<PictureQuestion, 'inspection' | 'editor'>,
    type: CopyFormat,
  ): Promise<CheckedCopy | 'stopped'> {
    const { words } = session;
    const work = this.#work(editor, beside, words, 'picture.rechecking');
    const languages = textLanguagesFor(words.language);
    const maker: CopyMaker = {
      copy: (all, as) => AttachedFile.with(file, (opened) => opened.cleanedCopy(all, as, work)),
      read: (copy) => AttachedFile.with(copy, (opened) => opened.read(languages, work)),
      inspect: (again) => inspect(again, session),
    };
    try {
      return await editedCopy(maker, asked.inspection, asked.editor, type);
    } catch (reason) {
      if (!work.signal.aborted) throw reason;
      return 'stopped';
    } finally {
      work.end();
    }
  }

  async #unchecked(file: File, place: Element, words: Words, reason: unknown): Promise<File | undefined> {
    const intro = words.say(reason === 'stopped' ? 'picture.stopped' : 'picture.failed');
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

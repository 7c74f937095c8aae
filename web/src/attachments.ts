// Holds files that are chosen, pasted or dropped until they are checked and the person has decided; then the page gets them.

import type { ReadingOptions } from '@sluss/documents';
import { holdFiles } from '@sluss/documents/held-files';
import { WatchedReading } from '@sluss/documents/watched-reading';
import { element } from './elements.js';
import { type NoticeCommand, type ShownContent, SlussNotice } from './notice.js';
import type { Reader } from './reader.js';
import type { Wording } from './wording.js';

/** What is asked of the part that reads files; it is loaded when the first file comes. */
export interface AttachmentCheck {
  readonly verdict: 'clear' | 'advise' | 'warn';
  /** What the file shows and what may have been missed. */
  readonly message: string;
  /**
   * The file with what is to be covered, read again; it gives nothing when something is still found. Undefined when a copy
   * cannot be made.
   */
  readonly cleaned: ((work: ReadingOptions) => Promise<File | undefined>) | undefined;
  /** The picture, where what is covered in it can be changed; undefined when a copy cannot be made, or not be shown. */
  readonly editor: ShownContent | undefined;
}

export interface AttachmentKeeper {
  readonly wording: Wording;
  open(): Promise<Reader>;
  check(file: File, reader: Reader, work: ReadingOptions): Promise<AttachmentCheck>;
}

export class Attachments {
  readonly #keeper: AttachmentKeeper;
  /** Undecided files, each with the element that its notice stands behind. */
  readonly #undecided = new Map<Promise<unknown>, Element>();

  constructor(keeper: AttachmentKeeper) {
    this.#keeper = keeper;
  }

  /** @param root what is listened to, before the page's own listeners inside it */
  watch(root: HTMLElement, signal: AbortSignal): void {
    const holding = {
      placeOf: (event: Event) => event.composedPath().find((each) => each instanceof Element),
      holds: () => true,
      decide: (files: readonly File[], place: Element) => this.#decide(files, place),
    };
    holdFiles(root, holding, signal);
  }

  /** Holds a post while one of its files is undecided, and sends it on when all are. @returns whether it is held */
  holds(event: SubmitEvent): boolean {
    const form = event.target as HTMLFormElement;
    const waiting = [...this.#undecided]
      .filter(([, place]) => form.contains(place))
      .map(([decision]) => decision);
    if (waiting.length === 0) return false;
    event.preventDefault();
    event.stopImmediatePropagation();
    const { submitter } = event;
    void Promise.all(waiting).then(() => {
      // When the files are back in their fields.
      setTimeout(() => form.isConnected && form.requestSubmit(submitter));
    });
    return true;
  }

  /** @returns the files that the person wants to be attached, some of them cleaned */
  #decide(files: readonly File[], place: Element): Promise<File[]> {
    const decision = (async () => {
      const kept: File[] = [];
      for (const file of files) {
        const decided = await this.#decideOne(file, place);
        if (decided !== undefined) kept.push(decided);
      }
      return kept;
    })();
    this.#undecided.set(decision, place);
    return decision.finally(() => this.#undecided.delete(decision));
  }

  async #decideOne(file: File, place: Element): Promise<File | undefined> {
    const notice = noticeBehind(place);
    notice.tell('advise', this.#keeper.wording.say('notice.checking'));
    let work: WatchedReading | undefined;
    try {
      const reader = await this.#keeper.open();
      work = readingNotice(notice, reader.wording, 'picture.checking');
      const check = await this.#keeper.check(file, reader, work).finally(work.end);
      if (check.verdict !== 'clear') return await this.#asked(file, place, check, reader.wording);
      notice.tell('clear', check.message);
      return file;
    } catch {
      return await this.#unchecked(file, place, work?.signal.aborted ?? false);
    }
  }

  async #asked(
    file: File,
    place: Element,
    check: AttachmentCheck,
    wording: Wording,
  ): Promise<File | undefined> {
    const { verdict, message, cleaned, editor } = check;
    const cover = cleaned === undefined ? [] : ['picture.coverAndUse'];
    const answers = [...cover, 'picture.remove', 'picture.useAnyway'];
    const notice = noticeBehind(place);
    const answer = await ask(notice, verdict, message, answers, wording, editor);
    if (answer === 'picture.coverAndUse') return this.#covered(file, place, check, wording);
    notice.remove();
    return answer === 'picture.useAnyway' ? file : undefined;
  }

  /** The copy, when it has been read again; the person is asked anew when it was refused, or that was stopped. */
  async #covered(
    file: File,
    place: Element,
    check: AttachmentCheck,
    wording: Wording,
  ): Promise<File | undefined> {
    const notice = noticeBehind(place);
    const work = readingNotice(notice, wording, 'picture.rechecking');
    try {
      const copy = await check.cleaned?.(work).finally(work.end);
      if (copy === undefined) return await this.#asked(file, place, refused(check, wording), wording);
      notice.remove();
      return copy;
    } catch (reason) {
      if (!work.signal.aborted) throw reason;
      return await this.#asked(file, place, check, wording);
    }
  }

  async #unchecked(file: File, place: Element, wasStopped: boolean): Promise<File | undefined> {
    const { wording } = this.#keeper;
    const [message, answers] = wasStopped
      ? (['picture.stopped', ['notice.retry', 'picture.remove', 'picture.useAnyway']] as const)
      : (['notice.engineFailed', ['notice.retry', 'notice.postWithoutChecking']] as const);
    const notice = noticeBehind(place);
    const answer = await ask(notice, 'warn', wording.say(message), answers, wording);
    if (answer === 'notice.retry') return this.#decideOne(file, place);
    notice.remove();
    return answer === 'picture.remove' ? undefined : file;
  }
}

/** A copy is offered again only where the person can cover what is left. */
function refused({ editor, cleaned }: AttachmentCheck, wording: Wording): AttachmentCheck {
  const message = wording.say('picture.refused');
  return { verdict: 'warn', message, cleaned: editor && cleaned, editor };
}

/** @returns which of the answers was pressed */
function ask(
  notice: SlussNotice,
  verdict: 'clear' | 'advise' | 'warn',
  message: string,
  answers: readonly string[],
  wording: Wording,
  shown?: ShownContent,
): Promise<string> {
  inLanguageOf(wording, notice);
  return new Promise((resolve) => {
    const command = (answer: string): NoticeCommand => ({
      text: wording.say(answer),
      press: () => resolve(answer),
    });
    notice.tell(verdict, message, answers.map(command), shown);
  });
}

function readingNotice(notice: SlussNotice, wording: Wording, sentence: string): WatchedReading {
  inLanguageOf(wording, notice);
  return new WatchedReading(sentence, (id, { bar, stop }) => {
    bar.setAttribute('part', 'progress');
    bar.ariaLabel = wording.say('picture.progress');
    notice.tell('advise', wording.say(id), [{ text: wording.say('picture.stop'), press: stop }], {
      element: bar,
    });
  });
}

function inLanguageOf({ lang, dir }: Wording, notice: SlussNotice): void {
  Object.assign(notice, { lang, dir });
}

/** One notice for each place; a new file takes the last one's. */
function noticeBehind(place: Element): SlussNotice {
  const anchor = place.closest('label') ?? place;
  const next = anchor.nextElementSibling;
  if (next instanceof SlussNotice && next.dataset['about'] === 'file') return next;
  const notice = element('sluss-notice', { attributes: { 'data-about': 'file' } });
  anchor.after(notice);
  return notice;
}

// Holds files that are chosen, pasted or dropped until they are checked and the person has decided; then the page gets them.

import { holdFiles } from '@sluss/documents/held-files';
import { element } from './elements.js';
import { type NoticeCommand, SlussNotice } from './notice.js';
import type { Reader } from './reader.js';
import type { Wording } from './wording.js';

/** What is asked of the part that reads files; it is loaded when the first file comes. */
export interface AttachmentCheck {
  readonly verdict: 'clear' | 'advise' | 'warn';
  /** What the file shows and what may have been missed. */
  readonly message: string;
  /** The file with everything covered; undefined when a copy cannot be made. */
  readonly cleaned: (() => Promise<File>) | undefined;
}

export interface AttachmentKeeper {
  readonly wording: Wording;
  open(): Promise<Reader>;
  check(file: File, reader: Reader): Promise<AttachmentCheck>;
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
    try {
      const reader = await this.#keeper.open();
      notice.tell('advise', reader.wording.say('picture.checking'));
      const { verdict, message, cleaned } = await this.#keeper.check(file, reader);
      if (verdict === 'clear') {
        notice.tell('clear', message);
        return file;
      }
      return await ask(notice, verdict, message, file, cleaned, reader.wording);
    } catch {
      const { wording } = this.#keeper;
      const [failed, without, retry] = ['notice.engineFailed', 'notice.postWithoutChecking', 'notice.retry'];
      const answer = await askUnchecked(notice, wording.say(failed as string), [
        wording.say(retry as string),
        wording.say(without as string),
      ]);
      return answer === 'retry' ? this.#decideOne(file, place) : file;
    }
  }
}

function ask(
  notice: SlussNotice,
  verdict: 'advise' | 'warn',
  message: string,
  file: File,
  cleaned: (() => Promise<File>) | undefined,
  wording: Wording,
): Promise<File | undefined> {
  return new Promise((resolve, reject) => {
    const answer = (id: string, decide: () => File | undefined | Promise<File>): NoticeCommand => ({
      text: wording.say(id),
      press: () => {
        notice.remove();
        Promise.resolve(decide()).then(resolve, reject);
      },
    });
    const commands = [
      ...(cleaned === undefined ? [] : [answer('picture.coverAndUse', cleaned)]),
      answer('picture.remove', () => undefined),
      answer('picture.useAnyway', () => file),
    ];
    notice.tell(verdict, message, commands);
  });
}

function askUnchecked(
  notice: SlussNotice,
  message: string,
  [retry, without]: readonly [string, string],
): Promise<'retry' | 'without'> {
  return new Promise((resolve) => {
    const answer = (text: string, value: 'retry' | 'without') => ({
      text,
      press: () => {
        notice.remove();
        resolve(value);
      },
    });
    notice.tell('warn', message, [answer(retry, 'retry'), answer(without, 'without')]);
  });
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

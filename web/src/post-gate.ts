// Decides about a post: lets it through, or holds it and asks. Holding never loses what was written, and never locks out.

import type { Report } from '@sluss/core';
import { type Answer, SlussDialog } from './dialog.js';
import { type Tally, tally } from './events.js';
import { readText } from './field.js';
import type { FieldWatch } from './field-watch.js';
import { excerptOf, isShown, mergeChannels, worstVerdict } from './findings.js';
import type { Reader } from './reader.js';
import type { Wording } from './wording.js';

/** A post waits this long for the engine before the person is asked what to do. */
const patienceMs = 8000;

/** What the gate needs from the guard of the forms. */
export interface GateKeeper {
  readonly reader: Reader | undefined;
  /** Whether names are looked for too, or cannot be. */
  readonly complete: boolean;
  /** The reader's sentences, or the few that come with the widget. */
  readonly wording: Wording;
  open(): Promise<Reader>;
  /** The reader's engine has broken down: the next `open` starts another. */
  breakDown(): void;
  watchesOf(form: HTMLFormElement): FieldWatch[];
  tell(type: 'sluss-hold' | 'sluss-proceed', detail: { kinds: Tally }): void;
}

export class PostGate {
  readonly #keeper: GateKeeper;
  /** The words that a person chose to post as they are; they are not asked about again until they change. */
  readonly #accepted = new WeakMap<HTMLFormElement, string>();
  readonly #held = new WeakSet<HTMLFormElement>();
  /** Set when names have been waited for in vain; numbers are enough then. */
  #withoutNames = false;

  constructor(keeper: GateKeeper) {
    this.#keeper = keeper;
  }

  /** Forgets what was accepted. */
  forget(form: HTMLFormElement): void {
    this.#accepted.delete(form);
  }

  onSubmit(event: SubmitEvent): void {
    const form = event.target as HTMLFormElement;
    const watches = this.#keeper.watchesOf(form).filter(({ field }) => readText(field).trim() !== '');
    if (watches.length === 0 || this.#accepted.get(form) === wordsOf(watches)) return;
    const decide = this.#decision(form, watches);
    if (decide === undefined) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    void this.#hold(form, event.submitter, decide);
  }

  /** @returns how to decide about a post that must be held; undefined when it may go */
  #decision(form: HTMLFormElement, watches: readonly FieldWatch[]): (() => Promise<boolean>) | undefined {
    const { reader, complete } = this.#keeper;
    if (reader === undefined || !(complete || this.#withoutNames))
      return () => this.#waitForEngine(form, watches);
    let scanned: { watch: FieldWatch; report: Report }[];
    try {
      scanned = watches.map((watch) => ({ watch, report: watch.scan(reader) }));
    } catch {
      // An engine that broke down in the middle must not let a post slip through.
      this.#keeper.breakDown();
      return () => this.#askUnchecked(form, watches);
    }
    if (worstVerdict(scanned.map(({ report }) => report)) !== 'warn') return undefined;
    return () => this.#ask(form, scanned, reader);
  }

  /** Holds a post until it is decided whether it goes on; a second press meanwhile changes nothing. */
  async #hold(
    form: HTMLFormElement,
    submitter: HTMLElement | null,
    decide: () => Promise<boolean>,
  ): Promise<void> {
    if (this.#held.has(form)) return;
    this.#held.add(form);
    const goesOn = await decide().finally(() => this.#held.delete(form));
    if (goesOn && form.isConnected) form.requestSubmit(submitter);
  }

  async #ask(
    form: HTMLFormElement,
    scanned: readonly { watch: FieldWatch; report: Report }[],
    reader: Reader,
  ): Promise<boolean> {
    const shown = scanned.flatMap(({ report }) => report.findings.filter(isShown));
    this.#keeper.tell('sluss-hold', { kinds: tally(shown) });
    const answer = await openDialog(form, scanned, reader);
    if (answer === 'post') {
      this.#keeper.tell('sluss-proceed', { kinds: tally(shown) });
      this.#accept(
        form,
        scanned.map(({ watch }) => watch),
      );
      return true;
    }
    const harmful = scanned.filter(({ report }) => report.verdict === 'warn');
    harmful[0]?.watch.field.focus();
    if (answer === 'take-out') {
      for (const { watch, report } of harmful) await watch.takeOut(report.findings.filter(isHarmful), reader);
    }
    return false;
  }

  /** @returns true when the post can go on: to be checked by the engine that is now there, or unchecked as the person wishes */
  async #waitForEngine(form: HTMLFormElement, watches: readonly FieldWatch[]): Promise<boolean> {
    const [first] = watches as [FieldWatch];
    first.tell('advise', this.#keeper.wording.say('notice.checking'));
    const opening = this.#keeper.open();
    try {
      const { names } = await within(patienceMs, opening);
      await within(patienceMs, names).catch(() => {
        this.#withoutNames = true;
      });
      return true;
    } catch {
      return this.#askUnchecked(form, watches, opening);
    }
  }

  /** An engine that is late rather than broken still decides, if the person has not done so before it comes. */
  #askUnchecked(
    form: HTMLFormElement,
    watches: readonly FieldWatch[],
    opening?: Promise<unknown>,
  ): Promise<boolean> {
    const [first] = watches as [FieldWatch];
    const { wording } = this.#keeper;
    return new Promise((resolve) => {
      opening?.then(
        () => resolve(true),
        () => undefined,
      );
      const retry = () => resolve(this.#waitForEngine(form, watches));
      const post = () => {
        this.#accept(form, watches);
        resolve(true);
      };
      first.tell('warn', wording.say('notice.engineFailed'), [
        { text: wording.say('notice.retry'), press: retry },
        { text: wording.say('notice.postWithoutChecking'), press: post },
      ]);
    });
  }

  #accept(form: HTMLFormElement, watches: readonly FieldWatch[]): void {
    this.#accepted.set(form, wordsOf(watches));
  }
}

function isHarmful({ severity }: { severity: string }): boolean {
  return severity === 'high';
}

function wordsOf(watches: readonly FieldWatch[]): string {
  return JSON.stringify(watches.map(({ field }) => readText(field)));
}

function openDialog(
  form: HTMLFormElement,
  scanned: readonly { watch: FieldWatch; report: Report }[],
  reader: Reader,
): Promise<Answer> {
  const dialog = new SlussDialog();
  // Beside the form: inside it would be part of it, at the end of the page it would miss the tokens of its surroundings.
  form.after(dialog);
  const findings = scanned.flatMap(({ watch, report }) =>
    report.findings.filter(isShown).map((finding) => ({
      explanation: reader.guard.explain(finding),
      severity: finding.severity,
      excerpt: excerptOf(readText(watch.field), finding),
    })),
  );
  const channels = mergeChannels(scanned.map(({ report }) => report));
  return dialog.ask({ findings, channels }, reader).finally(() => dialog.remove());
}

function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error(`not ready after ${milliseconds} ms`)), milliseconds);
  });
  return Promise.race([promise, late]);
}

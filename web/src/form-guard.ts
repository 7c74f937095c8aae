// Guards the forms in a part of a page, now and later: listens at its root, and meets a field when it gets focus.

import { Attachments } from './attachments.js';
import { type FindingsDetail, tally, tell } from './events.js';
import { FieldWatch } from './field-watch.js';
import { worstVerdict } from './findings.js';
import { firstWording, pageLanguage } from './first-wording.js';
import { type GuardedField, usualFields, type WidgetOptions } from './options.js';
import { type GateKeeper, PostGate } from './post-gate.js';
import { discardReader, openReader, type Reader } from './reader.js';
import type { Wording } from './wording.js';

/** What a page has been told before anything was found. */
const silence: FindingsDetail = { verdict: 'clear', kinds: {} };

export class FormGuard {
  readonly #root: HTMLElement;
  readonly #options: WidgetOptions;
  readonly #target: EventTarget;
  readonly #watches = new Map<GuardedField, FieldWatch>();
  readonly #listening = new AbortController();
  #reader: Reader | undefined;
  #complete = false;
  #told = JSON.stringify(silence);

  /**
   * @param root   a form, or any element whose forms are guarded
   * @param target where the events are sent from
   */
  constructor(root: HTMLElement, options: WidgetOptions, target: EventTarget = root) {
    this.#root = root;
    this.#options = { locale: pageLanguage(root), ...options };
    this.#target = target;
    const gate = new PostGate(this.#keeper());
    const listen = { capture: true, signal: this.#listening.signal };
    root.addEventListener('focusin', (event) => this.#onFocus(event), listen);
    root.addEventListener('input', (event) => this.#onInput(event), listen);
    root.addEventListener('compositionend', (event) => this.#onInput(event), listen);
    root.addEventListener('reset', (event) => this.#onReset(event, gate), listen);
    // A mode that is misspelt must not leave the forms unguarded.
    if (options.mode !== 'advise' && options.mode !== 'observe') {
      const attachments = options.attachments === false ? undefined : this.#attachments();
      attachments?.watch(root, this.#listening.signal);
      root.addEventListener(
        'submit',
        (event) => {
          if (!attachments?.holds(event)) gate.onSubmit(event);
        },
        listen,
      );
    }
  }

  /** Starts the engine now, not at the first focus. Rejects when the options are refused or cannot be loaded. */
  async open(): Promise<Reader> {
    if (this.#reader !== undefined) return this.#reader;
    const reader = await openReader(this.#options);
    if (this.#reader === undefined) {
      this.#reader = reader;
      void reader.names.then(() => this.#onNames(reader));
    }
    return reader;
  }

  #breakDown(): void {
    if (this.#reader !== undefined) discardReader(this.#reader);
    this.#reader = undefined;
    this.#complete = false;
  }

  /** Leaves the page as it was found. */
  release(): void {
    this.#listening.abort();
    for (const watch of this.#watches.values()) watch.release();
    this.#watches.clear();
  }

  #onNames(reader: Reader): void {
    this.#complete = true;
    for (const watch of this.#watches.values()) watch.read(reader);
  }

  #onFocus(event: Event): void {
    const field = this.#fieldAt(event);
    if (field !== undefined) this.#watch(field);
  }

  #onInput(event: Event): void {
    const field = this.#fieldAt(event);
    if (field === undefined || (event as InputEvent).isComposing) return;
    this.#watch(field).readAfterPause(() => this.#reader);
  }

  #onReset(event: Event, gate: PostGate): void {
    const form = event.target as HTMLFormElement;
    gate.forget(form);
    // The fields are emptied only after the event.
    for (const watch of this.#watchesOf(form)) watch.readAfterPause(() => this.#reader);
  }

  #fieldAt(event: Event): GuardedField | undefined {
    const [origin] = event.composedPath();
    if (!(origin instanceof Element)) return undefined;
    return origin.closest<HTMLElement>(this.#options.fields ?? usualFields) ?? undefined;
  }

  /** The fields of a form, those elsewhere in the page that belong to it (`form="id"`) too. */
  #watchesOf(form: HTMLFormElement): FieldWatch[] {
    const selector = this.#options.fields ?? usualFields;
    const fields = new Set(
      [...form.elements, ...form.querySelectorAll(selector)].filter((each) => each.matches(selector)),
    );
    return [...(fields as Set<GuardedField>)].map((field) => this.#watch(field));
  }

  #watch(field: GuardedField): FieldWatch {
    const known = this.#watches.get(field);
    if (known !== undefined) return known;
    this.#forgetRemoved();
    const watch = new FieldWatch(field, this.#options, {
      read: () => this.#tellFindings(),
      takenOut: (findings) => tell(this.#target, 'sluss-redact', { kinds: tally(findings) }),
    });
    this.#watches.set(field, watch);
    this.open().then(
      (reader) => watch.read(reader),
      () => watch.tell('advise', this.#wording().say('notice.engineFailed')),
    );
    return watch;
  }

  /** Single-page applications take fields away without a word. */
  #forgetRemoved(): void {
    for (const [field, watch] of this.#watches) {
      if (field.isConnected) continue;
      watch.release();
      this.#watches.delete(field);
    }
  }

  #tellFindings(): void {
    const reports = [...this.#watches.values()].map((watch) => watch.report);
    const detail = {
      verdict: worstVerdict(reports),
      kinds: tally(reports.flatMap(({ findings }) => findings)),
    };
    const told = JSON.stringify(detail);
    if (told === this.#told) return;
    this.#told = told;
    tell(this.#target, 'sluss-findings', detail);
  }

  #wording(): Wording {
    return this.#reader?.wording ?? firstWording(this.#options.locale, this.#root);
  }

  #attachments(): Attachments {
    const guard = this;
    const readerUrl = this.#options.readerUrl ?? new URL('./reader/main.js', import.meta.url);
    return new Attachments({
      get wording() {
        return guard.#wording();
      },
      open: () => guard.open(),
      check: async (file, reader, work) =>
        (await import('./attachment-check.js')).checkAttachment(file, reader, readerUrl, work),
    });
  }

  #keeper(): GateKeeper {
    const guard = this;
    return {
      get reader() {
        return guard.#reader;
      },
      get complete() {
        return guard.#complete;
      },
      get wording() {
        return guard.#wording();
      },
      open: () => guard.open(),
      breakDown: () => guard.#breakDown(),
      watchesOf: (form) => guard.#watchesOf(form),
      tell: (type, detail) => tell(guard.#target, type, detail),
    };
  }
}

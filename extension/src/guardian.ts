// Ties it together in one frame: follows what is written, and answers the gate.

import type { Report } from '@sluss/core';
import { type Aim, aimOf, type Surroundings } from './aim.js';
import { Attachments, type FileKeeper } from './attachments.js';
import { type Composer, composerOf, type Judgement } from './composer.js';
import { documentIn, origin } from './dom.js';
import type { Editor } from './editors/editor.js';
import { editorAt } from './editors/index.js';
import { type Attempt, Gate, type Gatekeeper } from './gate.js';
import { Hold } from './hold.js';
import { holds } from './holds.js';
import { platformOf } from './platforms/index.js';
import type { Platform } from './platforms/platform.js';
import { editorsOf } from './posting.js';
import type { PageState } from './protocol.js';
import type { Session } from './session.js';
import { Sessions } from './sessions.js';
import type { Settings } from './settings.js';
import { shield } from './stage.js';
import { View } from './view.js';

/** What the guard works by in this frame; it changes when the person changes a setting. */
export interface Orders extends Omit<Surroundings, 'platform'> {
  readonly settings: Settings;
  readonly paused: boolean;
}

/** Marks follow the writing this much later; the gate does not wait for them. */
const marksFollow = 120;

/** Editors that change their text themselves cancel what the browser would do, and then no `input` follows. */
const writing = ['focusin', 'beforeinput', 'input', 'paste', 'drop', 'keyup'] as const;

export class Guardian implements Gatekeeper, FileKeeper {
  readonly #gate = new Gate(this);
  readonly #attachments = new Attachments(this);
  readonly #ordered: Promise<void>;
  #follows: () => void = () => undefined;
  readonly #sessions = new Sessions(() => this.#changed());
  readonly #watched = new WeakSet<Window>();
  #view: View | undefined;
  #hold: Hold | undefined;
  #platform: Platform | undefined;
  #active: Editor | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param orders undefined until they have been read; what is posted before that has to wait */
  constructor(private orders?: Orders) {
    this.#ordered = new Promise((resolve) => {
      this.#follows = resolve;
    });
    if (orders !== undefined) this.#follows();
  }

  get platform(): Platform {
    // A page without its body does not tell yet whether it is Mastodon.
    if (document.body === null) return platformOf(document);
    this.#platform ??= platformOf(document);
    return this.#platform;
  }

  get active(): Editor | undefined {
    return this.#active;
  }

  follow(orders: Orders): void {
    this.orders = orders;
    this.#follows();
    this.#changed();
  }

  /** Whom the person is writing to: an agency, nobody in particular on a chosen site, or undefined. */
  #aim(editor: Editor | undefined, orders: Orders): Aim | undefined {
    if (editor === undefined || orders.paused) return undefined;
    return aimOf(editor, { ...orders, platform: this.platform });
  }

  /** For the popup. */
  state(): PageState {
    const { orders } = this;
    if (orders === undefined) return { guarding: 'idle', agency: undefined };
    const page = new URL(location.href);
    const agency =
      orders.pages.ofSite(page) ?? this.#aim(this.#active, orders)?.agency ?? this.#agencyAt(page, orders);
    const idle = orders.chosen ? 'site' : 'idle';
    return { guarding: orders.paused ? 'paused' : agency === undefined ? idle : 'agency', agency };
  }

  #agencyAt(page: URL, { pages }: Orders): string | undefined {
    const account = this.platform.account(page);
    return account === undefined ? undefined : pages.ofAccount(this.platform, account);
  }

  /** @param target the frame's own window, or that of a frame inside it in which the page lets people write */
  watch(target: Window): void {
    if (this.#watched.has(target)) return;
    this.#watched.add(target);
    shield(target, () => this.#view?.stage);
    this.#gate.watch(target);
    this.#attachments.watch(target);
    const capture = { capture: true, passive: true };
    for (const type of writing) target.addEventListener(type, (event) => this.#onWriting(event), capture);
    target.addEventListener('blur', () => this.#intoFrame(target.document), capture);
    target.addEventListener('scroll', () => this.#view?.place(), capture);
    target.addEventListener('resize', () => this.#view?.place(), capture);
  }

  judge(composer: Composer): Judgement {
    const { orders } = this;
    const text = composer.editor.text();
    if (this.#attachments.isUndecided(composer.editor)) return { state: 'checking', text };
    if (isBlank(text)) return { state: 'clear', text };
    if (orders === undefined) return { state: 'starting', text };
    const aim = this.#aim(composer.editor, orders);
    if (aim === undefined) return { state: 'clear', text };
    const slot = this.#sessions.of(aim.agency);
    if (slot.state !== 'ready') return { state: slot.state, text };
    const report = this.#scan(composer, text, slot.session, aim);
    if (report === undefined) return { state: 'failed', text };
    const state = holds(report, orders.settings.sensitivity) ? 'held' : 'clear';
    return { state, text, report, session: slot.session };
  }

  /** Undefined when the engine breaks down: an error that reached the browser would let the post through. */
  #scan(composer: Composer, text: string, session: Session, { agency }: Aim): Report | undefined {
    try {
      return composer.scan(text, session, this.platform);
    } catch {
      this.#sessions.breakDown(agency);
      return undefined;
    }
  }

  held(attempt: Attempt): void {
    if (this.#hold?.isOpen) return;
    this.#ask(attempt, true);
  }

  #ask(attempt: Attempt, holding: boolean): void {
    this.#hold = new Hold(this, this.view, attempt, holding, this.language);
    this.#hold.ask();
  }

  get view(): View {
    this.#view ??= new View();
    return this.#view;
  }

  get language(): string {
    return this.orders?.settings.language ?? 'auto';
  }

  editorFor(place: Element): Editor | undefined {
    return editorAt(place) ?? editorsOf(place, this.#active)[0] ?? this.#active;
  }

  guards(place: Element): boolean {
    return this.orders === undefined || this.#aimAt(place, this.orders) !== undefined;
  }

  async sessionFor(place: Element): Promise<Session | undefined> {
    await this.#ordered;
    const aim = this.orders && this.#aimAt(place, this.orders);
    return aim && this.#sessions.ready(aim.agency);
  }

  /** Whom a file is for: whom the composer is for that it goes to, or, where none is found, whose page it is. */
  #aimAt(place: Element, orders: Orders): Aim | undefined {
    const editor = this.editorFor(place);
    if (editor !== undefined || orders.paused) return this.#aim(editor, orders);
    const agency = this.#agencyAt(new URL(location.href), orders);
    return agency === undefined ? orders.chosen : { agency };
  }

  decided(): void {
    this.#changed();
  }

  /** Starts a session again that has failed. */
  retry(): void {
    this.#sessions.retry();
  }

  stopReading(editor: Editor): void {
    this.#attachments.stop(editor);
  }

  /** The orders or a session have come or changed. */
  #changed(): void {
    this.#hold?.judgeAgain();
    this.#look();
  }

  #onWriting(event: Event): void {
    const start = origin(event);
    const editor = start && !this.#view?.stage.owns(event) ? editorAt(start) : undefined;
    if (editor === undefined) return;
    const arrived = editor !== this.#active;
    this.#active = editor;
    clearTimeout(this.#timer);
    // The engine starts with the first look, so that it is there when the first word is.
    if (arrived) this.#look();
    else this.#timer = setTimeout(() => this.#look(), marksFollow);
  }

  /** The focus has gone into a frame: if its page is of this origin, what is written there is this page's. */
  #intoFrame(from: Document): void {
    setTimeout(() => {
      const { activeElement } = from;
      if (activeElement?.localName !== 'iframe') return;
      const inner = documentIn(activeElement as HTMLIFrameElement);
      if (inner?.defaultView == null) return;
      this.watch(inner.defaultView);
      const editor = inner.activeElement ? editorAt(inner.activeElement) : undefined;
      if (editor === undefined) return;
      this.#active = editor;
      this.#look();
    });
  }

  /** Shows what is found in the text as it stands. */
  #look(): void {
    const editor = this.#active;
    const aim = this.orders && this.#aim(editor, this.orders);
    if (editor === undefined || aim === undefined) {
      this.#view?.clear();
      return;
    }
    const slot = this.#sessions.of(aim.agency);
    // While a file is checked, the notice says so.
    if (slot.state !== 'ready' || this.#attachments.isUndecided(editor)) return;
    const composer = composerOf(editor);
    const text = editor.text();
    const report = isBlank(text) ? undefined : this.#scan(composer, text, slot.session, aim);
    if (this.#view === undefined && (report === undefined || report.verdict === 'clear')) return;
    this.view.showFound(editor, report, slot.session, () =>
      this.#ask({ composers: [composer], control: undefined }, false),
    );
  }
}

function isBlank(text: string): boolean {
  return /^[\s\u200B\u2060\uFEFF]*$/.test(text);
}

// <sluss-notice>: the live notice below a field. Its sentence is in the page's own tree, where ARIA references reach it.

import type { Channel, Finding, Verdict } from '@sluss/core';
import { channelList, channelsTitle } from './channels.js';
import { button, element, styleSheet, warningSign } from './elements.js';
import type { Reader } from './reader.js';
import noticeCss from './styles/notice.css';
import sharedCss from './styles/shared.css';
import type { Wording } from './wording.js';

/** What a notice shows about its field. */
export interface NoticeContent {
  readonly verdict: Verdict;
  readonly message: string;
  readonly findings: readonly {
    readonly finding: Finding;
    readonly name: string;
    /** The stretch itself, as written. */
    readonly excerpt: string;
  }[];
  readonly channels: readonly Channel[];
}

export interface NoticeActions {
  show(finding: Finding): void;
  takeOut(finding: Finding): void;
}

export interface NoticeCommand {
  readonly text: string;
  readonly press: () => void;
}

/** What stands between the sentence and the buttons. */
export interface ShownContent {
  readonly element: HTMLElement;
  readonly looks?: CSSStyleSheet;
}

let styles: CSSStyleSheet[] | undefined;

const messageIds = numbered('sluss-message');

function* numbered(name: string): Generator<string, never> {
  for (let number = 1; ; number += 1) yield `${name}-${number}`;
}

export class SlussNotice extends HTMLElement {
  readonly #message = element('span', {
    attributes: { slot: 'message', role: 'status', id: messageIds.next().value },
  });
  #written = '';
  readonly #detail = element('div', { part: 'detail' });
  readonly #box = element(
    'div',
    { part: 'notice', attributes: { 'data-verdict': 'clear' } },
    element('div', { part: 'headline' }, warningSign(), element('slot', { attributes: { name: 'message' } })),
    this.#detail,
  );

  constructor() {
    super();
    const shadow = this.attachShadow({ mode: 'open' });
    styles ??= [styleSheet(sharedCss), styleSheet(noticeCss)];
    shadow.adoptedStyleSheets = styles;
    shadow.append(this.#box);
  }

  connectedCallback(): void {
    if (!this.#message.isConnected) this.append(this.#message);
  }

  /** For `aria-describedby` of the field. */
  get messageId(): string {
    return this.#message.id;
  }

  /** Shows the findings of the field. */
  show(
    { verdict, message, findings, channels }: NoticeContent,
    { wording, agency }: Reader,
    actions: NoticeActions,
  ): void {
    this.lang = wording.lang;
    this.dir = wording.dir;
    this.#say(verdict, message);
    // Written anew only when it differs: a button that is being pressed must not vanish under the finger.
    const written = JSON.stringify([findings, channels, wording.lang]);
    if (written === this.#written) return;
    this.#written = written;
    const items = findings.map((each) => findingItem(each, wording, actions));
    const detail: Node[] = [element('ul', { part: 'findings', attributes: { role: 'list' } }, ...items)];
    if (channels.length > 0) {
      const title = element('summary', {}, channelsTitle(wording, agency));
      detail.push(element('details', { part: 'ways' }, title, channelList(channels, wording)));
    }
    this.#fill(detail);
  }

  /** Says one sentence, such as that the guard could not start, with what is shown to it and what a person can do about it. */
  tell(
    verdict: Verdict,
    message: string,
    commands: readonly NoticeCommand[] = [],
    shown?: ShownContent,
  ): void {
    this.#say(verdict, message);
    this.#written = '';
    const buttons = commands.map(({ text, press }) => element('div', {}, button(text, 'small', press)));
    const { adoptedStyleSheets } = this.shadowRoot as ShadowRoot;
    if (shown?.looks !== undefined && !adoptedStyleSheets.includes(shown.looks))
      adoptedStyleSheets.push(shown.looks);
    this.#fill(shown === undefined ? buttons : [shown.element, ...buttons]);
  }

  /** When the content is written anew, an open list of channels stays open, and focus on the control of that name, else in the notice. */
  #fill(detail: Node[]): void {
    const open = this.#detail.querySelector('details')?.open ?? false;
    const focused = controlName(this.shadowRoot?.activeElement);
    this.#detail.replaceChildren(...detail);
    const ways = this.#detail.querySelector('details');
    if (ways !== null) ways.open = open;
    if (focused === undefined) return;
    const controls = this.#detail.querySelectorAll<HTMLElement>('button, summary, a');
    const same = [...controls].find((control) => controlName(control) === focused);
    (same ?? controls[0])?.focus({ preventScroll: true });
  }

  /** A live region speaks when its text changes; the same sentence is not said twice. */
  #say(verdict: Verdict, message: string): void {
    this.#box.dataset['verdict'] = verdict;
    if (this.#message.textContent !== message) this.#message.textContent = message;
  }
}

function controlName(control: Element | null | undefined): string | undefined {
  return control?.getAttribute('aria-label') ?? control?.textContent ?? undefined;
}

function findingItem(
  { finding, name, excerpt }: NoticeContent['findings'][number],
  wording: Wording,
  actions: NoticeActions,
): HTMLLIElement {
  const show = button(wording.say('notice.show'), 'small', () => actions.show(finding));
  const takeOut = button(wording.say('dialog.takeOut'), 'small', () => actions.takeOut(finding));
  return element(
    'li',
    { part: 'finding' },
    element('span', { part: 'finding-name' }, `${name}: `, element('bdi', { part: 'excerpt' }, excerpt)),
    element('span', { part: 'finding-commands' }, named(name, show), named(name, takeOut)),
  );
}

/** "Show" and "Take it out" stand once per finding; their accessible names say which, and begin with what is seen. */
function named(finding: string, command: HTMLButtonElement): HTMLButtonElement {
  command.setAttribute('aria-label', `${command.textContent}: ${finding}`);
  return command;
}

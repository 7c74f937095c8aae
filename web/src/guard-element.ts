// <sluss-guard>: guards the forms inside it, or the one that `for` names, with its attributes as options.

import { element, styleSheet } from './elements.js';
import { FormGuard } from './form-guard.js';
import type { Mode, WidgetOptions } from './options.js';
import type { Reader } from './reader.js';

let styles: CSSStyleSheet | undefined;

/**
 * Attributes: `policy`, `lang` (of the element or around it), `mode`, `fields`, `for`, `reply-to`, `engine`,
 * `wasm-url`, `model-url`, `locale-url`, `reader-url`, `attachments` (`off` leaves files alone). Objects and functions are given as properties through `options`.
 */
export class SlussGuard extends HTMLElement {
  static readonly observedAttributes = [
    'policy',
    'lang',
    'mode',
    'fields',
    'for',
    'reply-to',
    'engine',
    'wasm-url',
    'model-url',
    'locale-url',
    'reader-url',
    'attachments',
  ];

  #options: WidgetOptions = {};
  #guard: FormGuard | undefined;

  constructor() {
    super();
    styles ??= styleSheet(':host { display: block; } :host([hidden]) { display: none; }');
    const shadow = this.attachShadow({ mode: 'open' });
    shadow.adoptedStyleSheets = [styles];
    shadow.append(element('slot'));
  }

  /** Options that win over the attributes: a policy pack as an object, a `replyTo` function, a ready guard. */
  get options(): WidgetOptions {
    return this.#options;
  }

  set options(options: WidgetOptions) {
    this.#options = options;
    this.#restart();
  }

  /** Starts the engine now. Rejects with the reason when the options are refused. */
  async open(): Promise<Reader> {
    if (this.#guard === undefined) throw new TypeError('<sluss-guard> is not in a page, or names no form');
    return this.#guard.open();
  }

  connectedCallback(): void {
    this.#restart();
  }

  disconnectedCallback(): void {
    this.#guard?.release();
    this.#guard = undefined;
  }

  attributeChangedCallback(_name: string, before: string | null, after: string | null): void {
    if (before !== after) this.#restart();
  }

  #restart(): void {
    this.#guard?.release();
    this.#guard = undefined;
    if (!this.isConnected) return;
    const root = this.#guardedRoot();
    if (root !== null) this.#guard = new FormGuard(root, this.#allOptions(), this);
  }

  #guardedRoot(): HTMLElement | null {
    const id = this.getAttribute('for');
    return id === null ? this : (this.getRootNode() as Document | ShadowRoot).getElementById(id);
  }

  #allOptions(): WidgetOptions {
    const named = {
      policy: this.getAttribute('policy'),
      locale: this.getAttribute('locale-url') ?? (this.lang || null),
      mode: this.getAttribute('mode') as Mode | null,
      fields: this.getAttribute('fields'),
      replyTo: this.getAttribute('reply-to'),
      engine: this.getAttribute('engine'),
      wasmUrl: this.#address('wasm-url'),
      modelUrl: this.#address('model-url'),
      readerUrl: this.#address('reader-url'),
      attachments: this.getAttribute('attachments') === 'off' ? false : null,
    };
    const given = Object.fromEntries(Object.entries(named).filter(([, value]) => value !== null));
    return { ...given, ...this.#options } as WidgetOptions;
  }

  /** Addresses in a page are relative to the page, not to this module. */
  #address(attribute: string): string | null {
    const value = this.getAttribute(attribute);
    return value === null ? null : new URL(value, this.baseURI).href;
  }
}

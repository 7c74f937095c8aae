// A locale's sentences, with their numbers and names filled in.

import { IntlMessageFormat } from 'intl-messageformat';

/** The parts of core/data/locales/<lang>.json that the extension reads itself; the engine reads the rest. */
export interface Locale {
  readonly meta: {
    readonly tag: string;
    readonly name: string;
    readonly dir: 'ltr' | 'rtl';
    readonly numberingSystem: string;
  };
  readonly ui: Readonly<Record<string, string>>;
  readonly [part: string]: unknown;
}

export class Words {
  readonly #formats = new Map<string, IntlMessageFormat>();

  constructor(readonly locale: Locale) {}

  get language(): string {
    return this.locale.meta.tag;
  }

  get direction(): 'ltr' | 'rtl' {
    return this.locale.meta.dir;
  }

  /** @throws when there is no such sentence, or a value is missing that it needs */
  say(key: string, values?: Readonly<Record<string, string | number>>): string {
    const sentence = this.locale.ui[key];
    if (sentence === undefined) throw new Error(`the locale ${this.language} has no sentence ${key}`);
    let format = this.#formats.get(key);
    if (format === undefined) {
      const { numberingSystem } = this.locale.meta; // the digits that its readers use
      const counting = new Intl.Locale(this.language, { numberingSystem }).toString();
      format = new IntlMessageFormat(sentence, counting, undefined, { ignoreTag: true });
      this.#formats.set(key, format);
    }
    return String(format.format(values));
  }

  /** "a, b and c" in this language. */
  list(items: readonly string[]): string {
    return new Intl.ListFormat(this.language, { type: 'conjunction' }).format(items);
  }
}

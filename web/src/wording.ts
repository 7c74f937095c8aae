// The widget's sentences in the reader's language: ICU MessageFormat, as in core/data/locales.

import { SlussError } from '@sluss/core';
import { IntlMessageFormat } from 'intl-messageformat';

type Values = Readonly<Record<string, string | number>>;

/** The parts of a locale that the widget reads. */
interface LocaleParts {
  readonly meta: { readonly tag: string; readonly dir: 'ltr' | 'rtl'; readonly numberingSystem?: string };
  readonly ui: Readonly<Record<string, string>>;
  readonly text: Readonly<Record<string, string>>;
}

export class Wording {
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** The language with the digits that its readers use. */
  readonly #counting: string;
  readonly #messages: ReadonlyMap<string, string>;
  readonly #formats = new Map<string, IntlMessageFormat>();

  constructor(locale: unknown) {
    const { meta, ui, text } = locale as LocaleParts;
    this.lang = meta.tag;
    this.dir = meta.dir;
    const { numberingSystem } = meta;
    this.#counting = new Intl.Locale(meta.tag, numberingSystem ? { numberingSystem } : {}).toString();
    this.#messages = new Map([
      ...Object.entries(ui),
      ...Object.entries(text).map(([id, m]) => [`text.${id}`, m] as const),
    ]);
  }

  /** @param id a key of the locale's `ui`, or `text.` and a key of its `text` */
  say(id: string, values: Values = {}): string {
    let format = this.#formats.get(id);
    if (format === undefined) {
      const message = this.#messages.get(id);
      if (message === undefined) throw new SlussError('has no such message', `${this.lang}.json: ${id}`);
      format = new IntlMessageFormat(message, this.#counting, undefined, { ignoreTag: true });
      this.#formats.set(id, format);
    }
    return String(format.format(values));
  }

  /** "a, b and c" in this language. */
  list(items: readonly string[]): string {
    return new Intl.ListFormat(this.lang, { type: 'conjunction' }).format(items);
  }
}

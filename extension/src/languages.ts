// The choice of language, in popup and options.

import languages from 'sluss:languages';
import { h } from './dialog/build.js';
import { keep, type PageContext } from './page.js';
import { writeSettings } from './settings.js';

/** Each language is named in itself, so that a person finds their own. */
export function offerLanguages(select: HTMLSelectElement, { settings, managed, words }: PageContext): void {
  select.append(
    h('option', { value: 'auto' }, words.say('options.languageAuto')),
    ...languages.map(({ tag, name }) => h('option', { value: tag, lang: tag }, name)),
  );
  select.value = settings.language;
  select.disabled = managed.includes('language');
  select.addEventListener('change', async () => {
    if (await keep(words, writeSettings({ language: select.value }))) location.reload();
  });
}

// The choice of language, in popup and options.

import languages from 'sluss:languages';
import { h } from './dialog/build.js';
import { type SettingsInForce, writeSettings } from './settings.js';
import type { Words } from './words.js';

/** Each language is named in itself, so that a person finds their own. */
export function offerLanguages(
  select: HTMLSelectElement,
  { settings, managed }: SettingsInForce,
  words: Words,
): void {
  select.append(
    h('option', { value: 'auto' }, words.say('options.languageAuto')),
    ...languages.map(({ tag, name }) => h('option', { value: tag, lang: tag }, name)),
  );
  select.value = settings.language;
  select.disabled = managed.includes('language');
  select.addEventListener('change', async () => {
    await writeSettings({ language: select.value });
    location.reload();
  });
}

// The few sentences that are needed before the engine and its locale have arrived, or when they never do.

import sentences from 'sluss:starting-words';
import { type Locale, Words } from './words.js';

/** In the chosen language, else the browser's, else English. */
export function startingWords(language: string): Words {
  const wanted = language === 'auto' ? navigator.languages : [language];
  return new Words(closest(wanted, sentences));
}

export function closest(wanted: readonly string[], locales: Readonly<Record<string, Locale>>): Locale {
  for (const tag of wanted) {
    const locale = locales[tag] ?? locales[tag.split('-')[0] ?? ''];
    if (locale !== undefined) return locale;
  }
  const english = locales['en'];
  if (english === undefined) throw new Error('the build has no English');
  return english;
}

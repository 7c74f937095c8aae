// Finds the locale that a person reads, in the extension's own pages and in the background.

import languages from 'sluss:languages';
import type { Locale } from './words.js';

/** @param language a tag, or `auto` for the browser's own languages */
export async function localeFor(language: string): Promise<Locale> {
  const wanted = language === 'auto' ? navigator.languages : [language];
  const response = await fetch(chrome.runtime.getURL(`locales/${closestTag(wanted)}.json`));
  return response.json();
}

function closestTag(wanted: readonly string[]): string {
  const known = languages.map(({ tag }) => tag);
  for (const tag of wanted) {
    const found = [tag, tag.split('-')[0]].find(
      (candidate) => candidate !== undefined && known.includes(candidate),
    );
    if (found !== undefined) return found;
  }
  return 'en';
}

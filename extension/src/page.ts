// What the extension's own pages share: their words, in the person's language and direction.

import { localeFor } from './locales.js';
import { readSettings, type SettingsInForce } from './settings.js';
import { Words } from './words.js';

export interface PageContext extends SettingsInForce {
  readonly words: Words;
}

/** Reads the settings and puts the words where the HTML asks for them with `data-words` (text) and `data-label`. */
export async function openPage(): Promise<PageContext> {
  const inForce = await readSettings();
  const words = new Words(await localeFor(inForce.settings.language));
  document.documentElement.lang = words.language;
  document.documentElement.dir = words.direction;
  for (const element of document.querySelectorAll<HTMLElement>('[data-words]')) {
    element.textContent = words.say(element.dataset['words'] ?? '');
  }
  return { ...inForce, words };
}

/** The pages are hidden until everything in them is in its place and can be used. */
export function showPage(): void {
  document.documentElement.hidden = false;
}

/** An element that the page's own HTML has. */
export function part<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const element = document.getElementById(id);
  if (!(element instanceof kind)) throw new Error(`the page has no #${id}`);
  return element;
}

export function nameIn(names: Readonly<Record<string, string>>, words: Words): string {
  return (
    names[words.language] ??
    names[words.language.split('-')[0] ?? ''] ??
    names['en'] ??
    Object.values(names)[0] ??
    ''
  );
}

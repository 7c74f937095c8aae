// What the extension's own pages share: their words, in the person's language and direction.

import { type Agency, agencies, agenciesWith } from './agencies.js';
import { localeFor } from './locales.js';
import { defaults, readSettings, type SettingsInForce } from './settings.js';
import { Words } from './words.js';

export interface PageContext extends SettingsInForce {
  readonly words: Words;
  readonly agencies: readonly Agency[];
}

/**
 * Reads the settings and puts the words where the HTML asks for them with `data-words`. A browser whose storage is broken
 * shows what the extension came with.
 */
export async function openPage(): Promise<PageContext> {
  const [inForce, known] = await Promise.all([
    readSettings().catch(() => ({ settings: defaults, managed: [] })),
    agencies().catch(() => agenciesWith([])),
  ]);
  const words = new Words(await localeFor(inForce.settings.language));
  document.documentElement.lang = words.language;
  document.documentElement.dir = words.direction;
  for (const element of document.querySelectorAll<HTMLElement>('[data-words]')) {
    element.textContent = words.say(element.dataset['words'] ?? '');
  }
  return { ...inForce, words, agencies: known };
}

/** Tells the person whether the browser has taken a choice into its storage; it refuses when that is full. */
export async function keep(words: Words, change: Promise<void>): Promise<boolean> {
  const said = part('said', HTMLParagraphElement);
  // Said anew each time, as a screen reader only tells of what changes.
  said.textContent = '';
  const kept = await change.then(
    () => true,
    () => false,
  );
  said.textContent = words.say(kept ? 'options.saved' : 'options.notSaved');
  return kept;
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

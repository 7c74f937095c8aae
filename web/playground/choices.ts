// The two lists that the pages of the static site begin with: whose language, and which agency's policy.

import { loadLocale, loadPolicy, locales, policies } from '@sluss/core';
import { agencyName } from '../src/reader.js';

/** Fills both lists; agencies are named in the language `wanted`, which is chosen. */
export async function fillChoices(
  language: HTMLSelectElement,
  agency: HTMLSelectElement,
  wanted: string,
): Promise<void> {
  for (const tag of locales) {
    const { meta } = (await loadLocale(tag)) as { meta: { name: string } };
    language.add(new Option(meta.name, tag, false, tag === wanted));
  }
  agency.add(new Option('—', ''));
  for (const id of policies) agency.add(new Option(agencyName(await loadPolicy(id), wanted) ?? id, id));
  agency.value = 'migrationsverket';
}

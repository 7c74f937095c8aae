// The two lists that the pages of the static site begin with: whose language, and which agency's policy.

import { loadLocale, loadPolicy, locales, policies } from '@sluss/core';
import { agencyName } from '../src/reader.js';

/** Fills both lists. The language `wanted` is chosen; agencies are named in the one that is. */
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
  const packs = await Promise.all(policies.map((id) => loadPolicy(id)));
  for (const id of policies) agency.add(new Option(id, id));
  const nameAgencies = () => {
    for (const [index, id] of policies.entries()) {
      const option = agency.options[index + 1] as HTMLOptionElement;
      option.text = agencyName(packs[index], language.value) ?? id;
    }
  };
  nameAgencies();
  language.addEventListener('change', nameAgencies);
  agency.value = 'migrationsverket';
}

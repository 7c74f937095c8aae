// The few sentences that must be there even when nothing else could be loaded, in every language.

// Taken out of core/data/locales by the build.
import firstWords from 'sluss:first-words';
import { Wording } from './wording.js';

/** @param wanted the option `locale`; without a tag in it, the language of the page around `place` counts */
export function firstWording(wanted: unknown, place: Element): Wording {
  const tag = typeof wanted === 'string' && wanted in firstWords ? wanted : pageLanguage(place);
  return new Wording(firstWords[tag.split('-')[0] as string] ?? firstWords['en']);
}

/** The language that the page says it is in, as a tag; English where it does not say. */
export function pageLanguage(place: Element): string {
  return place.closest<HTMLElement>('[lang]')?.lang || 'en';
}

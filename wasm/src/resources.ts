// Finds the policy packs and locales that a caller names by id, by URL, or gives as they are.

import { readBytes } from '#read';
import { locales } from './catalogue.js';
import { SlussError } from './error.js';

/** Ids of packs and language tags are names; anything else that is a string is an address. */
const name = /^[a-z0-9]+(?:[-_.][a-z0-9]+)*$/i;

/** A whole pack is a few kB; this keeps a wrong address from filling the memory. */
const largestResource = 4 * 1024 * 1024;

/** @returns the pack that an id or URL names, or the pack itself; null without one */
export async function loadPolicy(policy: string | URL | object | undefined): Promise<unknown> {
  if (typeof policy !== 'string' || !name.test(policy)) return load(policy);
  return readJson(new URL(`./policies/${policy}.json`, import.meta.url));
}

/**
 * @param locale a language tag (`sv`, also `sv-SE`), the URL of a locale, or the locale itself
 * @returns the locale; English without one and for languages that this package does not speak
 */
export async function loadLocale(locale: string | URL | object = 'en'): Promise<unknown> {
  if (typeof locale !== 'string' || !name.test(locale)) return load(locale);
  return readJson(new URL(`./locales/${spokenLanguage(locale)}.json`, import.meta.url));
}

/** @returns the bytes of the name model at an address; of this package's own without one */
export async function loadModel(
  url: string | URL = new URL('./names.bin', import.meta.url),
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return await readBytes(url);
  } catch (cause) {
    throw new SlussError('could not be read', String(url), { cause });
  }
}

/** The closest language tag that there is a locale for: the tag itself, then the same without its region or script. */
export function spokenLanguage(tag: string): string {
  const parts = tag.toLowerCase().split(/[-_]/);
  for (let length = parts.length; length > 0; length -= 1) {
    const spoken = locales.find((each) => each.toLowerCase() === parts.slice(0, length).join('-'));
    if (spoken !== undefined) return spoken;
  }
  return 'en';
}

async function load(resource: string | URL | object | undefined): Promise<unknown> {
  if (resource === undefined) return null;
  if (typeof resource === 'string' || resource instanceof URL) return readJson(resource);
  return resource;
}

async function readJson(url: string | URL): Promise<unknown> {
  let bytes: Uint8Array;
  try {
    bytes = await readBytes(url);
  } catch (cause) {
    throw new SlussError('could not be read', String(url), { cause });
  }
  if (bytes.byteLength > largestResource)
    throw new SlussError(`is larger than ${largestResource} bytes`, String(url));
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new SlussError('is not JSON in UTF-8', String(url), { cause });
  }
}

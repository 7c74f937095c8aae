// What it takes to guard a form: the engine, the sentences and the agency's name, loaded once per page for equal options.

import {
  createGuard,
  type Guard,
  type Locale,
  loadLocale,
  loadModel,
  loadPolicy,
  type Policy,
} from '@sluss/core';
import { type LocalTexts, localText } from './local-text.js';
import type { WidgetOptions } from './options.js';
import { Wording } from './wording.js';

export interface Reader {
  readonly guard: Guard;
  readonly wording: Wording;
  /** In the reader's language; undefined without a policy. */
  readonly agency: string | undefined;
  /** Settles when names are found too, or cannot be: the model comes after the rest, so that numbers need not wait for it. */
  readonly names: Promise<void>;
}

const opened = new Map<string, Promise<Reader>>();
const keys = new WeakMap<Reader, string>();

/** Forms with equal options share one reader. One that could not be opened is tried again the next time. */
export function openReader(options: WidgetOptions): Promise<Reader> {
  const { policy, locale, wasmUrl, modelUrl, engine } = options;
  const shareable = options.guard === undefined && options.wasmBytes === undefined;
  if (!shareable) return open(options);
  const key = JSON.stringify([policy, locale, wasmUrl, modelUrl, engine]);
  const known = opened.get(key);
  if (known !== undefined) return known;
  const opening = open(options);
  opened.set(key, opening);
  opening.then(
    (reader) => keys.set(reader, key),
    () => opened.delete(key),
  );
  return opening;
}

/** After its engine has broken down: whoever asks for a reader with the same options gets a new one. */
export function discardReader(broken: Reader): void {
  const key = keys.get(broken);
  if (key !== undefined) opened.delete(key);
  keys.delete(broken);
}

async function open({ modelUrl, guard: ready, ...options }: WidgetOptions): Promise<Reader> {
  const [policy, locale] = await Promise.all([loadPolicy(options.policy), loadLocale(options.locale)]);
  const wording = new Wording(locale);
  const resources = { locale: locale as Locale, ...(policy === null ? {} : { policy: policy as Policy }) };
  const guard = ready ?? (await createGuard({ ...options, ...resources }));
  const names = ready === undefined ? addNames(guard, modelUrl) : Promise.resolve();
  return { guard, wording, agency: agencyName(policy, wording.lang), names };
}

/** Where the model cannot be had, or is damaged, the guard goes on without names. */
async function addNames(guard: Guard, url: string | URL | undefined): Promise<void> {
  await loadModel(url)
    .then((bytes) => guard.loadModel(bytes))
    .catch(() => undefined);
}

/** The agency's name in the reader's language, or in the nearest that the pack has. */
export function agencyName(policy: unknown, lang: string): string | undefined {
  return localText((policy as { names?: LocalTexts } | null)?.names, lang) || undefined;
}

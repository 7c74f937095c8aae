// What it takes to guard a form: the engine, the sentences and the agency's name, loaded once per page for equal options.

import { createGuard, type Guard, loadLocale, loadPolicy } from '@sluss/core';
import { type LocalTexts, localText } from './local-text.js';
import type { WidgetOptions } from './options.js';
import { Wording } from './wording.js';

export interface Reader {
  readonly guard: Guard;
  readonly wording: Wording;
  /** In the reader's language; undefined without a policy. */
  readonly agency: string | undefined;
}

const opened = new Map<string, Promise<Reader>>();

/** Forms with equal options share one reader. One that could not be opened is tried again the next time. */
export function openReader(options: WidgetOptions): Promise<Reader> {
  const { policy, locale, wasmUrl, engine } = options;
  const shareable = options.guard === undefined && options.wasmBytes === undefined;
  if (!shareable) return open(options);
  const key = JSON.stringify([policy, locale, wasmUrl, engine]);
  const known = opened.get(key);
  if (known !== undefined) return known;
  const reader = open(options);
  opened.set(key, reader);
  reader.catch(() => opened.delete(key));
  return reader;
}

async function open(options: WidgetOptions): Promise<Reader> {
  const [policy, locale] = await Promise.all([loadPolicy(options.policy), loadLocale(options.locale)]);
  const wording = new Wording(locale);
  const guard = options.guard ?? (await createGuard({ ...options, ...given({ policy, locale }) }));
  return { guard, wording, agency: agencyName(policy, wording.lang) };
}

/** Options that are not there are left out, not set to nothing. */
function given(resources: { policy: unknown; locale: unknown }): GuardOptionsParts {
  return Object.fromEntries(
    Object.entries(resources).filter(([, value]) => value !== null),
  ) as GuardOptionsParts;
}

type GuardOptionsParts = Pick<WidgetOptions, 'policy' | 'locale'>;

/** The agency's name in the reader's language, or in the nearest that the pack has. */
export function agencyName(policy: unknown, lang: string): string | undefined {
  return localText((policy as { names?: LocalTexts } | null)?.names, lang) || undefined;
}

// What the parts of the extension say to each other. What a person writes is in none of these messages; the files that they
// attach have their own (reader-protocol.ts).

import type { Policy } from '@sluss/core';
import type { Locale } from './words.js';

/** From a page's content script to the background. */
export type Request =
  | { readonly ask: 'brief'; readonly agency: string | undefined }
  | { readonly ask: 'engine'; readonly build: 'wasm' | 'twin' }
  | { readonly ask: 'names' }
  /** That the reader of files is there. */
  | { readonly ask: 'reader' }
  | { readonly ask: 'ignore'; readonly fingerprint: string };

/** Everything that guarding for one agency needs besides the engine. */
export interface Brief {
  readonly locale: Locale;
  readonly policy: Policy | undefined;
  /** The agency's name in the locale's language. */
  readonly agencyName: string | undefined;
  readonly memory: SessionMemory;
}

/** What is not to be asked about again, until the browser is closed. */
export interface SessionMemory {
  readonly salt: string;
  readonly ignored: readonly string[];
}

export interface Answers {
  readonly brief: Brief;
  readonly engine: true;
  readonly names: true;
  readonly reader: true;
  readonly ignore: true;
}

/** From the popup to the page it was opened on. */
export interface PageState {
  /** Whether the guard works in this frame at all. */
  readonly guarding: 'agency' | 'site' | 'paused' | 'idle';
  readonly agency: string | undefined;
}

/**
 * @throws when the extension was updated or removed since this page was loaded, or the background refuses
 */
export async function ask<Question extends Request>(question: Question): Promise<Answers[Question['ask']]> {
  const answer: { value?: Answers[Question['ask']]; error?: string } | undefined =
    await chrome.runtime.sendMessage(question);
  if (answer?.value === undefined) throw new Error(answer?.error ?? 'the extension did not answer');
  return answer.value;
}

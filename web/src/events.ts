// What the widget tells the page: kinds and counts, never text and never where in the text.

import type { Finding, Verdict } from '@sluss/core';

/** How many findings there are of each kind. */
export type Tally = Readonly<Record<string, number>>;

export interface FindingsDetail {
  readonly verdict: Verdict;
  readonly kinds: Tally;
}

export interface TallyDetail {
  readonly kinds: Tally;
}

export interface SlussEventMap {
  /** What the fields give away has changed. */
  'sluss-findings': CustomEvent<FindingsDetail>;
  /** A post was held, and the person is being asked. */
  'sluss-hold': CustomEvent<TallyDetail>;
  /** Something was taken out. */
  'sluss-redact': CustomEvent<TallyDetail>;
  /** The person was asked and posts it as it is. */
  'sluss-proceed': CustomEvent<TallyDetail>;
}

declare global {
  interface HTMLElementEventMap extends SlussEventMap {}
}

export function tally(findings: readonly Finding[]): Tally {
  const kinds: Record<string, number> = {};
  for (const { kind } of findings) kinds[kind] = (kinds[kind] ?? 0) + 1;
  return kinds;
}

export function tell<K extends keyof SlussEventMap>(
  target: EventTarget,
  type: K,
  detail: SlussEventMap[K]['detail'],
): void {
  target.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
}

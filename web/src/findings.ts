// Small questions about findings that the notice and the dialog both ask.

import type { Channel, Finding, Report, Verdict } from '@sluss/core';

export const clearReport: Report = { verdict: 'clear', findings: [], channels: [] };

/** Low findings are for programs; people are not bothered with them. */
export function isShown({ severity }: Finding): boolean {
  return severity !== 'low';
}

const verdicts: readonly Verdict[] = ['clear', 'advise', 'warn'];

/** The verdict of several texts that are posted together. */
export function worstVerdict(reports: readonly Report[]): Verdict {
  const worst = Math.max(0, ...reports.map(({ verdict }) => verdicts.indexOf(verdict)));
  return verdicts[worst] as Verdict;
}

/** Each channel once, in the order of the first report that names it. */
export function mergeChannels(reports: readonly Report[]): Channel[] {
  return [...new Map(reports.flatMap(({ channels }) => channels.map((c) => [c.id, c] as const))).values()];
}

/** Findings may nest; taking out the outer one takes the inner one along. */
export function outermost(findings: readonly Finding[]): Finding[] {
  return findings.filter(
    (inner, index) =>
      !findings.some((outer, at) => {
        const same = outer.start === inner.start && outer.end === inner.end;
        return at !== index && outer.start <= inner.start && inner.end <= outer.end && (!same || at < index);
      }),
  );
}

const longestExcerpt = 80;

/** What was written, short enough to be looked at. */
export function excerptOf(text: string, { start, end }: Finding): string {
  const characters = [...text.slice(start, end)];
  return characters.length <= longestExcerpt
    ? characters.join('')
    : `${characters.slice(0, longestExcerpt - 1).join('')}…`;
}

// What the playground shows of a scan: the findings in the text and in a table, and what was looked at and not reported.

import type { Finding, Guard } from '@sluss/core';
import type { Refusal } from '@sluss/core/inspect';
import { surenessOf } from '@sluss/documents';
import { element } from '../src/elements.js';
import { outermost } from '../src/findings.js';
import type { Wording } from '../src/wording.js';

/** The text with the findings marked in it; of nested ones the outermost. */
export function marked(source: string, findings: readonly Finding[]): (Node | string)[] {
  const pieces: (Node | string)[] = [];
  let done = 0;
  for (const { start, end, severity } of outermost(findings)) {
    const mark = element('mark', { attributes: { 'data-severity': severity } }, source.slice(start, end));
    pieces.push(source.slice(done, start), mark);
    done = end;
  }
  return [...pieces, source.slice(done)];
}

export function findingRows(findings: readonly Finding[], guard: Guard, wording: Wording): HTMLElement[] {
  if (findings.length === 0) return [emptyRow(5, wording)];
  return findings.map((finding) => {
    const { title, why } = guard.explain(finding);
    const evidence = element('ul', {}, ...why.map((reason) => element('li', {}, reason)));
    const sureness = `${finding.confidence} (${wording.say(`confidence.${surenessOf(finding.confidence)}`)})`;
    return row(
      [title, ' ', id(finding.kind)],
      [positionOf(finding)],
      [wording.say(`severity.${finding.severity}`)],
      [sureness],
      [id(finding.evidence.join(', ')), evidence],
    );
  });
}

/** A row for each stretch, with the kinds that were refused for the same reason side by side. */
export function refusalRows(
  source: string,
  refusals: readonly Refusal[],
  guard: Guard,
  wording: Wording,
): HTMLElement[] {
  if (refusals.length === 0) return [emptyRow(3, wording)];
  const tell = (group: Group) => {
    const { reason, instead } = group[0];
    const why = wording.say(`refusal.${reason}`, { kind: titleOf(instead, guard) ?? '' });
    const kinds = group.map(({ kind }) => titleOf(kind, guard) ?? wording.say('refusal.anything'));
    return element('li', {}, `${why}: ${wording.list([...new Set(kinds)])} `, id(reason));
  };
  const stretches = groupsOf(refusals, ({ start, end }) => `${start} ${end}`);
  return stretches.map((stretch) => {
    const reasons = groupsOf(stretch, ({ reason, instead }) => `${reason} ${instead}`);
    return row(
      [element('bdi', {}, source.slice(stretch[0].start, stretch[0].end))],
      [positionOf(stretch[0])],
      [element('ul', {}, ...reasons.map(tell))],
    );
  });
}

type Group = [Refusal, ...Refusal[]];

/** Those with the same key together, in the order in which the keys come. */
function groupsOf(refusals: readonly Refusal[], keyOf: (refusal: Refusal) => string): Group[] {
  const groups = new Map<string, Group>();
  for (const refusal of refusals) {
    const group = groups.get(keyOf(refusal));
    if (group === undefined) groups.set(keyOf(refusal), [refusal]);
    else group.push(refusal);
  }
  return [...groups.values()];
}

function titleOf(kind: string | undefined, guard: Guard): string | undefined {
  if (kind === undefined) return undefined;
  return guard.explain({ kind, start: 0, end: 0, confidence: 0, severity: 'low', evidence: [] }).title;
}

/** Read from left to right in every language, as the text's own offsets are. */
function positionOf({ start, end }: { readonly start: number; readonly end: number }): HTMLElement {
  return element('bdi', { attributes: { dir: 'ltr' } }, `${start}–${end}`);
}

function id(text: string): HTMLElement {
  return element('code', { attributes: { dir: 'ltr' } }, text);
}

function row(head: (Node | string)[], ...cells: (Node | string)[][]): HTMLElement {
  const first = element('th', { attributes: { scope: 'row' } }, ...head);
  return element('tr', {}, first, ...cells.map((cell) => element('td', {}, ...cell)));
}

function emptyRow(columns: number, wording: Wording): HTMLElement {
  const cell = element(
    'td',
    { attributes: { colspan: String(columns) } },
    wording.say('playground.noFindings'),
  );
  return element('tr', {}, cell);
}

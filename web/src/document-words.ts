// What to say about a picture or document: the names of what was found, and what it looks like as a whole.

import type { Guard } from '@sluss/core';
import type { DocumentFinding, Inspection } from '@sluss/documents';
import type { Wording } from './wording.js';

type Naming = Pick<DocumentFinding, 'kind' | 'severity' | 'confidence' | 'evidence'>;

/** The name of what was found, in the reader's language. */
export function documentFindingName(finding: Naming, guard: Guard, wording: Wording): string {
  const { kind, severity, confidence, evidence } = finding;
  if (kind === 'code' || kind.startsWith('metadata.')) return wording.say(`picture.${kind}`);
  return guard.explain({ kind, severity, confidence, evidence, start: 0, end: 0 }).title;
}

/** "This picture shows what looks like a decision letter, with this in it: …", each kind once, the worst first. */
export function documentSentence({ type, findings }: Inspection, guard: Guard, wording: Wording): string {
  const shown = findings.filter(({ severity }) => severity !== 'low');
  if (shown.length === 0) return wording.say('picture.clear');
  const names = new Set(shown.map((finding) => documentFindingName(finding, guard, wording)));
  return wording.say(`picture.looks.${type}`, { what: wording.list([...names]) });
}

/** Why something may have been missed. */
export function limitSentences({ limits }: Inspection, wording: Wording): string[] {
  return limits.map((limit) => wording.say(`picture.limit.${limit}`));
}

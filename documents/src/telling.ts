// What to say about a picture or document: the names of what was found, and what it looks like as a whole.

import type { Guard } from '@sluss/core';
import { confidenceAsRead } from './inspection.js';
import type { CopyFormat, TextLanguage } from './protocol.js';
import type { DocumentFinding, Inspection, Reading } from './types.js';

/** The sentences of a locale. */
export interface Sentences {
  say(id: string, values?: Readonly<Record<string, string | number>>): string;
  /** "a, b and c" in the locale's language. */
  list(items: readonly string[]): string;
}

export type Explainer = Pick<Guard, 'explain'>;
type Naming = Pick<DocumentFinding, 'kind' | 'severity' | 'confidence' | 'evidence'>;

/** The name of what was found, in the reader's language. */
export function documentFindingName(finding: Naming, guard: Explainer, sentences: Sentences): string {
  if (!isOfCore(finding)) return sentences.say(`picture.${finding.kind}`);
  return guard.explain(asInText(finding)).title;
}

/** Why it matters; codes and metadata say it in their names. */
export function documentFindingReasons(finding: Naming, guard: Explainer): readonly string[] {
  return isOfCore(finding) ? guard.explain(asInText(finding)).why : [];
}

function isOfCore({ kind }: Naming): boolean {
  return kind !== 'code' && !kind.startsWith('metadata.');
}

function asInText({ kind, severity, confidence, evidence }: Naming) {
  return { kind, severity, confidence, evidence: [...evidence], start: 0, end: 0 };
}

/** How far a confidence may be relied upon, as in the locales' `confidence.…`. */
export function surenessOf(confidence: number): 'sure' | 'likely' | 'possible' {
  if (confidence >= 0.9) return 'sure';
  return confidence >= 0.7 ? 'likely' : 'possible';
}

/** In a word: see confidenceAsRead. */
export function documentFindingSureness(
  finding: Pick<DocumentFinding, 'confidence' | 'legibility'>,
  sentences: Sentences,
): string {
  return sentences.say(`confidence.${surenessOf(confidenceAsRead(finding))}`);
}

/** What is worth telling: each kind once, the worst first. */
export function toldFindings({ findings }: Inspection): DocumentFinding[] {
  const shown = findings.filter(({ severity }) => severity !== 'low');
  return shown.filter(({ kind }, at) => shown.findIndex((other) => other.kind === kind) === at);
}

/** "This picture shows what looks like a decision letter, with this in it: …" */
export function documentSentence(inspection: Inspection, guard: Explainer, sentences: Sentences): string {
  const names = toldFindings(inspection).map((finding) => documentFindingName(finding, guard, sentences));
  if (names.length === 0) return sentences.say('picture.clear');
  return sentences.say(`picture.looks.${inspection.type}`, { what: sentences.list([...new Set(names)]) });
}

/** Why something may have been missed. */
export function limitSentences({ limits }: Inspection, sentences: Sentences): string[] {
  return limits.map((limit) => sentences.say(`picture.limit.${limit}`));
}

/** Latin letters are in every picture; the others are read for those who write them. */
export function textLanguagesFor(lang: string): TextLanguage[] {
  if (lang.startsWith('ar')) return ['swe', 'ara'];
  return lang.startsWith('fa') ? ['swe', 'fas'] : ['swe'];
}

/** What a covered copy is called, and of which type it is; undefined where none can be made, or not of all that was not read. */
export function copyOf({
  format,
  limits,
}: Reading): { readonly name: string; readonly type: CopyFormat } | undefined {
  if (format === 'text' || limits.includes('pages') || limits.includes('no-text-layer')) return undefined;
  if (format === 'pdf') return { name: 'document.pdf', type: 'application/pdf' };
  if (format === 'jpeg') return { name: 'picture.jpg', type: 'image/jpeg' };
  return { name: 'picture.png', type: 'image/png' };
}

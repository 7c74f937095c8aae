// What a guard makes of a reading: the same engine, policy and severities as for a comment, with places to cover.

import type { Channel, Finding, Report, Severity, Verdict } from '@sluss/core';
import { documentType } from './document-type.js';
import type {
  DocumentFinding,
  Inspection,
  MetadataEntry,
  MetadataKind,
  Passage,
  PlacedWord,
  Reading,
  Region,
} from './types.js';
import { zoneCandidates } from './zone-text.js';

/** What is asked of a guard here. */
export interface Scanner {
  scan(text: string): Report;
}

export function inspect(reading: Reading, guard: Scanner): Inspection {
  const channels = new Map<string, Channel>();
  const found: DocumentFinding[] = [];
  for (const passage of reading.passages) {
    const { text, findings, channels: ways } = scanned(passage, guard);
    for (const way of ways) channels.set(way.id, way);
    found.push(...findings.map((finding) => placed(finding, passage, text)));
  }
  found.push(...reading.codes.map(codeFinding), ...metadataFindings(reading.metadata, guard));
  const findings = distinct(found);
  return {
    verdict: verdictOf(findings),
    type: documentType(reading, findings),
    findings,
    channels: [...channels.values()],
    limits: reading.limits,
  };
}

/** A passage as the guard read it; `text` differs from the passage's where a zone was mended. */
function scanned(passage: Passage, guard: Scanner) {
  const zone = passage.source === 'mrz' ? mendedZone(passage.text, guard) : undefined;
  const text = zone ?? (passage.source === 'code' ? spaced(passage.text) : passage.text);
  const report = guard.scan(text);
  const findings =
    zone === undefined ? report.findings : report.findings.filter(({ kind }) => kind === 'mrz');
  return { ...report, findings, text };
}

/** In a text, addresses are left alone; nobody has read the one in a code. */
function spaced(address: string): string {
  return address.replace(/[/?&=#;]+/g, ' ');
}

/** The first reading whose check digits are right, else the first that has a zone's form. */
function mendedZone(text: string, guard: Scanner): string | undefined {
  let formed: string | undefined;
  for (const candidate of zoneCandidates(text)) {
    const zone = guard.scan(candidate).findings.find(({ kind }) => kind === 'mrz');
    if (zone?.evidence.includes('check_digit')) return candidate;
    if (zone !== undefined) formed ??= candidate;
  }
  return formed;
}

function placed(finding: Finding, passage: Passage, text: string): DocumentFinding {
  const { kind, severity, confidence, evidence } = finding;
  const words =
    text === passage.text
      ? passage.words.filter(({ start, end }) => start < finding.end && finding.start < end)
      : passage.words;
  // Codes come with their margin.
  const regions = passage.source === 'code' ? regionsOf(words) : regionsOf(words).map(widened);
  const legibility = words.length === 0 ? 1 : Math.min(...words.map((word) => word.confidence));
  return {
    kind,
    severity,
    confidence,
    evidence,
    legibility,
    source: passage.source,
    regions,
  };
}

/** Letters reach beyond what the reader calls their box. */
const margin = 0.18;

/** One rectangle for the neighbouring words of a line. */
function regionsOf(words: readonly PlacedWord[]): Region[] {
  const regions: Region[] = [];
  for (const { region } of words) {
    const last = regions.at(-1);
    if (last !== undefined && inOneLine(last, region)) regions[regions.length - 1] = union(last, region);
    else regions.push(region);
  }
  return regions;
}

function inOneLine(one: Region, other: Region): boolean {
  const shared = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return one.page === other.page && shared > Math.min(one.height, other.height) / 2;
}

function union(one: Region, other: Region): Region {
  const x = Math.min(one.x, other.x);
  const y = Math.min(one.y, other.y);
  return {
    page: one.page,
    x,
    y,
    width: Math.max(one.x + one.width, other.x + other.width) - x,
    height: Math.max(one.y + one.height, other.y + other.height) - y,
  };
}

function widened({ page, x, y, width, height }: Region): Region {
  const by = Math.ceil(Math.min(width, height) * margin) + 1;
  const left = Math.max(0, x - by);
  const top = Math.max(0, y - by);
  return { page, x: left, y: top, width: x + width + by - left, height: y + height + by - top };
}

/** Nobody sees what a code says before it is scanned, so each is told. */
function codeFinding(region: Region): DocumentFinding {
  return {
    kind: 'code',
    severity: 'medium',
    confidence: 0.9,
    legibility: 1,
    evidence: ['form'],
    source: 'code',
    regions: [region],
  };
}

/** Where somebody was, or who took the picture, is what metadata gives away that the picture does not show. */
const metadataSeverity: Readonly<Record<MetadataKind, Severity>> = {
  place: 'high',
  person: 'medium',
  preview: 'medium',
  device: 'low',
  time: 'low',
  description: 'low',
};

/** One finding for each kind of metadata; what the guard finds in its words makes it weigh more. */
function metadataFindings(entries: readonly MetadataEntry[], guard: Scanner): DocumentFinding[] {
  const kinds = [...new Set(entries.map(({ kind }) => kind))];
  return kinds.map((kind) => {
    const ofKind = entries.filter((entry) => entry.kind === kind);
    const text = ofKind.map(({ value }) => value).join('\n');
    const inWords = guard.scan(text).findings.map(({ severity }) => severity);
    return {
      kind: `metadata.${kind}`,
      severity: worst([metadataSeverity[kind], ...inWords]),
      confidence: 1,
      legibility: 1,
      evidence: ['form'],
      source: 'metadata',
      regions: [],
    };
  });
}

const severities: readonly Severity[] = ['low', 'medium', 'high'];

function worst(all: readonly Severity[]): Severity {
  return severities[Math.max(...all.map((each) => severities.indexOf(each)))] as Severity;
}

/** The engine's own rule. */
function verdictOf(findings: readonly DocumentFinding[]): Verdict {
  if (findings.some(({ severity }) => severity === 'high')) return 'warn';
  return findings.some(({ severity }) => severity === 'medium') ? 'advise' : 'clear';
}

/**
 * What two passes saw in one place is one finding: the surer one, as wide as the wider one of its kind. The gravest come
 * first, and of these the surest.
 */
function distinct(findings: readonly DocumentFinding[]): DocumentFinding[] {
  const kept: DocumentFinding[] = [];
  for (const finding of inOrder(findings, confidenceAsRead)) {
    if (finding.kind === 'code') {
      kept.push(finding);
      continue;
    }
    if (kept.some(({ regions }) => covers(regions, finding.regions))) continue;
    const part = kept.findIndex(
      ({ kind, regions }) => kind === finding.kind && covers(finding.regions, regions),
    );
    const surer = kept[part];
    if (surer === undefined) kept.push(finding);
    else kept[part] = { ...surer, regions: finding.regions };
  }
  return inOrder(kept, ({ confidence }) => confidence);
}

/**
 * By what speaks for it and by how well it could be read: what was badly read may look like anything. Print in one script, read
 * as another, is full of digits.
 */
export function confidenceAsRead({
  confidence,
  legibility,
}: Pick<DocumentFinding, 'confidence' | 'legibility'>): number {
  return Math.min(confidence, legibility);
}

function inOrder(findings: readonly DocumentFinding[], sureness: (of: DocumentFinding) => number) {
  const graver = (one: DocumentFinding, other: DocumentFinding) =>
    severities.indexOf(other.severity) - severities.indexOf(one.severity);
  return [...findings].sort((one, other) => graver(one, other) || sureness(other) - sureness(one));
}

/** Whether what lies in `inner` lies in `outer` too, but for its edges. */
export function covers(outer: readonly Region[], inner: readonly Region[]): boolean {
  return inner.length > 0 && inner.every((region) => outer.some((other) => sharedArea(other, region) > 0.8));
}

/** The part of `inner` that lies in `outer`. */
function sharedArea(outer: Region, inner: Region): number {
  if (outer.page !== inner.page) return 0;
  const width = Math.min(outer.x + outer.width, inner.x + inner.width) - Math.max(outer.x, inner.x);
  const height = Math.min(outer.y + outer.height, inner.y + inner.height) - Math.max(outer.y, inner.y);
  return width > 0 && height > 0 ? (width * height) / (inner.width * inner.height) : 0;
}

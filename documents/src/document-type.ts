// Says what a picture looks like as a whole, from what was found in it and the words that such documents bear.

import words from '../data/document-words.json' with { type: 'json' };
import type { DocumentFinding, DocumentType, Reading } from './types.js';

/** What only a letter about a case would name. */
const caseKinds = /case_number|dossier_number|diary_number|court_case|lma_number|police_report/;

export function documentType(reading: Reading, findings: readonly DocumentFinding[]): DocumentType {
  const zone = reading.passages.find(({ source }) => source === 'mrz');
  if (zone !== undefined && findings.some(({ kind }) => kind === 'mrz')) {
    return /^\s*P/.test(zone.text) ? 'passport' : 'card';
  }
  const text = reading.passages.map((passage) => passage.text.toLowerCase()).join('\n');
  const says = (list: readonly string[]) => list.filter((word) => text.includes(word)).length;
  if (says(words.card) >= 2) return 'card';
  const aboutCase = findings.some(({ kind }) => caseKinds.test(kind));
  return says(words.letter) >= (aboutCase ? 2 : 3) ? 'letter' : 'other';
}

// Whether a person wants to be asked before a text with these findings is posted.

import type { Report } from '@sluss/core';
import type { Sensitivity } from './settings.js';

/** What is told in words; all else is a number, an address or a secret. */
const told = /^(special\.|person_name$|case_details$|case_question$)/;

export function holds({ verdict, findings }: Report, sensitivity: Sensitivity): boolean {
  switch (sensitivity) {
    case 'careful':
      return verdict !== 'clear';
    case 'normal':
      return verdict === 'warn';
    case 'quiet':
      return findings.some(({ severity, kind }) => severity === 'high' && !told.test(kind));
  }
}

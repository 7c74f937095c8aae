// The same package without WebAssembly, for places that are known to refuse it.

import { startTwin } from './engine.js';
import { createGuardWith } from './guard.js';
import type { Guard, GuardOptions } from './types.js';

/** As `createGuard` of the main entry, always on the JavaScript twin. */
export function createGuard(
  options: Omit<GuardOptions, 'engine' | 'wasmUrl' | 'wasmBytes'> = {},
): Promise<Guard> {
  return createGuardWith(startTwin, options);
}

export { locales, policies } from './catalogue.js';
export { SlussError } from './error.js';
export { loadLocale, loadModel, loadPolicy, spokenLanguage } from './resources.js';
export { scanStream } from './stream.js';
export type * from './types.js';

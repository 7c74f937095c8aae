// @sluss/core: finds what a text gives away, before it is posted.

export { locales, policies } from './catalogue.js';
export { SlussError } from './error.js';
export { createGuard } from './guard.js';
export { loadLocale, loadModel, loadPolicy, spokenLanguage } from './resources.js';
export { scanStream } from './stream.js';
export type * from './types.js';

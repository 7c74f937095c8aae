// What the guard does in Chromium when something breaks: the browser, the extension, its engine, its storage.

import { faultSuite } from './suites/faults.js';
import { inChromium } from './support/in-chromium.js';

inChromium('faults', ({ chromium, site, results }) => {
  faultSuite(chromium, site, results);
});

// Pictures and documents for a guarded composer in Chromium.

import { attachmentSuite } from './suites/attachments.js';
import { coveredPartsInChromium, coveredPartsSuite } from './suites/covered-parts.js';
import { Fixture } from './support/fixture.js';
import { inChromium } from './support/in-chromium.js';
import type { OpenPage } from './support/person.js';

inChromium('pictures', ({ chromium, site, results }) => {
  const open: OpenPage = (address, parameters) => Fixture.open(chromium(), address, parameters);
  attachmentSuite(open, site, results);
  coveredPartsSuite(open, results, ['choice', 'drop']);
  coveredPartsInChromium(chromium, results);
});

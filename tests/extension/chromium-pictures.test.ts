// Pictures and documents for a guarded composer in Chromium.

import { attachmentSuite } from './suites/attachments.js';
import { Fixture } from './support/fixture.js';
import { inChromium } from './support/in-chromium.js';

inChromium('pictures', ({ chromium, site, results }) => {
  attachmentSuite((address, parameters) => Fixture.open(chromium(), address, parameters), site, results);
});

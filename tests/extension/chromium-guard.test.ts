// What the guard does in Chromium, whatever the platform: editors, gate, pages that forbid or fight, and its own pages.

import { connectionsSuite } from './suites/connections.js';
import { editorSuite } from './suites/editors.js';
import { failureSuite } from './suites/failure.js';
import { gateSuite } from './suites/gate.js';
import { hostileSuite } from './suites/hostile.js';
import { ownPagesSuite } from './suites/own-pages.js';
import { policySuite } from './suites/policies.js';
import { popupSuite } from './suites/popup.js';
import { Fixture } from './support/fixture.js';
import { inChromium } from './support/in-chromium.js';

inChromium('guard', ({ chromium, site, results }) => {
  editorSuite((address, parameters) => Fixture.open(chromium(), address, parameters), results);
  gateSuite(chromium, results);
  failureSuite(site, results);
  policySuite(chromium, results);
  hostileSuite(chromium, results);
  connectionsSuite(chromium, site, results);
  popupSuite(chromium, results);
  ownPagesSuite(chromium, results);
});

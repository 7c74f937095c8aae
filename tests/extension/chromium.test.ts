// The extension in Chromium: one browser for all suites.

import { after, before, describe } from 'node:test';
import { platformPages } from './fixtures/platforms/pages.js';
import { costsSuite } from './suites/costs.js';
import { editorSuite } from './suites/editors.js';
import { failureSuite } from './suites/failure.js';
import { gateSuite } from './suites/gate.js';
import { hostileSuite } from './suites/hostile.js';
import { ownPagesSuite } from './suites/own-pages.js';
import { platformSuite } from './suites/platforms.js';
import { policySuite } from './suites/policies.js';
import { type Chromium, launchChromium } from './support/chromium.js';
import { Fixture } from './support/fixture.js';
import { addPages } from './support/options.js';
import type { OpenPage } from './support/person.js';
import { Results } from './support/results.js';
import { Site } from './support/site.js';

describe('Chromium', () => {
  const results = new Results('chromium');
  let site: Site;
  let chromium: Chromium;
  before(async () => {
    site = await Site.open();
    chromium = await launchChromium(site);
    await addPages(chromium, 'Swedish Migration Agency', [
      'https://www.instagram.com/migrationsverket/',
      'https://www.threads.com/@migrationsverket',
      'https://www.reddit.com/user/Migrationsverket',
      'https://social.example.org/@migrationsverket',
    ]);
  });
  after(async () => {
    results.save(chromium.context.browser()?.version() ?? '');
    await chromium.close();
    await site.close();
  });
  const open: OpenPage = (address, parameters) => Fixture.open(chromium, address, parameters);
  editorSuite(open, results);
  gateSuite(() => chromium, results);
  failureSuite(() => site, results);
  policySuite(() => chromium, results);
  hostileSuite(() => chromium, results);
  platformSuite(open, platformPages, results);
  costsSuite(
    () => chromium,
    () => site,
    results,
  );
  ownPagesSuite(() => chromium, results);
});

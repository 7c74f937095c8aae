// The tests of one file share one Chromium with the extension.

import { after, before, describe } from 'node:test';
import { type Chromium, launchChromium } from './chromium.js';
import { Results } from './results.js';
import { Site } from './site.js';
import { running } from './surroundings.js';

export interface Surroundings {
  /** For use in tests and hooks only: the browser is started before the first of them. */
  readonly chromium: () => Chromium;
  readonly site: () => Site;
  readonly results: Results;
}

/** @param part what the file is about, for the name of its results */
export function inChromium(part: string, suites: (surroundings: Surroundings) => void): void {
  describe(`Chromium, ${part}`, () => {
    const results = new Results('chromium', part);
    let site: Site | undefined;
    let chromium: Chromium | undefined;
    before(async () => {
      site = await Site.open();
      chromium = await launchChromium(site);
    });
    after(async () => {
      if (chromium !== undefined) results.save(chromium.context.browser()?.version() ?? '');
      await chromium?.close();
      await site?.close();
    });
    suites({ chromium: () => running(chromium), site: () => running(site), results });
  });
}

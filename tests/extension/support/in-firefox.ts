// The tests of one file share one Firefox with the extension.

import { after, before, describe } from 'node:test';
import { type Firefox, launchFirefox } from './firefox.js';
import { Results } from './results.js';
import { Site } from './site.js';
import { running } from './surroundings.js';

export interface Surroundings {
  /** For use in tests and hooks only: the browser is started before the first of them. */
  readonly firefox: () => Firefox;
  readonly site: () => Site;
  readonly results: Results;
}

/**
 * @param part what the file is about, for the name of its results
 * @param preferences of the browser, beside those that every test needs
 */
export function inFirefox(
  part: string,
  suites: (surroundings: Surroundings) => void,
  preferences: Readonly<Record<string, unknown>> = {},
): void {
  describe(`Firefox, ${part}`, () => {
    const results = new Results('firefox', part);
    let site: Site | undefined;
    let firefox: Firefox | undefined;
    before(async () => {
      site = await Site.open();
      firefox = await launchFirefox(site, undefined, preferences);
    });
    after(async () => {
      if (firefox !== undefined) results.save(await firefox.browser.version());
      await firefox?.close();
      await site?.close();
    });
    suites({ firefox: () => running(firefox), site: () => running(site), results });
  });
}

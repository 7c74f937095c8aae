// The tests of one file share one Chromium with the extension.

import { after, before, describe } from 'node:test';
import { type Chromium, launchChromium } from './chromium.js';
import { Results } from './results.js';
import { Site } from './site.js';

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
    suites({ chromium: () => started(chromium), site: () => started(site), results });
  });
}

function started<Part>(part: Part | undefined): Part {
  if (part === undefined) throw new Error('it is not running');
  return part;
}

// What the suites in real browsers share: each is told once, and runs in every browser with a site of its own.

import { after, before, describe } from 'node:test';
import { browserNames, openBrowser } from './browsers.mjs';
import { startSite } from './site.mjs';

/** A text that gives its writer away. */
export const leak = 'My personal number is 850709-9805';

/**
 * Describes `title` in each browser. `tell(at)` puts in the tests; `at` has the name of the browser at once, and the
 * browser and the site when the tests run.
 */
export function inEveryBrowser(title, tell) {
  for (const name of browserNames) {
    describe(`${title} in ${name}`, { concurrency: false }, () => {
      const at = { name };
      before(async () => {
        at.site = await startSite();
        at.browser = await openBrowser(name);
      });
      after(async () => {
        await at.browser?.close();
        at.site?.close();
      });
      tell(at);
    });
  }
}

/** In the page: waits until the guard finds the names of people too. */
export const namesHaveCome = () =>
  document
    .querySelector('sluss-guard')
    .open()
    .then(({ names }) => names)
    .then(() => true);

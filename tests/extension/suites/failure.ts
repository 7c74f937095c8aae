// When the engine cannot start, nothing slips by and nobody is locked out.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { launchChromium } from '../support/chromium.js';
import { without } from '../support/damage.js';
import { Fixture } from '../support/fixture.js';
import { openOwnPage, saves } from '../support/options.js';
import { settles } from '../support/person.js';
import type { Results } from '../support/results.js';
import type { Site } from '../support/site.js';
import { leaking } from '../support/texts.js';

export function failureSuite(site: () => Site, results: Results): void {
  describe('without an engine', () => {
    it('says so, holds, and posts unchecked when the person wants it', () =>
      results.record('other', 'gate', 'engine fails: said, held, with a way out', async () => {
        const chromium = await launchChromium(site(), without('engine-wasm.js', 'engine-twin.js'));
        try {
          const fixture = await Fixture.open(chromium, 'https://www.facebook.com/Migrationsverket');
          await fixture.write(leaking);
          await fixture.pressPost();
          await fixture.dialog.holds('StaticText', /could not start/);
          assert.deepEqual(await fixture.posts(), []);
          await fixture.press('Tab');
          await fixture.press('Tab');
          await fixture.dialog.focuses(/^Post without checking/);
          // Nothing that changes elsewhere puts another dialog under the person's hand.
          const options = await openOwnPage(chromium, 'options');
          await options.getByRole('radio', { name: /^Quiet/ }).check();
          await saves(options);
          await options.close();
          await fixture.page.bringToFront();
          await fixture.drawn(settles);
          await fixture.dialog.focuses(/^Post without checking/);
          await fixture.pressInDialog(/^Post without checking/);
          await fixture.dialogCloses();
          assert.deepEqual(await fixture.posts(), []);
          await fixture.pressPost();
          await fixture.posted(leaking);
        } finally {
          await chromium.close();
        }
      }));
  });
}

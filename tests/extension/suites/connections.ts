// Guarding makes no connection: not the page's, not the extension's.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Chromium } from '../support/chromium.js';
import { Fixture } from '../support/fixture.js';
import type { Results } from '../support/results.js';
import type { Site } from '../support/site.js';
import { label, leaking, number } from '../support/texts.js';

export function connectionsSuite(chromium: () => Chromium, site: () => Site, results: Results): void {
  describe('the network', () => {
    it('makes no connection while it guards', () =>
      results.record('other', 'network', 'no connection while it guards', async () => {
        const fixture = await Fixture.open(chromium(), 'https://www.facebook.com/Migrationsverket');
        try {
          const asked: string[] = [];
          const { context } = chromium();
          context.on('request', (request) => asked.push(request.url()));
          const before = site().traffic.length;
          await fixture.write(leaking);
          await fixture.isNoticed();
          await fixture.pressPost();
          await fixture.dialog.opens();
          await fixture.dialog.press('button', /^Take it out/);
          await fixture.hears(/taken out/);
          await fixture.pressPost();
          await fixture.posted(leaking.replace(number, label));
          assert.deepEqual(site().traffic.slice(before), []);
          assert.deepEqual(
            asked.filter((url) => !url.startsWith('chrome-extension:')),
            [],
          );
        } finally {
          await fixture.close();
        }
      }));
  });
}

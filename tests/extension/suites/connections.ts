// Guarding makes no connection, not the page's and not the extension's, and leaves nothing behind.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Chromium, launchChromium } from '../support/chromium.js';
import { Fixture } from '../support/fixture.js';
import type { Results } from '../support/results.js';
import type { Site } from '../support/site.js';
import { label, leaking, number } from '../support/texts.js';
import { filesWith, keptInPage, telling } from '../support/traces.js';

const keptByExtension = `(async () => JSON.stringify(
  await Promise.all(['local', 'session', 'sync'].map((area) => chrome.storage[area].get(null)))))()`;

async function writesAndTakesOut(fixture: Fixture): Promise<void> {
  await fixture.write(leaking);
  await fixture.isNoticed();
  await fixture.pressPost();
  await fixture.dialog.opens();
  await fixture.dialog.press('button', /^Take it out/);
  await fixture.hears(/taken out/);
}

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
          await writesAndTakesOut(fixture);
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

    it('leaves nothing behind, in the page, in its storage or on the disk', () =>
      results.record('other', 'traces', 'nothing is left behind', async () => {
        const own = await launchChromium(site());
        try {
          const fixture = await Fixture.open(own, 'https://www.facebook.com/Migrationsverket');
          const said: string[] = [];
          fixture.page.on('console', (message) => said.push(message.text()));
          await writesAndTakesOut(fixture);
          assert.doesNotMatch(await fixture.page.evaluate<string>(keptInPage), telling);
          const [worker] = own.context.serviceWorkers();
          const kept = await worker?.evaluate<string>(keptByExtension);
          assert.match(kept ?? '', /"memory"/, 'what the extension keeps has been read');
          assert.doesNotMatch(kept ?? '', telling);
          assert.deepEqual(said, []);
          await fixture.close();
          assert.notDeepEqual(
            await filesWith('personnummer', own.profile),
            [],
            'the extension itself is there',
          );
          assert.deepEqual(await filesWith(number, own.profile), []);
        } finally {
          await own.close();
        }
      }));
  });
}

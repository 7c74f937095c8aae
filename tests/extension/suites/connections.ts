// Guarding makes no connection, not the page's and not the extension's, and leaves nothing behind.

import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { type Chromium, launchChromium } from '../support/chromium.js';
import { Fixture } from '../support/fixture.js';
import type { Results } from '../support/results.js';
import type { Site } from '../support/site.js';
import { label, leaking, number } from '../support/texts.js';

/** The number, or the name of its kind. */
const telling = /850709|personnummer/;

/** Everything that a page can find of what has happened in it, as text. */
const keptInPage = `(async () => JSON.stringify([
  { ...localStorage }, { ...sessionStorage }, document.cookie, history.state, location.href,
  await indexedDB.databases(), await caches.keys(),
  performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => !name.includes('/bundle/')),
  [...document.querySelectorAll('*')].flatMap(({ attributes }) => [...attributes].map(({ value }) => value)),
]))()`;

const keptByExtension = `(async () => JSON.stringify(
  await Promise.all(['local', 'session', 'sync'].map((area) => chrome.storage[area].get(null)))))()`;

/** Files of the browser's profile that hold a text, in either of the ways in which browsers write texts. */
async function filesWith(text: string, profile: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const entry of await readdir(profile, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path).catch(() => Buffer.alloc(0)); // a file that has gone meanwhile
    if (bytes.includes(text) || bytes.includes(Buffer.from(text, 'utf16le'))) found.push(path);
  }
  return found;
}

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

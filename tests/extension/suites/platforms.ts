// Every composer of every platform, by every way to post.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PlatformPage } from '../fixtures/platforms/pages.js';
import {
  dialogCloses,
  dialogOpens,
  empty,
  hasPosted,
  holdsInModel,
  isQuiet,
  type OpenPage,
  type Person,
} from '../support/person.js';
import type { Results } from '../support/results.js';
import { clean, leaking } from '../support/texts.js';

const ways = ['click', 'key', 'pointer-down'] as const;
type Way = (typeof ways)[number];

/** By which of the page's own events its buttons post. A real form posts when it is submitted, whatever sets that off. */
function parametersFor(way: Way): Record<string, string> {
  return way === 'pointer-down' ? { on: 'pointerdown' } : {};
}

async function attempt(person: Person, way: Way, { key }: PlatformPage): Promise<void> {
  if (way === 'click') await person.pressPost();
  else if (way === 'pointer-down') await person.pointerDownOnPost();
  else if (key !== undefined) await person.press(key.replace('mod+', 'Control+'));
  else await person.keyOnPost('Enter');
}

/** The leaking text is still there after the person has gone back to it; a clean one in its place is posted as it is. */
async function holdsAndLetsPass(person: Person, way: Way, page: PlatformPage): Promise<void> {
  await person.write(leaking);
  await attempt(person, way, page);
  assert.deepEqual(await person.posts(), []);
  if (way === 'pointer-down') await person.pointerUp();
  await dialogOpens(person);
  await person.press('Escape');
  await dialogCloses(person);
  assert.deepEqual(await person.posts(), []);
  await holdsInModel(person, leaking);

  await empty(person);
  await person.typeOn(clean);
  await isQuiet(person);
  await attempt(person, way, page);
  if (way === 'pointer-down') await person.pointerUp();
  await hasPosted(person, clean);
  assert.equal(await person.dialogIsOpen(), false);
}

export function platformSuite(open: OpenPage, pages: readonly PlatformPage[], results: Results): void {
  for (const page of pages) {
    const name = `${page.platform}: ${page.composer}`;
    describe(name, () => {
      for (const way of ways) {
        it(`holds a leaking text and lets a clean one pass untouched, posted by ${way}`, () =>
          results.record('platforms', name, way, async () => {
            const person = await open(page.address, parametersFor(way));
            try {
              await holdsAndLetsPass(person, way, page);
            } finally {
              await person.close();
            }
          }));
      }
    });
  }
}

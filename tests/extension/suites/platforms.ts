// Every composer of every platform, by every way to post.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type PlatformPage, platformPages } from '../fixtures/platforms/pages.js';
import type { Chromium } from '../support/chromium.js';
import { Fixture } from '../support/fixture.js';
import type { Results } from '../support/results.js';
import { clean, leaking } from '../support/texts.js';

const ways = ['click', 'key', 'pointer-down'] as const;
type Way = (typeof ways)[number];

/** By which of the page's own events its buttons post. A real form posts when it is submitted, whatever sets that off. */
function parametersFor(way: Way): Record<string, string> {
  return way === 'pointer-down' ? { on: 'pointerdown' } : {};
}

async function attempt(fixture: Fixture, way: Way, { key }: PlatformPage): Promise<void> {
  if (way === 'click') await fixture.pressPost();
  else if (way === 'pointer-down') await fixture.pointerDownOnPost();
  else if (key !== undefined) await fixture.page.keyboard.press(key.replace('mod+', 'Control+'));
  else await fixture.keyOnPost('Enter');
}

async function holdsLeaking(fixture: Fixture, way: Way, page: PlatformPage): Promise<void> {
  await fixture.write(leaking);
  await attempt(fixture, way, page);
  assert.deepEqual(await fixture.posts(), []);
  if (way === 'pointer-down') await fixture.page.mouse.up();
  await fixture.dialog.opens();
  await fixture.page.keyboard.press('Escape');
  await fixture.dialog.closes();
  assert.deepEqual(await fixture.posts(), []);
  await fixture.shows(leaking);
}

async function letsCleanPass(fixture: Fixture, way: Way, page: PlatformPage): Promise<void> {
  // Something to find first, so that the engine is known to be there.
  await fixture.write(leaking);
  await fixture.isNoticed();
  await fixture.empty();
  await fixture.typeOn(clean);
  await attempt(fixture, way, page);
  if (way === 'pointer-down') await fixture.page.mouse.up();
  await fixture.posted(clean);
  assert.equal(await fixture.dialog.isOpen(), false);
}

export function platformSuite(chromium: () => Chromium, results: Results): void {
  for (const page of platformPages) {
    describe(`${page.platform}: ${page.composer}`, () => {
      for (const way of ways) {
        for (const [what, check] of [
          ['holds a leaking text', holdsLeaking],
          ['lets a clean text pass untouched', letsCleanPass],
        ] as const) {
          it(`${what}, posted by ${way}`, () =>
            results.record('platforms', `${page.platform}: ${page.composer}`, way, async () => {
              const fixture = await Fixture.open(chromium(), page.address, parametersFor(way));
              try {
                await check(fixture, way, page);
              } finally {
                await fixture.close();
              }
            }));
        }
      }
    });
  }
}

// What can break under a person's hands: each time the text stays, and no post slips through unchecked and unsaid.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page, Worker } from 'playwright-core';
import { type Chromium, launchChromium } from '../support/chromium.js';
import {
  damagedNames,
  engineWithLittleMemory,
  trappingEngine,
  unusableStorage,
  without,
} from '../support/damage.js';
import { Fixture } from '../support/fixture.js';
import { openOwnPage } from '../support/options.js';
import { until } from '../support/person.js';
import type { Results } from '../support/results.js';
import type { Site } from '../support/site.js';
import { clean, label, leaking, number } from '../support/texts.js';
import { editorAddress } from './editors.js';

const facebook = 'https://www.facebook.com/Migrationsverket';
const textarea = editorAddress('textarea');
const begun = 'Hej! ';
const megabyte = 'Avgiften har höjts igen. '.repeat(40_000);

/** The post is held for what was found; taking it out leaves the rest of the text, which can then be posted. */
async function guards(fixture: Fixture, written: string): Promise<void> {
  await fixture.pressPost();
  await fixture.dialogOpens();
  assert.deepEqual(await fixture.posts(), []);
  await fixture.shows(written);
  await fixture.pressInDialog(/^Take it out/);
  await fixture.shows(written.replace(number, label));
  await fixture.pressPost();
  await fixture.posted(written.replace(number, label));
}

/** The post is held, the person is told that nothing was checked, and decides; the text stays. */
async function saysThatItCannot(fixture: Fixture, written: string): Promise<void> {
  await fixture.pressPost();
  await fixture.dialog.holds('StaticText', /could not start/);
  assert.deepEqual(await fixture.posts(), []);
  await fixture.shows(written);
}

async function postsUnchecked(fixture: Fixture, written: string): Promise<void> {
  await fixture.pressInDialog(/^Post without checking/);
  await fixture.dialogCloses();
  await fixture.pressPost();
  await fixture.posted(written);
}

/** In the options and the popup alike, which show what they would show anyway. */
async function saysThatNothingIsKept(own: Chromium): Promise<void> {
  for (const name of ['options', 'popup'] as const) {
    const page = await openOwnPage(own, name);
    await page.locator('#language').selectOption('sv');
    await page.getByRole('status').filter({ hasText: 'could not be saved' }).waitFor();
    await page.close();
  }
}

function workerOf({ context, extensionId }: Chromium): Worker {
  const worker = context.serviceWorkers().find((each) => new URL(each.url()).host === extensionId);
  if (worker === undefined) throw new Error('the extension has no worker');
  return worker;
}

/** Ends the worker as the browser does when it has been idle, or short of memory. */
async function killWorker(chromium: Chromium): Promise<void> {
  const browser = await chromium.context.browser()?.newBrowserCDPSession();
  const workers = async () =>
    ((await browser?.send('Target.getTargets'))?.targetInfos ?? []).filter(
      ({ type, url }) => type === 'service_worker' && url.includes(chromium.extensionId),
    );
  for (const { targetId } of await workers()) await browser?.send('Target.closeTarget', { targetId });
  await until(async () => (await workers()).length === 0, 'the worker has ended');
  await browser?.detach();
}

/** As the browser does when there is a new version: the old scripts stay in the open pages, cut off from the extension. */
async function update(chromium: Chromium): Promise<void> {
  const worker = workerOf(chromium);
  const gone = worker.waitForEvent('close');
  await worker.evaluate('setTimeout(() => chrome.runtime.reload())');
  await gone;
}

/** What the content script sees of the extension when that has gone: nothing answers any more. */
async function isGone({ context, extensionId }: Chromium): Promise<void> {
  await until(
    async () => !context.serviceWorkers().some((each) => new URL(each.url()).host === extensionId),
    'the extension has gone',
  );
}

/** On the browser's own page of extensions, as the person's switch there does. */
async function disable({ context, extensionId }: Chromium): Promise<void> {
  const extensions = await context.newPage();
  await extensions.goto('chrome://extensions');
  await extensions.evaluate(`chrome.management.setEnabled(${JSON.stringify(extensionId)}, false)`);
  await extensions.close();
}

async function setLifecycle(page: Page, state: 'frozen' | 'active'): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Page.setWebLifecycleState', { state });
  await session.detach();
}

/** Writes into an area of the extension's storage until the browser refuses to take more. */
const fill = `async (area) => {
  const piece = 'x'.repeat(100_000);
  for (let count = 0; count < 1000; count++) {
    try { await chrome.storage[area].set({ ['filling ' + count]: piece }); } catch { break; }
  }
  for (let count = 0, size = 50_000; size > 0; count++, size >>= 1) {
    try { await chrome.storage[area].set({ ['rest ' + count]: piece.slice(0, size) }); } catch {}
  }
  const refused = await chrome.storage[area].set({ more: piece.slice(0, 100) }).then(() => false, () => true);
  if (!refused) throw new Error(area + ' still takes more');
}`;

export function faultSuite(chromium: () => Chromium, site: () => Site, results: Results): void {
  const record = (what: string, run: () => Promise<void>) =>
    it(what, () => results.record('other', 'fault', what, run));

  const onPage = (what: string, address: string, run: (fixture: Fixture) => Promise<void>) =>
    record(what, async () => {
      const fixture = await Fixture.open(chromium(), address);
      try {
        await run(fixture);
      } finally {
        await fixture.close();
      }
    });

  /** In a browser of its own, which the fault may outlast. */
  const elsewhere = (
    what: string,
    run: (own: Chromium, fixture: Fixture) => Promise<void>,
    ...[damage]: [damage?: Parameters<typeof launchChromium>[1]]
  ) =>
    record(what, async () => {
      const own = await launchChromium(site(), damage);
      try {
        await run(own, await Fixture.open(own, facebook));
      } finally {
        await own.close();
      }
    });

  describe('when something breaks', () => {
    onPage('the worker is killed before the engine is asked for', facebook, async (fixture) => {
      await killWorker(chromium());
      await fixture.write(leaking);
      await guards(fixture, leaking);
    });

    onPage('the worker is killed while somebody writes', facebook, async (fixture) => {
      await fixture.write(begun);
      await fixture.typeOn(leaking);
      await fixture.isNoticed();
      await killWorker(chromium());
      await fixture.typeOn('!');
      await guards(fixture, `${begun}${leaking}!`);
    });

    onPage('the page is frozen and thawed', facebook, async (fixture) => {
      await fixture.write(leaking);
      await setLifecycle(fixture.page, 'frozen');
      await setLifecycle(fixture.page, 'active');
      await guards(fixture, leaking);
    });

    onPage('the network is gone', facebook, async (fixture) => {
      const { context } = chromium();
      await context.setOffline(true);
      try {
        await fixture.write(leaking);
        await guards(fixture, leaking);
      } finally {
        await context.setOffline(false);
      }
    });

    onPage('a megabyte is pasted', textarea, async (fixture) => {
      const { context } = chromium();
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      await fixture.focusEditor();
      const pasted = `${megabyte}${leaking}`;
      await fixture.page.evaluate((text) => navigator.clipboard.writeText(text), pasted);
      await fixture.press('Control+v');
      await fixture.shows(pasted);
      await guards(fixture, pasted);
    });

    record('two tabs are written in at once', async () => {
      const [one, other] = [
        await Fixture.open(chromium(), facebook),
        await Fixture.open(chromium(), facebook),
      ];
      try {
        await other.page.bringToFront();
        await other.write(clean);
        await one.page.bringToFront();
        await one.write(leaking);
        await guards(one, leaking);
        await other.page.bringToFront();
        await other.pressPost();
        await other.posted(clean);
      } finally {
        await one.close();
        await other.close();
      }
    });

    elsewhere('the extension is updated while somebody writes', async (own, fixture) => {
      await fixture.write(begun);
      await fixture.typeOn(leaking);
      await fixture.isNoticed();
      await update(own);
      await fixture.typeOn('!');
      await guards(fixture, `${begun}${leaking}!`);
    });

    elsewhere('the extension is updated while somebody writes in a closed shadow root', async (own, _) => {
      const fixture = await Fixture.open(own, 'https://www.migrationsverket.se/closed/textarea');
      await fixture.pressPlaceOf('textarea');
      await fixture.typeOn(leaking);
      await fixture.isNoticed();
      await update(own);
      await fixture.pressPlaceOf('[data-post]');
      await fixture.dialogOpens();
      assert.deepEqual(await fixture.posts(), []);
      await fixture.pressInDialog(/^Take it out/);
      await fixture.shows(leaking.replace(number, label));
    });

    elsewhere('the extension is updated in an open page before a word is written', async (own, fixture) => {
      await update(own);
      await fixture.write(leaking);
      await saysThatItCannot(fixture, leaking);
      await fixture.pressInDialog(/^Try again/);
      await fixture.dialog.holds('StaticText', /could not start/);
      await postsUnchecked(fixture, leaking);
    });

    elsewhere('the extension is disabled while somebody writes', async (own, fixture) => {
      await fixture.write(leaking);
      await fixture.isNoticed();
      await disable(own);
      await isGone(own);
      await fixture.page.bringToFront();
      await fixture.typeOn('!');
      await guards(fixture, `${leaking}!`);
    });

    elsewhere('the storage is full', async (own, fixture) => {
      for (const area of ['local', 'session']) await workerOf(own).evaluate(`(${fill})('${area}')`);
      await fixture.write(leaking);
      await guards(fixture, leaking);
    });

    elsewhere('the storage is full, and a choice that cannot be kept is said so', async (own, _) => {
      await workerOf(own).evaluate(`(${fill})('local')`);
      await saysThatNothingIsKept(own);
    });

    elsewhere(
      'the storage cannot be read or written, and a choice that cannot be kept is said so',
      async (own, _) => saysThatNothingIsKept(own),
      unusableStorage,
    );

    elsewhere(
      'the storage cannot be read or written',
      async (own, fixture) => {
        const read = "chrome.storage.local.get('own').then(() => 'read', () => 'refused')";
        assert.equal(await workerOf(own).evaluate(read), 'refused', 'the fault is there');
        await fixture.write(leaking);
        await guards(fixture, leaking);
      },
      unusableStorage,
    );

    elsewhere('the storage holds what no version has written', async (own, _) => {
      const nonsense = {
        own: { agenciesOff: 5, pages: 'none', paused: null, sites: 7 },
        packs: {},
        managed: 3,
      };
      await workerOf(own).evaluate(`chrome.storage.local.set(${JSON.stringify(nonsense)})`);
      const later = await Fixture.open(own, facebook);
      await later.write(leaking);
      await guards(later, leaking);
    });

    elsewhere(
      'the engine traps',
      async (_own, fixture) => {
        await fixture.write(leaking);
        await saysThatItCannot(fixture, leaking);
        await fixture.pressInDialog(/^Try again/);
        await fixture.dialog.holds('StaticText', /could not start/);
        await postsUnchecked(fixture, leaking);
      },
      trappingEngine,
    );

    elsewhere(
      'the engine runs out of memory, and guards again when the text is shorter',
      async (own, _) => {
        const fixture = await Fixture.open(own, textarea);
        await fixture.write(leaking);
        await fixture.isNoticed();
        await own.context.grantPermissions(['clipboard-read', 'clipboard-write']);
        await fixture.page.evaluate((text) => navigator.clipboard.writeText(text), megabyte);
        await fixture.press('Control+v');
        await saysThatItCannot(fixture, `${leaking}${megabyte}`);
        await fixture.pressInDialog(/^Back to my text/);
        await fixture.dialogCloses();
        await fixture.empty();
        await fixture.typeOn(leaking);
        await saysThatItCannot(fixture, leaking);
        await fixture.pressInDialog(/^Try again/);
        await fixture.dialogOpens();
        await fixture.pressInDialog(/^Take it out/);
        await fixture.shows(leaking.replace(number, label));
      },
      engineWithLittleMemory,
    );

    for (const [what, damage] of [
      ['the model of names is missing', without('names.js')],
      ['the model of names is damaged', damagedNames],
    ] as const) {
      elsewhere(
        what,
        async (_own, fixture) => {
          await fixture.write(leaking);
          await saysThatItCannot(fixture, leaking);
          await postsUnchecked(fixture, leaking);
        },
        damage,
      );
    }
  });
}

// The toolbar popup on a live page: it tells what the guard does there, and its buttons take effect in that page at once.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Chromium } from '../support/chromium.js';
import { Fixture } from '../support/fixture.js';
import { Popup } from '../support/popup.js';
import type { Results } from '../support/results.js';
import { leaking } from '../support/texts.js';

const facebook = 'https://www.facebook.com/Migrationsverket';
/** A site of nobody's, for which the browser's question has been answered with yes. */
const forum = 'https://forum.example.net/editor/textarea';

export function popupSuite(chromium: () => Chromium, results: Results): void {
  const check = (what: string, address: string, run: (fixture: Fixture) => Promise<void>) =>
    it(what, () =>
      results.record('other', 'popup', what, async () => {
        const fixture = await Fixture.open(chromium(), address);
        try {
          await fixture.page.bringToFront();
          await run(fixture);
        } finally {
          await fixture.close();
        }
      }),
    );

  const inPopup = async (use: (popup: Popup) => Promise<void>) => {
    const popup = await Popup.open(chromium());
    await use(popup);
    await popup.close();
  };

  describe('the popup', () => {
    check('pauses the guard on an agency’s page, and switches it on again', facebook, async (fixture) => {
      await inPopup(async (popup) => {
        await popup.says(/watches what you write to Swedish Migration Agency/);
        assert.deepEqual(await popup.buttons(), ['Pause on this site']);
        await popup.press('Pause on this site');
        await popup.says(/paused/);
      });
      await fixture.write(leaking);
      await fixture.pressPost();
      await fixture.posted(leaking);
      await inPopup(async (popup) => {
        await popup.press('Switch on again');
        await popup.says(/watches what you write/);
      });
      await fixture.write(leaking);
      await fixture.pressPost();
      await fixture.dialog.opens();
      assert.equal((await fixture.posts()).length, 1);
    });

    check('brings the guard to a site that the person chooses, and takes it away', forum, async (fixture) => {
      await inPopup(async (popup) => {
        await popup.says(/not needed/);
        await popup.press('Guard this site too');
        await popup.says(/on for this site/);
      });
      await fixture.write(leaking);
      await fixture.pressPost();
      await fixture.dialog.opens();
      assert.deepEqual(await fixture.posts(), []);
      await fixture.press('Escape');
      await fixture.dialog.closes();
      await inPopup(async (popup) => {
        await popup.press('Stop guarding this site');
        await popup.says(/not needed/);
      });
      await fixture.pressPost();
      await fixture.posted(leaking);
    });

    check('changes the language, of itself and of the dialog', facebook, async (fixture) => {
      await inPopup((popup) => popup.choose('sv'));
      await fixture.write(leaking);
      await fixture.pressPost();
      await fixture.dialog.holds('button', 'Ta bort det');
      await inPopup((popup) => popup.choose('en'));
    });

    check('says where nothing needs to be guarded', 'https://x.com/home', async () => {
      await inPopup(async (popup) => {
        await popup.says(/not needed/);
        assert.deepEqual(await popup.buttons(), ['Guard this site too']);
      });
    });
  });
}

// What a person can do about a held post, and what a page cannot.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { unrelatedPages } from '../fixtures/platforms/pages.js';
import type { Chromium } from '../support/chromium.js';
import { Fixture } from '../support/fixture.js';
import { settles, until } from '../support/person.js';
import type { Results } from '../support/results.js';
import { clean, label, leaking, number } from '../support/texts.js';
import { editorAddress } from './editors.js';

const facebook = 'https://www.facebook.com/Migrationsverket';
const wordpress = 'https://www.migrationsverket.se/aktuellt/nyhet/';
const otherNumber = '701063-2391';
/** Cleared in one test, and so for all later ones of the session. */
const clearedNumber = '900101-2385';

export function gateSuite(chromium: () => Chromium, results: Results): void {
  const check = (
    what: string,
    address: string,
    run: (fixture: Fixture) => Promise<void>,
    parameters: Record<string, string> = {},
  ) =>
    it(what, () =>
      results.record('other', 'gate', what, async () => {
        const fixture = await Fixture.open(chromium(), address, parameters);
        try {
          await run(fixture);
        } finally {
          await fixture.close();
        }
      }),
    );

  describe('the gate', () => {
    check('posts what the person wants posted, once, at their next press', facebook, async (fixture) => {
      await fixture.write(leaking);
      await fixture.pressPost();
      await fixture.dialog.opens();
      await fixture.dialog.press('button', 'Post it anyway');
      await fixture.dialog.closes();
      assert.deepEqual(await fixture.posts(), []);
      await fixture.pressPost();
      await fixture.posted(leaking);

      await fixture.write(leaking);
      await fixture.pressPost();
      await fixture.dialog.opens();
    });

    check('forgets "post anyway" when the text changes', facebook, async (fixture) => {
      await fixture.write(leaking);
      await fixture.pressPost();
      await fixture.dialog.opens();
      await fixture.dialog.press('button', 'Post it anyway');
      await fixture.dialog.closes();
      await fixture.focusEditor();
      await fixture.typeOn('!');
      await fixture.pressPost();
      await fixture.dialog.opens();
      assert.deepEqual(await fixture.posts(), []);
    });

    check('lets no script use the pass that a person was given', facebook, async (fixture) => {
      await fixture.write(leaking);
      await fixture.pressPost();
      await fixture.dialog.opens();
      await fixture.dialog.press('button', 'Post it anyway');
      await fixture.dialog.closes();
      await fixture.page.evaluate("document.querySelector('[data-post]').click()");
      assert.deepEqual(await fixture.posts(), []);
      await fixture.dialog.opens();
    });

    check('sends a real form when the person says so', wordpress, async (fixture) => {
      await fixture.write(leaking);
      await fixture.pressPost();
      await fixture.dialog.opens();
      assert.deepEqual(await fixture.posts(), []);
      await fixture.dialog.press('button', 'Post it anyway');
      await fixture.posted(leaking);
    });

    check('holds a form that a script submits', wordpress, async (fixture) => {
      await fixture.write(leaking);
      await fixture.page.evaluate("document.querySelector('#commentform').requestSubmit()");
      await fixture.dialog.opens();
      assert.deepEqual(await fixture.posts(), []);
    });

    check('does not ask again about a value that the person has cleared', facebook, async (fixture) => {
      await fixture.write(`Hej, ${clearedNumber} igen`);
      await fixture.pressPost();
      await fixture.dialog.opens();
      await fixture.dialog.press('DisclosureTriangle', /^Why does it matter/);
      await fixture.dialog.press('button', /^This is not personal/);
      await fixture.dialog.closes();
      await fixture.pressPost();
      await fixture.posted(`Hej, ${clearedNumber} igen`);
      await fixture.write(`Det var ${clearedNumber} och ${number}`);
      await fixture.pressPost();
      await fixture.dialog.opens();
      assert.equal(await fixture.dialog.find('checkbox', new RegExp(clearedNumber)), undefined);
      assert.notEqual(await fixture.dialog.find('checkbox', new RegExp(number)), undefined);
    });

    check('takes out only what is chosen', facebook, async (fixture) => {
      await fixture.write(`Jag är ${number} och hon ${otherNumber}.`);
      await fixture.pressPost();
      await fixture.dialog.opens();
      await fixture.dialog.press('checkbox', new RegExp(otherNumber));
      await fixture.dialog.press('button', 'Take it out');
      await fixture.dialog.closes();
      await fixture.shows(`Jag är ${label} och hon ${otherNumber}.`);
    });

    check('works by keyboard alone', facebook, async (fixture) => {
      await fixture.write(leaking);
      await fixture.page.keyboard.press('Enter');
      await fixture.dialog.opens();
      await fixture.dialog.focuses(/^Take it out/);
      await fixture.page.keyboard.press('Tab');
      await fixture.dialog.focuses(/^Back to my text$/);
      await fixture.page.keyboard.press('Shift+Tab');
      await fixture.dialog.focuses(/^Take it out/);
      await fixture.drawn(settles);
      await fixture.page.keyboard.press('Enter');
      await fixture.dialog.closes();
      await fixture.shows(leaking.replace(number, label));
      await fixture.hears(/taken out/);
      await fixture.page.keyboard.press('Enter');
      await fixture.posted(leaking.replace(number, label));
    });

    check('takes a second Enter of the same burst for no answer', facebook, async (fixture) => {
      await fixture.write(leaking);
      await fixture.isNoticed();
      await fixture.pressAtOnce('Enter', 2);
      await fixture.dialog.opens();
      await fixture.drawn(settles);
      assert.equal(await fixture.dialog.isOpen(), true);
      await fixture.shows(leaking);
      assert.deepEqual(await fixture.posts(), []);
    });

    check('brings the caret back to where it was', facebook, async (fixture) => {
      await fixture.write(leaking);
      for (let steps = 0; steps < 6; steps++) await fixture.page.keyboard.press('ArrowLeft');
      await fixture.pressPost();
      await fixture.dialog.opens();
      await fixture.page.keyboard.press('Escape');
      await fixture.dialog.closes();
      await fixture.typeOn('!');
      await fixture.shows(leaking.replace(', tack', '!, tack'));
    });

    check('leaves Enter to the input method while it composes', facebook, async (fixture) => {
      await fixture.write(leaking);
      await fixture.isNoticed();
      const inputMethod = await fixture.page.context().newCDPSession(fixture.page);
      await inputMethod.send('Input.imeSetComposition', { text: 'に', selectionStart: 1, selectionEnd: 1 });
      // The Enter that chooses a character is the input method's: 229 is what browsers call a key that it has taken.
      const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229 };
      await inputMethod.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...enter });
      await inputMethod.send('Input.dispatchKeyEvent', { type: 'keyUp', ...enter });
      await fixture.drawn();
      assert.equal(await fixture.dialog.isOpen(), false);
      assert.deepEqual(await fixture.posts(), []);
      await inputMethod.send('Input.insertText', { text: '日' });
      await fixture.shows(`${leaking}日`);
      await fixture.press('Enter');
      await fixture.dialog.opens();
      assert.deepEqual(await fixture.posts(), []);
    });

    check('finds what an input method has written', facebook, async (fixture) => {
      await fixture.focusEditor();
      const inputMethod = await fixture.page.context().newCDPSession(fixture.page);
      const text = `番号は ${number}`;
      await inputMethod.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
      await inputMethod.send('Input.insertText', { text });
      await fixture.shows(text);
      await fixture.isNoticed();
      await fixture.pressPost();
      await fixture.dialog.opens();
      assert.deepEqual(await fixture.posts(), []);
    });

    for (const editor of ['textarea', 'plain', 'lexical']) {
      check(
        `reads what was dragged into a ${editor} with the mouse`,
        editorAddress(editor),
        async (fixture) => {
          await fixture.dragIn(leaking);
          await until(async () => (await fixture.model()).includes(number), 'it has been dropped');
          await fixture.isNoticed();
          await fixture.pressPost();
          await fixture.dialog.opens();
          assert.deepEqual(await fixture.posts(), []);
        },
      );
    }

    check('shows what the text will be, and takes it out one by one', facebook, async (fixture) => {
      await fixture.write(`Jag är ${number} och hon ${otherNumber}.`);
      await fixture.pressPost();
      await fixture.dialog.opens();
      await fixture.dialog.holds('StaticText', /^Jag är \[.+\] och hon \[.+\]\.$/);
      await fixture.dialog.press('checkbox', new RegExp(number));
      await fixture.dialog.holds('StaticText', /^Jag är 850709-9805 och hon \[.+\]\.$/);
    });

    check(
      'copies the text and opens the secure channel, where it can be pasted',
      facebook,
      async (fixture) => {
        await fixture.write(leaking);
        await fixture.pressPost();
        await fixture.dialog.opens();
        await fixture.dialog.press('button', /^Copy my text/);
        await fixture.hears(/copied/i);
        const [channel] = await Promise.all([
          fixture.page.context().waitForEvent('page'),
          fixture.dialog.press('link', /^Log in: My page/),
        ]);
        await channel.waitForURL('https://www.migrationsverket.se/**');
        await channel.evaluate("document.body.append(document.createElement('textarea'))");
        await channel.locator('textarea').press('Control+v');
        assert.equal(await channel.locator('textarea').inputValue(), leaking);
        await channel.close();
        assert.deepEqual(await fixture.posts(), []);
      },
    );

    check('reads what was pasted, and posted at once', facebook, async (fixture) => {
      await fixture.page.context().grantPermissions(['clipboard-write']);
      await fixture.page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(leaking)})`);
      await fixture.focusEditor();
      await fixture.press('Control+v');
      await fixture.press('Enter');
      await fixture.dialog.opens();
      await fixture.shows(leaking);
      assert.deepEqual(await fixture.posts(), []);
    });

    check('guards a post that mentions the agency', 'https://x.com/home', async (fixture) => {
      await fixture.write(`@Migrationsverket ${leaking}`);
      await fixture.pressPost();
      await fixture.dialog.opens();
      assert.deepEqual(await fixture.posts(), []);
    });

    check('stops an Enter pressed while the guard starts', `${facebook}`, async (fixture) => {
      // Typed into the page at once, so that no time passes between the first letter and the press.
      await fixture.focusEditor();
      await fixture.page.keyboard.insertText(leaking);
      await fixture.page.keyboard.press('Enter');
      assert.deepEqual(await fixture.posts(), []);
      await fixture.dialog.opens();
      assert.deepEqual(await fixture.posts(), []);
    });

    for (const page of unrelatedPages) {
      check(`stays out of a ${page.platform} ${page.composer}`, page.address, async (fixture) => {
        await fixture.write(leaking);
        await fixture.pressPost();
        await fixture.posted(leaking);
        assert.equal(
          await fixture.page.evaluate("document.querySelectorAll('html > :not(head, body)').length"),
          0,
        );
      });
    }

    check('sees what was found before the press, when asked', facebook, async (fixture) => {
      await fixture.write(leaking);
      await fixture.isNoticed();
      await fixture.dialog.press('button', 'Show');
      await fixture.dialog.opens();
      assert.equal(await fixture.dialog.find('button', 'Post it anyway'), undefined);
      await fixture.dialog.press('button', 'Back to my text');
      await fixture.dialog.closes();
      await until(
        async () =>
          (await fixture.page.evaluate("document.activeElement?.getAttribute('role')")) === 'textbox',
        'the focus is back',
      );
      await fixture.empty();
      await fixture.typeOn(clean);
      await fixture.page.keyboard.press('Enter');
      await fixture.posted(clean);
    });
  });
}

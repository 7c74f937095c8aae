// What can break while somebody writes, in real browsers: the text is never lost and no post slips through.

import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { browserNames, openBrowser } from './browsers.mjs';
import { commentPage, startSite } from './site.mjs';

const leak = 'My personal number is 850709-9805';

for (const name of browserNames) {
  describe(`faults in ${name}`, { concurrency: false }, () => {
    let browser;
    let site;
    let page;

    before(async () => {
      browser = await openBrowser(name);
    });
    after(async () => {
      await browser?.close();
    });
    beforeEach(async () => {
      site = await startSite();
      page = await browser.newPage();
    });
    afterEach(async () => {
      await page.close();
      site.close();
    });

    const open = (options) => page.goto(site.page('/comments', commentPage(options)));
    const text = () => page.evaluate(() => document.querySelector('textarea').value);
    /** Presses Post and waits until it is held for the person to decide. */
    const held = async () => {
      await page.press('Post');
      await page.find('dialog[open]');
      assert.deepEqual(site.posts, []);
    };

    it('a damaged engine is refused by its checksum, and its twin guards', async () => {
      site.page('/sluss/engine/sluss.wasm', Buffer.from('\0asm\x01\0\0\0', 'latin1'));
      await open();
      await page.type('textarea', leak);
      await page.message('Swedish personal identity number');
      await held();
      assert.equal(await text(), leak);
    });

    it('a damaged name model costs the names, not the numbers', async () => {
      site.page('/sluss/names.bin', Buffer.alloc(5000, 7));
      await open();
      await page.type('textarea', leak);
      await page.message('Swedish personal identity number');
      await held();
    });

    it('without a network the guard goes on, and the text stays when the post does not arrive', async () => {
      await open();
      await page.type('textarea', 'Hello. ');
      await page.type('textarea', leak);
      await page.message('Swedish personal identity number');
      site.goAway();
      await page.type('textarea', ' and anna@example.org');
      await page.message('E-mail');
      await held();
      assert.equal(await text(), `Hello. ${leak} and anna@example.org`);
    });

    it('an engine that breaks down in the middle holds the post and keeps the text', async () => {
      await open();
      await page.type('textarea', leak);
      await page.message('Swedish personal identity number');
      // What a trap or a failed allocation in the module is to its caller: an exception from every call.
      await page.evaluate(() => {
        TextEncoder.prototype.encodeInto = () => {
          throw new WebAssembly.RuntimeError('unreachable executed');
        };
      });
      await page.type('textarea', '!');
      await page.press('Post');
      await page.message('could not');
      assert.deepEqual(site.posts, []);
      assert.equal(await text(), `${leak}!`);
      await page.press('Post without checking');
      await page.until(() => document.title === 'Posted');
      assert.equal(site.posts.at(-1).comment, `${leak}!`);
    });

    it('a million characters pasted at once are read to the end, and stay', async () => {
      await open();
      await page.type('textarea', 'a');
      await page.evaluate((end) => {
        const field = document.querySelector('textarea');
        field.value = `${'The fee was raised again. '.repeat(40_000)}${end}`;
        field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
      }, leak);
      await page.message('Swedish personal identity number');
      await held();
      assert.equal((await text()).length, 40_000 * 26 + leak.length);
    });

    it('two tabs guard each their own text', async () => {
      await open();
      const other = await browser.newPage();
      try {
        await other.goto(`${site.url}/comments`);
        await other.type('textarea', 'How long does it take?');
        await page.type('textarea', leak);
        await page.message('Swedish personal identity number');
        await held();
        await other.press('Post');
        await other.until(() => document.title === 'Posted');
        assert.deepEqual(
          site.posts.map(({ comment }) => comment),
          ['How long does it take?'],
        );
      } finally {
        await other.close();
      }
    });
  });
}

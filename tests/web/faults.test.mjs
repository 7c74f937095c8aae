// What can break while somebody writes, in real browsers: the text is never lost and no post slips through.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { exportedName, trapping } from '../support/damaged-engine.mjs';
import { browserNames, openBrowser } from './browsers.mjs';
import { commentForm, commentPage, startSite } from './site.mjs';

const engine = new URL('../../wasm/dist/engine/', import.meta.url);
const wasm = await readFile(new URL('sluss.wasm', engine));
const glue = await readFile(new URL('sluss-wasm.mjs', engine), 'utf8');

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

    /** Puts so many sentences and what gives the writer away into the field at once, and returns them. */
    const paste = (sentences) =>
      page.evaluate(
        ([count, end]) => {
          const field = document.querySelector('textarea');
          field.value = `${'The fee was raised again. '.repeat(count)}${end}`;
          field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
          return field.value;
        },
        [sentences, leak],
      );

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

    it('an engine that runs out of memory holds the post, keeps the text, and can be started again', async () => {
      await open();
      await page.type('textarea', leak);
      await page.message('Swedish personal identity number');
      // What a device without free memory answers the engine that asks for more: from here on it is the real engine.
      await page.evaluate(() => {
        const { grow } = WebAssembly.Memory.prototype;
        window.freeMemory = () => {
          WebAssembly.Memory.prototype.grow = grow;
        };
        WebAssembly.Memory.prototype.grow = () => {
          throw new RangeError('WebAssembly.Memory.grow(): Unable to grow instance memory');
        };
      });
      const long = await paste(200_000);
      await page.press('Post');
      await page.message('could not');
      assert.deepEqual(site.posts, []);
      assert.equal(await text(), long);
      await page.press('Try again');
      await page.message('could not');
      await page.evaluate(() => window.freeMemory());
      await page.press('Try again');
      await page.find('dialog[open]');
      assert.deepEqual(site.posts, []);
      assert.equal(await text(), long);
    });

    it('an engine that traps holds the post and posts unchecked when the person says so', async () => {
      const module = trapping(wasm, exportedName(glue, 'sluss_scan'));
      site.page('/trapping.wasm', module);
      site.page(
        '/guard.js',
        `import { guardForm } from '/sluss/sluss-widget.js';
         const wasmBytes = await (await fetch('/trapping.wasm')).arrayBuffer();
         guardForm(document.querySelector('form'), { engine: 'wasm', wasmBytes });
         document.title = 'Guarded';`,
      );
      const script = '<script type="module" src="/guard.js"></script>';
      await page.goto(site.page('/comments', `<!doctype html><html lang="en">${commentForm}${script}`));
      await page.until(() => document.title === 'Guarded');
      await page.type('textarea', leak);
      await page.press('Post');
      await page.message('could not');
      assert.deepEqual(site.posts, []);
      assert.equal(await text(), leak);
      await page.press('Post without checking');
      await page.until(() => document.title === 'Posted');
      assert.equal(site.posts.at(-1).comment, leak);
    });

    it('a million characters pasted at once are read to the end, and stay', async () => {
      await open();
      await page.type('textarea', 'a');
      const long = await paste(40_000);
      await page.message('Swedish personal identity number');
      await held();
      assert.equal(await text(), long);
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

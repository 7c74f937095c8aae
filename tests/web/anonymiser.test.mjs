// The anonymiser of pictures in real browsers: finds, lets a person correct by mouse and keyboard, saves clean copies, offline.

import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { strangeBlocks } from '@sluss/documents';
import { isCovered } from '../documents/support/covered.mjs';
import { takePictures } from '../documents/support/pictures.mjs';
import { axeViolations } from './axe.mjs';
import { partsOn, placeOf } from './parts.mjs';
import { inEveryBrowser } from './suite.mjs';

let truths;
let file;

before(async () => {
  ({ leaking: file, truths } = await takePictures());
});

async function openPage({ browser, site }, language, options) {
  const page = await browser.newPage(options);
  await reopen(page, site);
  await page.evaluate((tag) => {
    const choice = document.getElementById('language');
    choice.value = tag;
    choice.dispatchEvent(new Event('change'));
  }, language);
  await page.until((tag) => document.documentElement.lang === tag, language);
  return page;
}

async function reopen(page, site) {
  await page.goto(`${site.url}/anonymiser.html`);
  await page.until(() => document.querySelector('#files:enabled') !== null);
}

async function choose(page, count = 1) {
  const picture = (number) => ({ name: `bild-${number}.png`, mimeType: 'image/png', buffer: file });
  await page.choose('#files', ...Array.from({ length: count }, (_, at) => picture(at + 1)));
  await isRead(page, count);
}

const isRead = (page, count) =>
  page.until((wanted) => document.querySelectorAll('.stage').length >= wanted, count);
const says = (page, sentence) =>
  page.until((part) => document.querySelector('.picture [role=status]').textContent.includes(part), sentence);

const parts = (page) => partsOn(page, file);

/** In the page: when a reading has come some way, the focus goes to the button that stops it. */
function focusStop() {
  if (!(document.querySelector('progress')?.value > 0)) return false;
  const stop = document.querySelector('.commands button');
  stop.focus();
  return stop.textContent === 'Stop checking';
}

inEveryBrowser('the anonymiser', (at) => {
  it('covers what is found in several pictures, and saves copies that have none of it', async () => {
    const page = await openPage(at, 'sv');
    await choose(page, 2);
    const regions = await parts(page);
    for (const { value, region } of truths) assert.ok(isCovered(region, regions), value);
    const saved = await page.savedBy(() => page.click('button', 'Spara den rensade bilden'));
    assert.deepEqual(strangeBlocks(saved), []);
    await says(page, 'bevisar inte');
    const list = String(await page.savedBy(() => page.click('#save-list')));
    assert.match(list, /^1\tse\.personnummer\t.+\t1$/m);
    assert.match(list, /^2\tse\.personnummer\t.+\t1$/m);
    for (const { value } of truths) assert.ok(!list.includes(value));
    assert.ok(!list.includes('bild'));
    assert.deepEqual(page.errors, []);
    await page.close();
  });

  it('shows how far a reading has come, and stops it when asked; the picture can be checked again', async () => {
    const page = await openPage(at, 'en');
    await page.choose('#files', { name: 'a.png', mimeType: 'image/png', buffer: file });
    await page.until(focusStop);
    await page.key('Enter');
    await says(page, 'was stopped');
    await page.until(() => document.querySelector('progress') === null);
    assert.equal(await page.focused(), 'Try again');
    await page.key('Enter');
    await isRead(page, 1);
    await page.close();
  });

  it('leaves uncovered in the copy what the person has uncovered', async () => {
    const page = await openPage(at, 'en');
    await choose(page);
    for (let left = (await parts(page)).length; left > 0; left -= 1) await page.click('.parts button');
    await page.savedBy(() => page.click('button', 'Save the cleaned picture'));
    assert.deepEqual(await parts(page), []);
    await page.close();
  });

  it('lets parts be added, moved, resized and taken away by keyboard and by mouse', async () => {
    const page = await openPage(at, 'en');
    await choose(page);
    const before = await parts(page);
    await page.click('button', 'Cover one more part');
    const last = async () => (await parts(page)).at(-1);
    const added = await last();
    assert.equal((await parts(page)).length, before.length + 1);
    await page.key('ArrowRight');
    await page.key('ArrowDown');
    const moved = await last();
    assert.ok(moved.x > added.x && moved.y > added.y && Math.abs(moved.width - added.width) < 1);
    await page.key('Shift+ArrowRight');
    await page.key('Shift+ArrowUp');
    const resized = await last();
    assert.ok(resized.width > moved.width && resized.height < moved.height);
    await page.key('Delete');
    assert.equal((await parts(page)).length, before.length);

    const { scale, ...box } = await placeOf(page, file);
    const { mouse } = page.inner;
    const draw = async (x1, y1, x2, y2) => {
      await mouse.move(box.x + x1, box.y + y1);
      await mouse.down();
      await mouse.move(box.x + x2, box.y + y2, { steps: 4 });
      await mouse.up();
    };
    await draw(4, 4, 24, 34);
    const drawn = await last();
    assert.ok(Math.abs(drawn.x - 4 * scale) < 3 && Math.abs(drawn.width - 20 * scale) < 3);
    await draw(10, 10, 20, 15);
    assert.ok(Math.abs((await last()).x - 14 * scale) < 3, 'moved by its middle');
    await draw(34, 39, 54, 49);
    const pulled = await last();
    assert.ok(
      Math.abs(pulled.width - 40 * scale) < 4 && Math.abs(pulled.height - 40 * scale) < 4,
      'pulled by its corner',
    );
    await page.evaluate(() => [...document.querySelectorAll('.parts button')].at(-1).click());
    assert.equal((await parts(page)).length, before.length);
    await page.close();
  });

  it('takes pictures that are pasted and dropped, and no other files', async () => {
    const page = await openPage(at, 'en');
    // Firefox lets no script put files into a paste.
    const ways = at.name === 'firefox' ? ['drop'] : ['paste', 'drop'];
    await page.evaluate(
      ([wanted, numbers]) => {
        const picture = new File([new Uint8Array(numbers)], 'a.png', { type: 'image/png' });
        for (const type of wanted) {
          const data = new DataTransfer();
          data.items.add(picture);
          data.items.add(new File(['x'], 'a.bin', { type: 'application/octet-stream' }));
          const init = { bubbles: true, cancelable: true, clipboardData: data, dataTransfer: data };
          document.body.dispatchEvent(
            type === 'paste' ? new ClipboardEvent(type, init) : new DragEvent(type, init),
          );
        }
      },
      [ways, [...file]],
    );
    await isRead(page, ways.length);
    assert.equal(await page.evaluate(() => document.querySelectorAll('.picture').length), ways.length);
    await page.close();
  });

  it('is accessible, in light and dark, in Arabic and on a narrow screen', async () => {
    for (const [language, options] of [
      ['sv', {}],
      ['ar', { width: 360, height: 800, media: { colorScheme: 'dark' } }],
    ]) {
      const page = await openPage(at, language, options);
      await choose(page);
      assert.deepEqual(await axeViolations(page), [], language);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(overflow <= 0, `${language}: ${overflow} px too wide`);
      await page.close();
    }
  });

  it('works without a network once it has been used', async () => {
    const page = await openPage(at, 'en');
    await page.until(() => navigator.serviceWorker.ready.then(() => true));
    await reopen(page, at.site);
    await page.until(() => navigator.serviceWorker.controller !== null);
    await choose(page);
    at.site.goAway();
    await reopen(page, at.site);
    await choose(page);
    assert.ok((await parts(page)).length >= 4);
    await page.close();
  });
});

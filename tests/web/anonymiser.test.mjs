// The anonymiser of pictures in real Chromium: finds, lets a person correct by mouse and keyboard, saves clean copies, offline.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { strangeBlocks } from '@sluss/documents';
import { isCovered } from '../documents/support/covered.mjs';
import { takePictures } from '../documents/support/pictures.mjs';
import { axeViolations } from './axe.mjs';
import { openBrowser } from './browsers.mjs';
import { startSite } from './site.mjs';

let site;
let browser;
let truths;
let file;

before(async () => {
  site = await startSite();
  browser = await openBrowser('chromium');
  ({ leaking: file, truths } = await takePictures());
});
after(async () => {
  await browser.close();
  site.close();
});

const patient = 120_000;

async function openPage(options) {
  const page = await browser.newPage(options);
  await page.goto(`${site.url}/anonymiser.html`);
  await page.inner.waitForSelector('#files:enabled', { timeout: patient });
  return page;
}

async function choose(page, count = 1) {
  const picture = (number) => ({ name: `bild-${number}.png`, mimeType: 'image/png', buffer: file });
  await page.inner.setInputFiles(
    '#files',
    Array.from({ length: count }, (_, at) => picture(at + 1)),
  );
  await page.inner
    .locator('.stage')
    .nth(count - 1)
    .waitFor({ timeout: patient });
}

/** The covered parts of the first picture, in its pixels. */
const parts = (page) =>
  page.evaluate(() => {
    const stage = document.querySelector('.stage');
    const { naturalWidth: width, naturalHeight: height } = stage.querySelector('img');
    return [...stage.querySelectorAll('.cover')].map(({ style }) => ({
      x: (parseFloat(style.left) * width) / 100,
      y: (parseFloat(style.top) * height) / 100,
      width: (parseFloat(style.width) * width) / 100,
      height: (parseFloat(style.height) * height) / 100,
    }));
  });

async function savedBy(page, command) {
  const download = page.inner.waitForEvent('download', { timeout: patient });
  await command();
  return readFile(await (await download).path());
}

test('covers what is found in several pictures, and saves copies that have none of it', async () => {
  const page = await openPage();
  await page.inner.selectOption('#language', 'sv');
  await page.until(() => document.documentElement.lang === 'sv');
  await choose(page, 2);
  const regions = await parts(page);
  for (const { value, region } of truths) assert.ok(isCovered(region, regions), value);
  const saved = await savedBy(page, () => page.inner.locator('.picture').first().getByText('(PNG)').click());
  assert.deepEqual(strangeBlocks(saved), []);
  await page.inner.waitForFunction(
    () => document.querySelector('.picture [role=status]').textContent.includes('bevisar inte'),
    undefined,
    { timeout: patient },
  );
  const list = String(await savedBy(page, () => page.inner.click('#save-list')));
  assert.match(list, /^1\tse\.personnummer\t.+\t1$/m);
  assert.match(list, /^2\tse\.personnummer\t.+\t1$/m);
  for (const { value } of truths) assert.ok(!list.includes(value));
  assert.ok(!list.includes('bild'));
  assert.deepEqual(page.errors, []);
  await page.close();
});

test('parts are added, moved, resized and taken away by keyboard and by mouse', async () => {
  const page = await openPage();
  await choose(page);
  const before = await parts(page);
  await page.inner.locator('.commands button').first().click();
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

  const image = page.inner.locator('.stage img');
  await image.scrollIntoViewIfNeeded();
  const box = await image.boundingBox();
  const { mouse } = page.inner;
  const draw = async (x1, y1, x2, y2) => {
    await mouse.move(box.x + x1, box.y + y1);
    await mouse.down();
    await mouse.move(box.x + x2, box.y + y2, { steps: 4 });
    await mouse.up();
  };
  const scale = await image.evaluate((img) => img.naturalWidth / img.getBoundingClientRect().width);
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
  await page.inner.locator('.parts button').last().click();
  assert.equal((await parts(page)).length, before.length);
  await page.close();
});

test('pictures that are pasted and dropped are taken, other files are not', async () => {
  const page = await openPage();
  await page.evaluate(
    (numbers) => {
      const picture = new File([new Uint8Array(numbers)], 'a.png', { type: 'image/png' });
      for (const [type, event] of [
        ['paste', ClipboardEvent],
        ['drop', DragEvent],
      ]) {
        const data = new DataTransfer();
        data.items.add(picture);
        data.items.add(new File(['x'], 'a.bin', { type: 'application/octet-stream' }));
        const init = { bubbles: true, cancelable: true };
        document.body.dispatchEvent(
          new event(
            type,
            type === 'paste' ? { ...init, clipboardData: data } : { ...init, dataTransfer: data },
          ),
        );
      }
    },
    [...file],
  );
  await page.inner.locator('.stage').nth(1).waitFor({ timeout: patient });
  assert.equal(await page.inner.locator('.picture').count(), 2);
  await page.close();
});

test('is accessible, in light and dark, in Arabic and on a narrow screen', async () => {
  for (const [language, options] of [
    ['sv', {}],
    ['ar', { width: 360, height: 800, media: { colorScheme: 'dark' } }],
  ]) {
    const page = await openPage(options);
    await page.inner.selectOption('#language', language);
    await page.until((lang) => document.documentElement.lang === lang, language);
    await choose(page);
    assert.deepEqual(await axeViolations(page), [], language);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(overflow <= 0, `${language}: ${overflow} px too wide`);
    await page.close();
  }
});

test('works without a network once it has been used', async () => {
  const page = await openPage();
  await page.until(() => navigator.serviceWorker.ready.then(() => true));
  await page.goto(`${site.url}/anonymiser.html`);
  await page.until(() => navigator.serviceWorker.controller !== null);
  await page.inner.waitForSelector('#files:enabled', { timeout: patient });
  await choose(page);
  site.goAway();
  await page.goto(`${site.url}/anonymiser.html`);
  await page.inner.waitForSelector('#files:enabled', { timeout: patient });
  await choose(page);
  assert.ok((await parts(page)).length >= 4);
  await page.close();
});

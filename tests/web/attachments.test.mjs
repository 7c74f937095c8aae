// Files in a guarded form: chosen, pasted and dropped ones are held until they are checked and the person has decided.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { strangeBlocks } from '@sluss/documents';
import { takePictures } from '../documents/support/pictures.mjs';
import { axeViolations } from './axe.mjs';
import { openBrowser } from './browsers.mjs';
import { commentPage, startSite } from './site.mjs';

let site;
let browser;
let leaking;
let harmless;

before(async () => {
  site = await startSite();
  browser = await openBrowser('chromium');
  ({ leaking, harmless } = await takePictures());
});
after(async () => {
  await browser.close();
  site.close();
});

const patient = 120_000;

const form = `<form method="post" action="/posted" enctype="multipart/form-data">
<label for="comment">Comment</label><textarea id="comment" name="comment" rows="4" cols="40"></textarea>
<label for="file">Picture</label><input type="file" id="file" name="file">
<button name="how" value="button">Post</button></form>
<script>
  // The page, as uploaders do, takes files from the events.
  window.taken = [];
  const take = (how, files) => { for (const file of files) window.taken.push({ how, file }); };
  document.getElementById('file').addEventListener('change', ({ target }) => take('change', target.files));
  document.getElementById('comment').addEventListener('paste', ({ clipboardData }) => take('paste', clipboardData.files));
  document.getElementById('comment').addEventListener('drop', (event) => { event.preventDefault(); take('drop', event.dataTransfer.files); });
</script>`;

async function openForm(attributes = 'policy="migrationsverket"') {
  const page = await browser.newPage();
  await page.goto(site.page(`/attach-${attributes.length}.html`, commentPage({ form, attributes })));
  await page.until(() => customElements.get('sluss-guard') !== undefined);
  return page;
}

const chosen = (buffer) => ({ name: 'bild.png', mimeType: 'image/png', buffer });
const takenBy = (page) =>
  page.evaluate(() =>
    Promise.all(
      window.taken.map(async ({ how, file }) => ({
        how,
        name: file.name,
        bytes: [...new Uint8Array(await file.arrayBuffer())],
      })),
    ),
  );
const waitForTaken = (page) =>
  page.inner.waitForFunction(() => window.taken.length > 0, undefined, { timeout: patient });
const press = (page, name) => page.inner.getByRole('button', { name }).click({ timeout: patient });

/** Gives a file to the field as paste and drop do. */
const transfer = (page, type, bytes) =>
  page.evaluate(
    ([name, numbers]) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(numbers)], 'bild.png', { type: 'image/png' }));
      const init = { bubbles: true, cancelable: true, composed: true };
      const event =
        name === 'paste'
          ? new ClipboardEvent(name, { ...init, clipboardData: data })
          : new DragEvent(name, { ...init, dataTransfer: data });
      document.getElementById('comment').dispatchEvent(event);
    },
    [type, [...bytes]],
  );

test('a chosen picture is held, said what it shows, and replaced by its covered copy', async () => {
  const page = await openForm();
  await page.inner.setInputFiles('#file', chosen(leaking));
  assert.deepEqual(await takenBy(page), []);
  await page.inner.getByRole('button', { name: 'Cover it and use the copy' }).waitFor({ timeout: patient });
  assert.match(await page.message(), /Swedish personal identity number/);
  assert.match(await page.message(), /Handwriting/);
  assert.deepEqual(await axeViolations(page), []);
  await press(page, 'Cover it and use the copy');
  await waitForTaken(page);
  const [{ how, name, bytes }] = await takenBy(page);
  assert.deepEqual([how, name], ['change', 'picture.png']);
  const copy = Buffer.from(bytes);
  assert.deepEqual(strangeBlocks(copy), []);
  assert.notDeepEqual(copy, leaking);
  assert.equal(await page.evaluate(() => document.getElementById('file').files[0].name), 'picture.png');
  await page.close();
});

test('a harmless picture reaches the page by itself, as it was', async () => {
  const page = await openForm();
  await page.inner.setInputFiles('#file', chosen(harmless));
  await waitForTaken(page);
  const [{ bytes, name }] = await takenBy(page);
  assert.equal(name, 'bild.png');
  assert.deepEqual(Buffer.from(bytes), harmless);
  await page.close();
});

for (const type of ['paste', 'drop']) {
  test(`a picture that comes by ${type} is held, and the person decides`, async () => {
    const page = await openForm();
    await transfer(page, type, leaking);
    await page.inner.getByRole('button', { name: 'Use the picture as it is' }).waitFor({ timeout: patient });
    assert.deepEqual(await takenBy(page), []);
    await press(page, 'Use the picture as it is');
    await waitForTaken(page);
    const [{ how, bytes }] = await takenBy(page);
    assert.equal(how, type);
    assert.deepEqual(Buffer.from(bytes), leaking);
    await page.close();
  });
}

test('a post waits for the decision about its picture, and goes on without the picture when it is refused', async () => {
  const page = await openForm();
  await page.type('#comment', 'Hello');
  await page.inner.setInputFiles('#file', chosen(leaking));
  await page.press('Post');
  await page.inner.getByRole('button', { name: 'Do not attach it' }).waitFor({ timeout: patient });
  assert.equal(site.posts.length, 0);
  await press(page, 'Do not attach it');
  await page.inner.waitForURL('**/posted', { timeout: patient });
  assert.equal(site.posts.length, 1);
  await page.close();
});

test('a file that cannot be read is told, and nobody is locked out', async () => {
  const page = await openForm();
  await page.inner.setInputFiles('#file', {
    name: 'a.bin',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from([1, 0, 2, 0]),
  });
  await press(page, 'Use the picture as it is');
  await waitForTaken(page);
  await page.close();
});

test('where the reader is missing, the person is told and can go on', async () => {
  const page = await openForm('policy="migrationsverket" reader-url="/nowhere/main.js"');
  await page.inner.setInputFiles('#file', chosen(leaking));
  await press(page, 'Post without checking');
  await waitForTaken(page);
  await page.close();
});

test('an agency can leave files alone', async () => {
  const page = await openForm('policy="migrationsverket" attachments="off"');
  await page.inner.setInputFiles('#file', chosen(leaking));
  await waitForTaken(page);
  await page.close();
});

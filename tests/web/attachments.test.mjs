// Files in a guarded form: chosen, pasted and dropped ones are held until they are checked and the person has decided.

import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { strangeBlocks } from '@sluss/documents';
import { takePictures } from '../documents/support/pictures.mjs';
import { blackness } from '../support/pixels.mjs';
import { axeViolations } from './axe.mjs';
import { partsOn, placeOf } from './parts.mjs';
import { commentPage } from './site.mjs';
import { inEveryBrowser } from './suite.mjs';

let leaking;
let harmless;
let truths;

before(async () => {
  ({ leaking, harmless, truths } = await takePictures());
});

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

async function openForm({ browser, site }, attributes = 'policy="migrationsverket"') {
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
const waitForTaken = (page) => page.until(() => window.taken.length > 0);
const offers = (page, name) => page.find('button', name);
const press = (page, name) => page.click('button', name);
/** The browser tells of the end of a worker a little later. */
async function untilNoWorker(page) {
  for (let looks = 0; page.inner.workers().length > 0; looks += 1) {
    assert.ok(looks < 100, 'the worker is still there');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
const isPosted = (page) => page.until(() => location.pathname === '/posted');

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

inEveryBrowser('files in a guarded form', (at) => {
  it('a chosen picture is held, said what it shows, and replaced by its covered copy', async () => {
    const page = await openForm(at);
    await page.choose('#file', chosen(leaking));
    assert.deepEqual(await takenBy(page), []);
    await offers(page, 'Cover it and use the copy');
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

  it('what is covered can be changed by keyboard and mouse before the copy is made', async () => {
    const page = await openForm(at);
    await page.choose('#file', chosen(leaking));
    await press(page, 'Cover one more part');
    const [last, ...before] = (await partsOn(page, leaking)).reverse();
    for (let times = 0; times < 4; times += 1) await page.key('ArrowUp');
    await page.key('Shift+ArrowUp');
    const changed = (await partsOn(page, leaking)).at(-1);
    assert.ok(changed.y < last.y && changed.height < last.height);
    const { scale, ...picture } = await placeOf(page, leaking);
    const { mouse } = page.inner;
    await mouse.move(picture.x + 4, picture.y + 4);
    await mouse.down();
    await mouse.move(picture.x + 24, picture.y + 34, { steps: 4 });
    await mouse.up();
    const drawn = (await partsOn(page, leaking)).at(-1);
    assert.ok(Math.abs(drawn.x - 4 * scale) < 3 && Math.abs(drawn.height - 30 * scale) < 3);
    await press(page, 'Uncover: 1. Swedish personal identity number (sure)');
    assert.equal((await partsOn(page, leaking)).length, before.length + 1);
    assert.deepEqual(await axeViolations(page), []);
    // Nothing of it is lost when the check of the copy is stopped.
    await press(page, 'Cover it and use the copy');
    await press(page, 'Stop checking');
    await press(page, 'Cover it and use the copy');
    await waitForTaken(page);
    const [{ bytes }] = await takenBy(page);
    const evaluate = (expression) => page.evaluate(expression);
    assert.deepEqual(await blackness(evaluate, leaking, [changed, drawn]), [0, 0]);
    assert.deepEqual(await blackness(evaluate, Buffer.from(bytes), [changed, drawn]), [1, 1]);
    const number = truths.filter(({ value }) => value === '19780718-9902').map(({ region }) => region);
    const [seen] = await blackness(evaluate, Buffer.from(bytes), number);
    assert.ok(seen < 0.5, String(seen));
    await page.close();
  });

  it('a harmless picture reaches the page by itself, as it was', async () => {
    const page = await openForm(at);
    await page.choose('#file', chosen(harmless));
    await waitForTaken(page);
    const [{ bytes, name }] = await takenBy(page);
    assert.equal(name, 'bild.png');
    assert.deepEqual(Buffer.from(bytes), harmless);
    await page.close();
  });

  it('shows how far it has come, and stops when the person says so: no worker, nothing posted, the file as it was', async () => {
    const page = await openForm(at);
    await page.type('#comment', 'Hello');
    await page.choose('#file', chosen(leaking));
    await page.until(
      () =>
        document.querySelector('sluss-notice[data-about=file]')?.shadowRoot.querySelector('progress')?.value >
        0,
    );
    assert.equal(page.inner.workers().length, 1);
    await page.press('Post');
    await (await offers(page, 'Stop checking')).focus();
    await page.key('Enter');
    assert.match(await page.message('was stopped'), /has not been checked/);
    await untilNoWorker(page);
    assert.equal(await page.focused(), 'Try again');
    assert.deepEqual(at.site.posts, []);
    assert.deepEqual(await takenBy(page), []);
    assert.deepEqual(await axeViolations(page), []);
    await page.key('Enter');
    await press(page, 'Stop checking');
    await press(page, 'Do not attach it');
    await isPosted(page);
    at.site.posts.length = 0;
    await page.close();
  });

  it('the covered copy is read again before the page gets it, and that can be stopped too', async () => {
    const page = await openForm(at);
    await page.choose('#file', chosen(leaking));
    await press(page, 'Cover it and use the copy');
    await page.message('Reading the covered copy once more');
    await press(page, 'Stop checking');
    await offers(page, 'Cover it and use the copy');
    assert.deepEqual(await takenBy(page), []);
    await press(page, 'Use the picture as it is');
    await waitForTaken(page);
    assert.deepEqual(Buffer.from((await takenBy(page))[0].bytes), leaking);
    await page.close();
  });

  // Firefox lets no script put files into a paste.
  for (const type of at.name === 'firefox' ? ['drop'] : ['paste', 'drop']) {
    it(`a picture that comes by ${type} is held, and the person decides`, async () => {
      const page = await openForm(at);
      await transfer(page, type, leaking);
      await offers(page, 'Use the picture as it is');
      assert.deepEqual(await takenBy(page), []);
      await press(page, 'Use the picture as it is');
      await waitForTaken(page);
      const [{ how, bytes }] = await takenBy(page);
      assert.equal(how, type);
      assert.deepEqual(Buffer.from(bytes), leaking);
      await page.close();
    });
  }

  it('a post waits for the decision about its picture, and goes on without the picture when it is refused', async () => {
    const page = await openForm(at);
    await page.type('#comment', 'Hello');
    await page.choose('#file', chosen(leaking));
    await page.press('Post');
    await offers(page, 'Do not attach it');
    assert.equal(at.site.posts.length, 0);
    await press(page, 'Do not attach it');
    await isPosted(page);
    assert.equal(at.site.posts.length, 1);
    await page.close();
  });

  it('a file that cannot be read is told, and nobody is locked out', async () => {
    const page = await openForm(at);
    await page.choose('#file', {
      name: 'a.bin',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from([1, 0, 2, 0]),
    });
    await press(page, 'Use the picture as it is');
    await waitForTaken(page);
    await page.close();
  });

  it('where the reader is missing, the person is told and can go on', async () => {
    const page = await openForm(at, 'policy="migrationsverket" reader-url="/nowhere/main.js"');
    await page.choose('#file', chosen(leaking));
    await press(page, 'Post without checking');
    await waitForTaken(page);
    await page.close();
  });

  it('an agency can leave files alone', async () => {
    const page = await openForm(at, 'policy="migrationsverket" attachments="off"');
    await page.choose('#file', chosen(leaking));
    await waitForTaken(page);
    await page.close();
  });
});

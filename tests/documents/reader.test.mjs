// The built reader in real browsers: what is printed, coded and hidden in pictures is found, and gone from cleaned copies.
// A handful of pictures; measure.mjs takes hundreds.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inspect, strangeBlocks } from '@sluss/documents';
import { chromium } from 'playwright-core';
import { openBrowser } from '../web/browsers.mjs';
import { photographOf, screenshotOf } from './fixtures/camera.mjs';
import { codeFor } from './fixtures/codes.mjs';
import { everything, intoJpeg, intoPng } from './fixtures/metadata.mjs';
import { letter, passport, screenshot } from './fixtures/pages.mjs';
import { person } from './fixtures/people.mjs';
import { Chance } from './fixtures/random.mjs';
import { isCovered } from './support/covered.mjs';
import { openGuard } from './support/guard.mjs';
import { openReadingRoom } from './support/reading-room.mjs';

/** Held as by somebody who wants it to be readable. */
const photograph = {
  turn: 3,
  tiltX: 4,
  tiltY: -5,
  blur: 0.2,
  grain: 0.06,
  shade: 0.25,
  shadeFrom: 120,
  table: '#6b4a2f',
  quality: 85,
  scale: 1.8,
};

const who = person(new Chance(11));
let camera;
let guard;
const rooms = [];

before(async () => {
  camera = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  guard = await openGuard();
});
after(async () => {
  for (const room of rooms) await room.close();
  await camera.close();
  guard.close();
});

async function roomIn(name) {
  const browser = await openBrowser(name);
  const room = await openReadingRoom(browser);
  const close = room.close;
  room.close = async () => {
    await close();
    await browser.close();
  };
  rooms.push(room);
  return room;
}

function assertFound(truths, findings) {
  for (const { what, value, region } of truths) {
    const regions = findings.flatMap((finding) => finding.regions);
    assert.ok(isCovered(region, regions), `${what} ${value.trim()}`);
  }
}

/** Reads a picture, cleans it, and reads the copy. */
async function readAndClean(room, { file, truths }, languages, as) {
  const { findings } = inspect(await room.read(file, languages), guard);
  assertFound(truths, findings);
  const copy = await room.clean(
    file,
    findings.flatMap(({ regions }) => regions),
    as,
  );
  assert.deepEqual(strangeBlocks(copy), []);
  const again = inspect(await room.read(copy, languages), guard);
  const left = again.findings.filter(({ severity }) => severity === 'high');
  assert.deepEqual(left, []);
  return { findings, copy };
}

/** Nothing that stood in the metadata is left in the bytes. */
function assertGone(copy) {
  for (const trace of [who.first, who.last, 'Stockholm', 'Exempel', 'Exif', 'adobe', 'GPS']) {
    assert.ok(!copy.includes(trace), trace);
  }
}

for (const name of ['chromium', 'firefox']) {
  test(`${name}: a dark screenshot with metadata`, async () => {
    const room = await roomIn(name);
    const code = await codeFor(who, new Chance(2));
    const html = screenshot(who, new Chance(4), 'sv', code);
    const shot = await screenshotOf(camera, html, { scale: 2 });
    const file = intoPng(shot.file, everything(who).png);
    const { findings, copy } = await readAndClean(room, { ...shot, file }, ['swe'], 'image/png');
    for (const kind of ['metadata.place', 'metadata.person', 'code', 'se.personnummer', 'phone', 'email']) {
      assert.ok(
        findings.some((finding) => finding.kind === kind),
        kind,
      );
    }
    assertGone(copy);
  });
}

test('a photographed letter with metadata and a code', async () => {
  const [room] = rooms;
  const code = await codeFor(who, new Chance(9));
  const shot = await photographOf(camera, letter(who, new Chance(3), code), photograph);
  const file = intoJpeg(shot.file, everything(who).jpeg);
  const { findings, copy } = await readAndClean(room, { ...shot, file }, ['swe'], 'image/jpeg');
  assert.ok(findings.some(({ kind }) => kind === 'metadata.place'));
  assertGone(copy);
});

test('the machine-readable zone of a passport', async () => {
  const [room] = rooms;
  const shot = await photographOf(camera, passport(who, new Chance(5)), photograph);
  const reading = await room.read(shot.file, ['swe']);
  const { findings, type } = inspect(reading, guard);
  assertFound(shot.truths, findings);
  assert.equal(type, 'passport');
  const zone = findings.find(({ kind }) => kind === 'mrz');
  assert.ok(zone.evidence.includes('check_digit'), JSON.stringify(reading.passages));
});

test('a screenshot in Arabic, whose numbers stand in another order', async () => {
  const [room] = rooms;
  const shot = await screenshotOf(camera, screenshot(who, new Chance(6), 'ar'), { scale: 2 });
  const { findings } = inspect(await room.read(shot.file, ['swe', 'ara']), guard);
  assertFound(shot.truths, findings);
});

test('the text layer of a PDF, page by page, and who wrote it', async () => {
  const [room] = rooms;
  const page = await camera.newPage();
  await page.setContent(letter(who, new Chance(3)));
  const pdf = await page.pdf({ format: 'A4', printBackground: true });
  await page.close();
  const { findings } = inspect(await room.read(pdf, ['swe']), guard);
  const kinds = new Set(findings.map(({ kind }) => kind));
  for (const kind of ['se.personnummer', 'se.migrationsverket.case_number', 'phone', 'email']) {
    assert.ok(kinds.has(kind), kind);
  }
  const number = findings.find(({ kind }) => kind === 'se.personnummer');
  assert.ok(number.regions.every(({ width, height }) => width > 20 && height > 5));
});

/** A PDF whose only page is a picture, as a scanner makes it. */
async function scanned(html) {
  const shot = await screenshotOf(camera, html, { scale: 2, type: 'jpeg', quality: 85 });
  const page = await camera.newPage();
  await page.setContent(
    `<style>@page { size: 794px 1123px; margin: 0 } body { margin: 0 } img { display: block; width: 794px }</style>
    <img src="data:image/jpeg;base64,${shot.file.toString('base64')}">`,
  );
  await page.evaluate(() => document.images[0].decode());
  const pdf = await page.pdf({ printBackground: true, preferCSSPageSize: true, pageRanges: '1' });
  await page.close();
  return { pdf, truths: shot.truths.map(({ region, ...truth }) => ({ ...truth, region: inPoints(region) })) };
}

/** The same with a text layer that the picture hides, as a scanner with its own text reader makes it. */
async function scannedWithText(html, text) {
  const shot = await screenshotOf(camera, html, { scale: 2, type: 'jpeg', quality: 85 });
  const page = await camera.newPage();
  await page.setContent(
    `<style>@page { size: 794px 1123px; margin: 0 } body { margin: 0 } img { position: absolute; inset: 0; width: 794px }</style>
    <p>${text}</p><img src="data:image/jpeg;base64,${shot.file.toString('base64')}">`,
  );
  await page.evaluate(() => document.images[0].decode());
  const pdf = await page.pdf({ printBackground: true, preferCSSPageSize: true, pageRanges: '1' });
  await page.close();
  return { pdf, truths: shot.truths.map(({ region, ...truth }) => ({ ...truth, region: inPoints(region) })) };
}

/** From the pixels of a picture at two pixels a CSS pixel to the units of a page. */
function inPoints({ x, y, width, height }) {
  const scale = 0.75 / 2;
  return { x: x * scale, y: y * scale, width: width * scale, height: height * scale };
}

for (const name of ['chromium', 'firefox']) {
  test(`${name}: a scanned PDF, whose page is a picture`, async () => {
    const room = rooms[name === 'chromium' ? 0 : 1];
    const { pdf, truths } = await scanned(letter(who, new Chance(3), await codeFor(who, new Chance(9))));
    const reading = await room.read(pdf, ['swe']);
    assert.ok(!reading.limits.includes('no-text-layer'));
    assert.ok(reading.limits.includes('handwriting'));
    assertFound(truths, inspect(reading, guard).findings);
  });

  test(`${name}: the covered copy of a PDF holds pictures of its pages and nothing else`, async () => {
    const room = rooms[name === 'chromium' ? 0 : 1];
    const page = await camera.newPage();
    await page.setContent(`<title>${who.last}</title>${letter(who, new Chance(3))}`);
    const pdf = await page.pdf({ format: 'A4', printBackground: true });
    await page.close();
    const { findings } = inspect(await room.read(pdf, ['swe']), guard);
    const copy = await room.clean(
      pdf,
      findings.flatMap(({ regions }) => regions),
      'application/pdf',
    );
    const reading = await room.read(copy, ['swe']);
    assert.deepEqual(reading.metadata, []);
    assert.deepEqual(
      reading.passages.filter(({ source }) => source === 'text').map(({ text }) => text),
      [''],
    );
    assert.match(reading.passages.map(({ text }) => text).join('\n'), /uppehållstillstånd|residence permit/);
    assert.deepEqual(
      inspect(reading, guard).findings.filter(({ severity }) => severity === 'high'),
      [],
    );
    for (const trace of [who.last, who.personnummer]) assert.ok(!copy.includes(trace), trace);
  });
}

test('a scan with a text layer: both are judged, and the copy has neither', async () => {
  const [room] = rooms;
  const number = '850709-9805';
  const { pdf, truths } = await scannedWithText(letter(who, new Chance(3)), `Personnummer ${number}`);
  const reading = await room.read(pdf, ['swe']);
  const { findings } = inspect(reading, guard);
  assertFound(truths, findings);
  assert.ok(findings.some(({ kind, source }) => kind === 'se.personnummer' && source === 'text'));
  assert.ok(findings.some(({ kind, source }) => kind === 'se.personnummer' && source === 'print'));
  const regions = findings.flatMap((finding) => finding.regions);
  const copy = await room.clean(pdf, regions, 'application/pdf');
  const again = await room.read(copy, ['swe']);
  assert.ok(!again.passages.some(({ text }) => text.includes(number)));
  assert.deepEqual(
    inspect(again, guard).findings.filter(({ severity }) => severity === 'high'),
    [],
  );
});

/** The picture as somebody sees it who turns its paper by a quarter to the right, so many times. */
async function turned(file, quarters) {
  const page = await camera.newPage();
  const url = await page.evaluate(
    async ([data, count]) => {
      const image = await createImageBitmap(await (await fetch(data)).blob());
      const { width, height } = image;
      const [w, h] = count % 2 === 0 ? [width, height] : [height, width];
      const canvas = new OffscreenCanvas(w, h);
      const context = canvas.getContext('2d');
      context.translate(w / 2, h / 2);
      context.rotate((count * Math.PI) / 2);
      context.drawImage(image, -width / 2, -height / 2);
      const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
      return [...new Uint8Array(await blob.arrayBuffer())];
    },
    [`data:image/jpeg;base64,${file.toString('base64')}`, quarters],
  );
  await page.close();
  return Buffer.from(url);
}

for (const [how, quarters] of [
  ['to the right', 1],
  ['upside down', 2],
  ['to the left', 3],
]) {
  test(`a page that lies ${how}`, async () => {
    const [room] = rooms;
    const shot = await screenshotOf(camera, letter(who, new Chance(3)), {
      scale: 2,
      type: 'jpeg',
      quality: 85,
    });
    const reading = await room.read(await turned(shot.file, quarters), ['swe']);
    const { findings } = inspect(reading, guard);
    for (const kind of ['se.personnummer', 'se.migrationsverket.case_number', 'phone', 'email']) {
      assert.ok(
        findings.some((finding) => finding.kind === kind),
        `${kind}: ${reading.passages[0]?.text.slice(0, 200)}`,
      );
    }
  });
}

test('a reading is stopped by its signal, and what waits behind it is read all the same', async () => {
  const [room] = rooms;
  const { file } = await screenshotOf(camera, screenshot(who, new Chance(4), 'sv'), { scale: 2 });
  const [stopped, waiting, told] = await room.page.evaluate(
    async (numbers) => {
      const picture = new Blob([new Uint8Array(numbers)]);
      const stopping = new AbortController();
      const told = [];
      const onProgress = (done) => {
        told.push(done);
        stopping.abort();
      };
      const { reader } = globalThis;
      const reading = reader.read(picture, ['swe'], { signal: stopping.signal, onProgress });
      const next = reader.read(new Blob(['waits']), []);
      return [await reading.catch((reason) => reason.name), (await next).passages[0].text, told];
    },
    [...file],
  );
  assert.deepEqual([stopped, waiting], ['AbortError', 'waits']);
  assert.equal(told.length, 1);
});

test('a reading tells how far it has come, and never goes back', async () => {
  const [room] = rooms;
  const { file } = await screenshotOf(camera, screenshot(who, new Chance(6), 'ar'), { scale: 1 });
  const told = await room.page.evaluate(
    async (numbers) => {
      const told = [];
      const onProgress = (done) => told.push(done);
      await globalThis.reader.read(new Blob([new Uint8Array(numbers)]), ['swe', 'ara'], { onProgress });
      return told;
    },
    [...file],
  );
  assert.ok(told.length > 5, String(told));
  assert.deepEqual(
    told,
    [...told].sort((one, other) => one - other),
  );
  assert.ok(told[0] > 0 && told.at(-1) <= 1);
});

test('a text file', async () => {
  const [room] = rooms;
  const { verdict } = inspect(await room.read(Buffer.from(`Mitt nummer: ${who.personnummer}`), []), guard);
  assert.equal(verdict, 'warn');
});

test('a file of another kind is refused with a reason', async () => {
  const [room] = rooms;
  await assert.rejects(room.read(Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), []), /not a picture/);
  await assert.rejects(room.read(Buffer.from('\x89PNG\r\n\x1a\nbroken', 'latin1'), []), /decode|picture/i);
});

test('nothing was loaded but the reader’s own files', () => {
  for (const { requests } of rooms) {
    for (const path of requests) assert.match(path, /^\/(?:$|file$|lib\/|reader\/|favicon\.ico$)/);
  }
});

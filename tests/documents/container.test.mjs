// Blocks of picture files that are no picture: found by looking at the bytes.

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { formatOf, strangeBlocks } from '@sluss/documents';
import { chromium } from 'playwright-core';
import { everything, intoJpeg, intoPng, intoWebp } from './fixtures/metadata.mjs';
import { person } from './fixtures/people.mjs';
import { Chance } from './fixtures/random.mjs';

const plain = {};
const { jpeg, png, tiff, xmp } = everything(person(new Chance(1)));

before(async () => {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  const page = await browser.newPage({ viewport: { width: 60, height: 40 } });
  for (const type of ['jpeg', 'png', 'webp']) {
    const numbers = await page.evaluate(async (mime) => {
      const canvas = new OffscreenCanvas(60, 40);
      canvas.getContext('2d').fillRect(10, 10, 20, 20);
      const blob = await canvas.convertToBlob({ type: mime });
      return [...new Uint8Array(await blob.arrayBuffer())];
    }, `image/${type}`);
    plain[type] = Buffer.from(numbers);
  }
  await browser.close();
});

test('formats are told by their bytes', () => {
  for (const [type, file] of Object.entries(plain)) assert.equal(formatOf(file), type);
  assert.equal(formatOf(Buffer.from('%PDF-1.7\n')), 'pdf');
  assert.equal(formatOf(Buffer.from('Hej på dig')), 'text');
  assert.equal(formatOf(Buffer.from([1, 0, 2, 0])), undefined);
});

test('a picture that a browser has drawn has nothing but its pixels', () => {
  for (const [type, file] of Object.entries(plain)) assert.deepEqual(strangeBlocks(file), [], type);
});

test('metadata of every kind is seen', () => {
  assert.deepEqual(
    strangeBlocks(intoJpeg(plain.jpeg, jpeg)).map((name) => name.split(' ')[0]),
    ['APP1', 'APP1', 'APP13'],
  );
  assert.deepEqual(strangeBlocks(intoPng(plain.png, png)), ['eXIf', 'tEXt', 'iTXt']);
  const chunks = [
    ['EXIF', tiff],
    ['XMP ', xmp],
  ];
  assert.deepEqual(strangeBlocks(intoWebp(plain.webp, chunks, { width: 60, height: 40 })), ['EXIF', 'XMP']);
});

test('what hangs behind the end of a picture is seen', () => {
  for (const [type, file] of Object.entries(plain)) {
    assert.deepEqual(strangeBlocks(Buffer.concat([file, Buffer.from('hidden')])), ['after the end'], type);
  }
});

test('comments are seen', () => {
  const comment = Buffer.from('written by somebody');
  assert.deepEqual(strangeBlocks(intoJpeg(plain.jpeg, [[0xfe, comment]])), ['COM']);
});

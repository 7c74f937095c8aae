// A file for a guarded composer, by every way that platforms take files: it is held, checked and asked about before the
// page has it. Facebook and X have a hidden field, and take what is pasted into or dropped on the composer.

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { strangeBlocks } from '../../../documents/src/container.js';
import { takePictures } from '../../documents/support/pictures.mjs';
import { platformPages } from '../fixtures/platforms/pages.js';
import { eventOf, firstTaken, give, takenBy, type Way } from '../support/given-files.js';
import { dialogCloses, hasPosted, hears, type OpenPage, type Person } from '../support/person.js';
import type { Results } from '../support/results.js';
import type { Site } from '../support/site.js';
import { clean } from '../support/texts.js';

const platforms = ['facebook', 'x'];
const composers = ['comment on the page', 'reply'];
const pages = platformPages.filter(
  ({ platform, composer }) => platforms.includes(platform) && composers.includes(composer),
);

/** @param ways that files can be given by in this browser: in Firefox nobody but a person can paste one */
export function attachmentSuite(
  open: OpenPage,
  site: () => Site,
  results: Results,
  ways: readonly Way[] = ['choice', 'paste', 'drop'],
): void {
  describe('files for a composer', () => {
    let folder: string;
    let pictures: Awaited<ReturnType<typeof takePictures>>;
    const path = (name: string) => join(folder, name);
    before(async () => {
      folder = await mkdtemp(join(tmpdir(), 'sluss-pictures-'));
      pictures = await takePictures();
      await writeFile(path('leaking.png'), pictures.leaking);
      await writeFile(path('harmless.png'), pictures.harmless);
      await writeFile(path('damaged.png'), Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 1, 0, 2, 0));
    });
    after(() => rm(folder, { recursive: true, force: true }));

    const on = (address: string, check: (person: Person) => Promise<void>) => async () => {
      const person = await open(address);
      try {
        await person.focusEditor();
        await check(person);
      } finally {
        await person.close();
      }
    };

    for (const { platform, address } of pages) {
      for (const way of ways) {
        it(`${platform}: puts the covered copy in the place of a picture that comes by ${way}`, () =>
          results.record(
            'other',
            `pictures on ${platform}`,
            `${way}, held and replaced by a covered copy`,
            on(address, async (person) => {
              await give(person, way, path('leaking.png'), pictures.leaking);
              await hears(person, /Checking the picture/);
              assert.deepEqual(await takenBy(person), []);
              await person.pressInDialog(/^Cover it and use the copy/);
              const { how, name, bytes } = await firstTaken(person);
              assert.deepEqual([how, name], [eventOf[way], 'picture.png']);
              assert.deepEqual(strangeBlocks(bytes), []);
              assert.notDeepEqual(bytes, pictures.leaking);
            }),
          ));
      }

      it(`${platform}: lets a harmless picture pass as it was`, () =>
        results.record(
          'other',
          `pictures on ${platform}`,
          'a harmless one passes as it was',
          on(address, async (person) => {
            await give(person, 'choice', path('harmless.png'), pictures.harmless);
            // It stays for a while only, so that it is listened for first.
            await hears(person, /something may have been missed/);
            const { name, bytes } = await firstTaken(person);
            assert.equal(name, 'harmless.png');
            assert.deepEqual(bytes, pictures.harmless);
          }),
        ));
    }

    const [facebook, x] = pages.map(({ address }) => address) as [string, string];

    it('holds a post until its picture is decided on', () =>
      results.record(
        'other',
        'pictures',
        'the post waits for the decision',
        on(facebook, async (person) => {
          await person.write(clean);
          await give(person, 'choice', path('leaking.png'), pictures.leaking);
          await person.pressPost();
          await person.pressInDialog(/^Do not attach it/);
          await dialogCloses(person);
          assert.deepEqual(await person.posts(), []);
          await person.pressPost();
          await hasPosted(person, clean);
          assert.deepEqual(await takenBy(person), []);
        }),
      ));

    it('stops checking when the person says so, and asks what is to become of the file', () =>
      results.record(
        'other',
        'pictures',
        'the person stops the check',
        on(x, async (person) => {
          await give(person, 'choice', path('leaking.png'), pictures.leaking);
          await person.pressInNotice(/^Stop checking/);
          await person.pressInDialog(/^Try again/);
          await person.pressInNotice(/^Stop checking/);
          assert.deepEqual(await takenBy(person), []);
          await person.pressInDialog(/^Use the picture as it is/);
          assert.deepEqual((await firstTaken(person)).bytes, pictures.leaking);
        }),
      ));

    it('can be stopped where a post waits for it, and while the covered copy is read again', () =>
      results.record(
        'other',
        'pictures',
        'the person stops the check of the copy',
        on(facebook, async (person) => {
          await person.write(clean);
          await give(person, 'choice', path('leaking.png'), pictures.leaking);
          await person.pressPost();
          await person.pressInDialog(/^Stop checking/);
          await person.pressInDialog(/^Try again/);
          await person.pressInDialog(/^Cover it and use the copy/);
          await person.pressInNotice(/^Stop checking/);
          await person.pressInDialog(/^Do not attach it/);
          await dialogCloses(person);
          assert.deepEqual(await takenBy(person), []);
          assert.deepEqual(await person.posts(), []);
        }),
      ));

    it('gives the page the picture as it is when the person says so', () =>
      results.record(
        'other',
        'pictures',
        'the person decides',
        on(x, async (person) => {
          await give(person, 'drop', path('leaking.png'), pictures.leaking);
          await person.pressInDialog(/^Use the picture as it is/);
          const { bytes } = await firstTaken(person);
          assert.deepEqual(bytes, pictures.leaking);
        }),
      ));

    it('says of a damaged file that it was not checked, and locks nobody out', () =>
      results.record(
        'other',
        'pictures',
        'a damaged file is told and can be used',
        on(x, async (person) => {
          await give(person, 'choice', path('damaged.png'), Buffer.of());
          await person.pressInDialog(/^Use the picture as it is/);
          assert.equal((await firstTaken(person)).name, 'damaged.png');
        }),
      ));

    it('makes no connection', () =>
      results.record(
        'other',
        'network',
        'no connection while a picture is checked',
        on(facebook, async (person) => {
          const before = site().traffic.length;
          await give(person, 'drop', path('leaking.png'), pictures.leaking);
          await person.pressInDialog(/^Cover it and use the copy/);
          await firstTaken(person);
          assert.deepEqual(site().traffic.slice(before), []);
        }),
      ));

    it('leaves files for somebody else alone', () =>
      results.record(
        'other',
        'pictures',
        'files for somebody else are left alone',
        on('https://www.facebook.com/someone.else', async (person) => {
          await give(person, 'drop', path('leaking.png'), pictures.leaking);
          const { bytes } = await firstTaken(person);
          assert.deepEqual(bytes, pictures.leaking);
          assert.equal(await person.dialogIsOpen(), false);
        }),
      ));
  });
}

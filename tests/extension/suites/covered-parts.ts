// What is covered in the copy of a picture: the person adds parts, moves them, changes their size and takes them away.

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { takePictures } from '../../documents/support/pictures.mjs';
import { blackness, sizeOf } from '../../support/pixels.mjs';
import type { Chromium } from '../support/chromium.js';
import { Fixture } from '../support/fixture.js';
import { firstTaken, give, type Way } from '../support/given-files.js';
import { hears, type OpenPage, type Person } from '../support/person.js';
import type { Results } from '../support/results.js';

const address = 'https://x.com/Migrationsverket/status/1790000000000000001';
const cover = /^Cover it and use the copy/;
const add = /^Cover one more part/;
const byHand = /^10\. Covered by hand/;

/** Listens at the window for all that is done in the dialog. */
const eavesdrop = `
  window.heard = [];
  for (const type of ['pointerdown', 'pointermove', 'pointerup', 'mousemove', 'click', 'keydown', 'gotpointercapture'])
    window.addEventListener(type, (event) => heard.push(type), true);`;

/** Does by script all over the dialog what would take parts away. */
const meddle = `(() => {
  const host = document.querySelector('html > :not(head, body)');
  const init = { bubbles: true, composed: true, cancelable: true, pointerId: 1 };
  for (const key of ['Delete', 'Backspace', 'ArrowUp'])
    host.dispatchEvent(new KeyboardEvent('keydown', { ...init, key }));
  for (let clientY = 0; clientY < innerHeight; clientY += 8)
    for (let clientX = 0; clientX < innerWidth; clientX += 40)
      for (const type of ['pointerdown', 'pointermove', 'pointerup', 'click'])
        host.dispatchEvent(new PointerEvent(type, { ...init, clientX, clientY, detail: 1 }));
})()`;

interface Changes {
  readonly right: number;
  readonly down: number;
  readonly higher: number;
}

/** A part that was added, after so many presses of arrows; and a place right below it, which it must not cover. */
function partInTheMiddle({ width, height }: ReturnType<typeof sizeOf>, { right, down, higher }: Changes) {
  const by = Math.round(Math.max(width, height) / 200);
  const inside = {
    x: Math.round(width * 0.375) + right * by,
    y: Math.round(height * 0.45) + down * by,
    width: Math.round(width / 4),
    height: Math.round(height / 10) + higher * by,
  };
  return [inside, { ...inside, y: inside.y + inside.height + 2, height: 4 }] as const;
}

const inPage = (person: Person) => (expression: string) => person.ask(expression);

async function pressOften(person: Person, key: string, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) await person.press(key);
}

type Pictures = Awaited<ReturnType<typeof takePictures>>;

function withPictures(tests: (pictures: () => Pictures, file: () => string) => void): void {
  let folder = '';
  let pictures: Pictures | undefined;
  const file = () => join(folder, 'leaking.png');
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sluss-parts-'));
    pictures = await takePictures();
    await writeFile(file(), pictures.leaking);
  });
  after(() => rm(folder, { recursive: true, force: true }));
  tests(() => pictures as Pictures, file);
}

/** @param ways that files can be given by in this browser */
export function coveredPartsSuite(open: OpenPage, results: Results, ways: readonly Way[]): void {
  describe('what is covered in a picture', () => {
    withPictures((pictures, file) => {
      for (const way of ways) {
        it(`is what the person has added and left, in a picture that comes by ${way}`, () =>
          results.record(
            'other',
            'covered parts',
            `${way}: added, moved, resized and uncovered before the copy is made`,
            async () => {
              const { leaking, truths } = pictures();
              const person = await open(address);
              await person.focusEditor();
              await give(person, way, file(), leaking);
              await hears(person, /^9 parts are covered/);
              await person.ask(eavesdrop);
              await person.pressInDialog(add);
              await pressOften(person, 'ArrowUp', 4);
              await pressOften(person, 'ArrowRight', 3);
              await pressOften(person, 'Shift+ArrowUp', 2);
              await hears(person, /^\d+% from the left, \d+% from the top/);
              await hears(person, /^10 parts are covered/);
              await person.pressInDialog(/^Uncover/);
              await hears(person, /^9 parts are covered/);
              assert.deepEqual(await person.ask('heard'), []);
              // Nothing of it is lost when the check of the copy is stopped.
              await person.pressInDialog(cover);
              await person.pressInNotice(/^Stop checking/);
              await person.pressInDialog(cover);
              const { bytes } = await firstTaken(person);
              const added = partInTheMiddle(sizeOf(leaking), { right: 3, down: -4, higher: -2 });
              assert.deepEqual(await blackness(inPage(person), leaking, added), [0, 0]);
              assert.deepEqual(await blackness(inPage(person), bytes, added), [1, 0]);
              const found = await blackness(
                inPage(person),
                bytes,
                truths.map(({ region }) => region),
              );
              const [uncovered, ...more] = truths.filter((_, index) => (found[index] ?? 0) < 0.5);
              assert.deepEqual([uncovered?.value, more], ['19780718-9902', []]);
              await person.close();
            },
          ));
      }
    });
  });
}

/** With what only Chromium's driver can tell: what a screen reader is told of, and where things stand. */
export function coveredPartsInChromium(chromium: () => Chromium, results: Results): void {
  describe('the parts of a picture that are covered', () => {
    withPictures((pictures, file) => {
      const check = (what: string, run: (fixture: Fixture) => Promise<void>) =>
        it(what, () =>
          results.record('other', 'covered parts', what, async () => {
            const fixture = await Fixture.open(chromium(), address);
            await fixture.focusEditor();
            await fixture.choose(file());
            await fixture.dialog.holds('button', cover);
            await run(fixture);
            await fixture.close();
          }),
        );

      check('by keyboard alone, with names for a screen reader', async (fixture) => {
        const { dialog } = fixture;
        await dialog.focuses(cover);
        // What was meant for the text takes nothing away.
        await fixture.press('Backspace');
        await dialog.holds('button', '1. Swedish personal identity number (sure)');
        await dialog.holds('button', 'Uncover: 1. Swedish personal identity number (sure)');
        await pressOften(fixture, 'Shift+Tab', 10);
        await dialog.focuses(add);
        await fixture.press('Enter');
        await dialog.focuses(byHand);
        await pressOften(fixture, 'ArrowUp', 4);
        await pressOften(fixture, 'Shift+ArrowUp', 2);
        await fixture.hears(/^38% from the left/);
        await fixture.press('Shift+Tab');
        await dialog.focuses(/^9\. /);
        await fixture.press('Delete');
        await fixture.hears(/^9 parts are covered/);
        await dialog.focuses(/^9\. Covered by hand/);
        await fixture.pressInDialog(cover);
        const { bytes } = await firstTaken(fixture);
        const added = partInTheMiddle(sizeOf(pictures().leaking), { right: 0, down: -4, higher: -2 });
        assert.deepEqual(await blackness(inPage(fixture), bytes, added), [1, 0]);
      });

      check('by mouse: drawn, moved, pulled by the corner and taken away', async (fixture) => {
        const { dialog, page } = fixture;
        const picture = await dialog.place('group', 'Covered parts');
        const scale = sizeOf(pictures().leaking).width / picture.width;
        const drag = async (x1: number, y1: number, x2: number, y2: number) => {
          await page.mouse.move(picture.x + x1, picture.y + y1);
          await page.mouse.down();
          await page.mouse.move(picture.x + x2, picture.y + y2, { steps: 4 });
          await page.mouse.up();
        };
        await drag(10, 80, 30, 90);
        await dialog.focuses(byHand);
        await drag(15, 85, 45, 87);
        await drag(60, 92, 50, 98);
        await dialog.press('button', 'Uncover: 1. Swedish personal identity number (sure)');
        await fixture.hears(/^9 parts are covered/);
        await fixture.pressInDialog(cover);
        const { bytes } = await firstTaken(fixture);
        const inFile = (x: number, y: number, width: number, height: number) => ({
          x: x * scale,
          y: y * scale,
          width: width * scale,
          height: height * scale,
        });
        const places = [inFile(41, 83, 8, 14), inFile(12, 80, 24, 10), inFile(53, 83, 8, 14)];
        assert.deepEqual(await blackness(inPage(fixture), bytes, places), [1, 0, 0]);
      });

      check('a script of the page changes nothing of them, and hears nothing', async (fixture) => {
        const { dialog } = fixture;
        await fixture.ask(eavesdrop);
        await dialog.press('button', add);
        await fixture.ask(meddle);
        await fixture.press('ArrowUp');
        await fixture.hears(/^10 parts are covered/);
        const { x, y } = await dialog.place('button', byHand);
        await fixture.page.mouse.move(x + 5, y + 5);
        await fixture.page.mouse.down();
        await fixture.page.mouse.move(x + 15, y + 15, { steps: 4 });
        await fixture.page.mouse.up();
        assert.deepEqual(await fixture.ask('heard'), []);
        assert.deepEqual(await fixture.ask('window.taken'), []);
      });
    });
  });
}

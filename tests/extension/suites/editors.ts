// Every editor: find, take out, and leave the editor as if the person had typed it.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Chromium } from '../support/chromium.js';
import { Fixture } from '../support/fixture.js';
import type { Results } from '../support/results.js';
import { label, number } from '../support/texts.js';

const editors = [
  ...['textarea', 'input', 'plain', 'lexical', 'draft', 'quill'],
  ...['prosemirror', 'tiptap', 'slate', 'ckeditor', 'tinymce', 'trix'],
] as const;

/** Emoji and right-to-left letters before the numbers, so that an offset in the wrong unit shows. */
const lines = [`Hej 👋🏽 mitt nummer är ${number}.`, `سلام، ${number} och tack`];

export const editorAddress = (name: string) => `https://www.migrationsverket.se/editor/${name}`;

const undosAtMost = 12;

async function goesFullCircle(fixture: Fixture, written: string): Promise<void> {
  const expected = written.replaceAll(number, label);
  await fixture.write(written);
  await fixture.shows(written);
  await fixture.pressPost();
  await fixture.dialog.opens();
  await fixture.dialog.press('button', /^Take /);
  await fixture.dialog.closes();
  await fixture.hears(/taken out/);
  await fixture.shows(expected);
  assert.equal(await fixture.shown(), expected, 'what is seen is what is in the model');

  await fixture.typeOn(' mer');
  await fixture.shows(`${expected} mer`);
  assert.equal(await fixture.shown(), `${expected} mer`);

  for (let undos = 0; undos < undosAtMost && (await fixture.model()) !== written; undos++) {
    await fixture.page.keyboard.press('Control+z');
    await fixture.page.waitForTimeout(30);
  }
  await fixture.shows(written);
  assert.deepEqual(await fixture.posts(), []);
}

export function editorSuite(chromium: () => Chromium, results: Results): void {
  describe('taking out', () => {
    for (const editor of editors) {
      it(`changes the model of ${editor}, goes on being typed in, and can be undone`, () =>
        results.record('editors', editor, 'take out, type on, undo', async () => {
          const fixture = await Fixture.open(chromium(), editorAddress(editor));
          try {
            await goesFullCircle(fixture, editor === 'input' ? lines.join(' ') : lines.join('\n'));
          } finally {
            await fixture.close();
          }
        }));
    }
  });
}

// Every editor: find, take out, and leave the editor as if the person had typed it.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  dialogCloses,
  dialogOpens,
  hears,
  holdsInModel,
  type OpenPage,
  type Person,
} from '../support/person.js';
import type { Results } from '../support/results.js';
import { label, number } from '../support/texts.js';

const editors = [
  ...['textarea', 'input', 'plain', 'lexical', 'draft', 'quill'],
  ...['prosemirror', 'tiptap', 'slate', 'ckeditor', 'tinymce', 'trix'],
] as const;

/** Emoji and right-to-left letters before the numbers, so that an offset in the wrong unit shows. */
const lines = [`Hej 👋🏽 mitt personnummer är ${number}.`, `سلام، ${number} och tack`];

export const editorAddress = (name: string) => `https://www.migrationsverket.se/editor/${name}`;

const undosAtMost = 12;

async function goesFullCircle(person: Person, written: string): Promise<void> {
  const expected = written.replaceAll(number, label);
  await person.write(written);
  await holdsInModel(person, written);
  await person.pressPost();
  await dialogOpens(person);
  await person.pressInDialog(/^Take out/);
  await dialogCloses(person);
  await hears(person, /taken out/);
  await holdsInModel(person, expected);
  assert.equal(await person.shown(), expected, 'what is seen is what is in the model');

  await person.typeOn(' mer');
  await holdsInModel(person, `${expected} mer`);
  assert.equal(await person.shown(), `${expected} mer`);

  for (let undos = 0; undos < undosAtMost && (await person.model()) !== written; undos++) {
    await person.press('Control+z');
    await person.drawn();
  }
  await holdsInModel(person, written);
  assert.deepEqual(await person.posts(), []);
}

export function editorSuite(open: OpenPage, results: Results): void {
  describe('taking out', () => {
    for (const editor of editors) {
      it(`changes the model of ${editor}, goes on being typed in, and can be undone`, () =>
        results.record('editors', editor, 'take out, type on, undo', async () => {
          const person = await open(editorAddress(editor));
          try {
            await goesFullCircle(person, lines.join(editor === 'input' ? ' ' : '\n'));
          } finally {
            await person.close();
          }
        }));
    }
  });
}

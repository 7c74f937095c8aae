// Files that are given to a fixture page by the ways that platforms take them, and what the page has got in the end.

import assert from 'node:assert/strict';
import { type Person, until } from './person.js';

export type Way = 'choice' | 'paste' | 'drop';

/** By which of its events the page gets a file that came so. */
export const eventOf: Readonly<Record<Way, string>> = { choice: 'change', paste: 'paste', drop: 'drop' };

interface Taken {
  readonly how: string;
  readonly name: string;
  readonly bytes: Buffer;
}

export async function takenBy(person: Person): Promise<readonly Taken[]> {
  const taken = (await person.ask(`Promise.all(window.taken.map(async ({ how, file }) => [
    how, file.name, btoa(String.fromCharCode(...new Uint8Array(await file.arrayBuffer())))
  ].join(' ')))`)) as readonly string[];
  return taken.map((each) => {
    const [how = '', name = '', bytes = ''] = each.split(' ');
    return { how, name, bytes: Buffer.from(bytes, 'base64') };
  });
}

export async function firstTaken(person: Person): Promise<Taken> {
  await until(async () => (await takenBy(person)).length > 0, 'the page gets the file');
  const [taken, ...more] = await takenBy(person);
  assert.deepEqual(more, []);
  return taken as Taken;
}

/** Gives a file to the page as the way does; a paste and a drop are made in the page, where drivers cannot make them. */
export async function give(person: Person, way: Way, file: string, bytes: Buffer): Promise<void> {
  if (way === 'choice') return person.choose(file);
  const [type, data] = way === 'paste' ? ['ClipboardEvent', 'clipboardData'] : ['DragEvent', 'dataTransfer'];
  await person.ask(`(() => {
    const data = new DataTransfer();
    const bytes = Uint8Array.from(atob('${bytes.toString('base64')}'), (character) => character.charCodeAt(0));
    data.items.add(new File([bytes], 'bild.png', { type: 'image/png' }));
    const event = new ${type}('${way}', { bubbles: true, cancelable: true, composed: true, ${data}: data });
    document.querySelector('[data-editor] [contenteditable]').dispatchEvent(event);
  })()`);
}

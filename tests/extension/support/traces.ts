// Where a text could have stayed behind: what a page can find of it, and every file of the browser's profile.

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The number of the tests' text, or the name of its kind. */
export const telling = /850709|personnummer/;

/** Everything that a page can find of what has happened in it, as text. */
export const keptInPage = `(async () => JSON.stringify([
  { ...localStorage }, { ...sessionStorage }, document.cookie, history.state, location.href,
  await indexedDB.databases(), await caches.keys(),
  performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => !name.includes('/bundle/')),
  [...document.querySelectorAll('*')].flatMap(({ attributes }) => [...attributes].map(({ value }) => value)),
]))()`;

/** Files below a folder that hold a text, in either of the ways in which browsers write texts. */
export async function filesWith(text: string, folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path).catch(() => Buffer.alloc(0)); // a file that has gone meanwhile
    if (bytes.includes(text) || bytes.includes(Buffer.from(text, 'utf16le'))) found.push(path);
  }
  return found;
}

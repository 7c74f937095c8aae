// What the extension takes from core/data: agencies and their pages, languages, and the words it starts with.

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..', 'core', 'data');

/** Every JSON file of a folder of core/data, in order of name. */
export async function data(folder) {
  const files = (await readdir(join(root, folder))).filter((file) => file.endsWith('.json')).sort();
  return Promise.all(files.map(async (file) => JSON.parse(await readFile(join(root, folder, file), 'utf8'))));
}

/** What src/agencies.ts needs to know of each pack; the packs themselves are files of the extension. */
export async function agencies() {
  const packs = await data('agencies');
  return packs.map(({ id, names, pages = [] }) => ({
    id,
    names,
    pages: pages.map(({ platform, account, match }) => ({ platform, account, match })),
  }));
}

const startingKeys = [
  'notice.held',
  'notice.engineLoading',
  'notice.engineFailed',
  'notice.retry',
  'notice.postWithoutChecking',
  'dialog.title',
  'dialog.back',
  'dialog.postAnywayConfirm',
  'picture.checking',
  'picture.failed',
  'picture.stop',
  'picture.stopped',
  'picture.progress',
  'picture.stillChecking',
  'picture.remove',
  'picture.useAnyway',
];

/** By language, in the shape of a locale. */
export async function startingWords() {
  const locales = await data('locales');
  return Object.fromEntries(
    locales.map(({ meta: { tag, name, dir, numberingSystem }, ui }) => [
      tag,
      {
        meta: { tag, name, dir, numberingSystem },
        ui: Object.fromEntries(startingKeys.map((key) => [key, ui[key]])),
      },
    ]),
  );
}

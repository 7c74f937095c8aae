// What the extension takes from core/data: agencies and their pages, languages, and the words it starts with.

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..', 'core', 'data');

/** Every JSON file of a folder of core/data, in order of name. */
export async function data(folder) {
  const files = (await readdir(join(root, folder))).filter((file) => file.endsWith('.json')).sort();
  return Promise.all(files.map(async (file) => JSON.parse(await readFile(join(root, folder, file), 'utf8'))));
}

export async function agencies() {
  const packs = await data('agencies');
  return packs.map(({ id, names, pages = [] }) => ({ id, names, pages: pages.map(addressOf) }));
}

/** An account as the address of its page, as people write it in the options. */
function addressOf({ platform, account, match }) {
  switch (platform) {
    case 'web':
      return match;
    case 'linkedin':
      return `https://www.linkedin.com/${account.includes('/') ? account : `company/${account}`}`;
    case 'youtube':
      return `https://www.youtube.com/${/^(@|channel\/|c\/|user\/)/.test(account) ? account : `@${account}`}`;
    case 'threads':
      return `https://www.threads.com/@${account.replace(/^@/, '')}`;
    case 'reddit':
      return `https://www.reddit.com/${account.includes('/') ? account : `user/${account}`}`;
    case 'mastodon': {
      const [name, server] = account.replace(/^@/, '').split('@');
      return `https://${server}/@${name}`;
    }
    default:
      return `https://${hosts[platform] ?? fail(`a pack names the platform ${platform}, which the extension does not know`)}/${account}`;
  }
}

const hosts = { facebook: 'www.facebook.com', x: 'x.com', instagram: 'www.instagram.com' };

function fail(reason) {
  throw new Error(reason);
}

const startingKeys = [
  'notice.held',
  'notice.engineLoading',
  'notice.engineFailed',
  'notice.retry',
  'notice.postWithoutChecking',
  'dialog.back',
  'dialog.postAnywayConfirm',
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

// One manifest for all browsers, and what differs between them. Each permission is explained in PRIVACY.md.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { agencies } from './data.mjs';

/** The platforms on which agencies have pages, by host; see src/platforms. */
const platformHosts = [
  'facebook.com',
  'x.com',
  'twitter.com',
  'linkedin.com',
  'youtube.com',
  'instagram.com',
  'threads.com',
  'threads.net',
  'reddit.com',
];

/** @param browser `chromium` or `firefox` */
export async function manifestFor(browser) {
  const { version } = JSON.parse(await readFile(join(import.meta.dirname, '..', 'package.json'), 'utf8'));
  const matches = await guardedPages();
  return { ...common(version, matches), ...only[browser] };
}

/** Platforms, and the agencies' own sites and Mastodon servers. */
async function guardedPages() {
  const pages = (await agencies()).flatMap((agency) => agency.pages);
  const hosts = pages.flatMap(({ platform, match, account }) => {
    if (platform === 'web') return new URL(match.replace('*.', 'any.')).host.replace(/^any\./, '*.');
    return platform === 'mastodon' ? account.split('@').at(-1) : [];
  });
  return [...platformHosts.map((host) => `*.${host}`), ...new Set(hosts)].map((host) => `https://${host}/*`);
}

const icons = Object.fromEntries([16, 32, 48, 128].map((size) => [size, `icons/${size}.png`]));

const permissions = ['storage', 'scripting', 'activeTab'];

const common = (version, matches) => ({
  manifest_version: 3,
  name: '__MSG_name__',
  description: '__MSG_description__',
  default_locale: 'en',
  version,
  icons,
  action: { default_popup: 'popup.html', default_icon: icons, default_title: '__MSG_name__' },
  options_ui: { page: 'options.html', open_in_tab: true },
  permissions,
  host_permissions: matches,
  optional_host_permissions: ['https://*/*', 'http://*/*'],
  content_scripts: [
    {
      matches,
      js: ['content.js'],
      css: ['marks.css'],
      run_at: 'document_start',
      all_frames: true,
      match_origin_as_fallback: true,
    },
  ],
  content_security_policy: {
    extension_pages: "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; object-src 'none'",
  },
});

const only = {
  chromium: {
    minimum_chrome_version: '120',
    background: { service_worker: 'background.js' },
    permissions: [...permissions, 'offscreen'],
    storage: { managed_schema: 'managed-schema.json' },
    incognito: 'split',
  },
  firefox: {
    background: { scripts: ['background.js', 'reader-host.js'] },
    browser_specific_settings: {
      gecko: {
        id: 'sluss@sluss.example',
        strict_min_version: '142.0',
        data_collection_permissions: { required: ['none'] },
      },
      gecko_android: { strict_min_version: '142.0' },
    },
  },
};

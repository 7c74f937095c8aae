// Which platform a page is on.

import { facebook } from './facebook.js';
import { instagram } from './instagram.js';
import { linkedin } from './linkedin.js';
import { isMastodon, mastodon } from './mastodon.js';
import type { Platform } from './platform.js';
import { reddit } from './reddit.js';
import { site } from './site.js';
import { threads } from './threads.js';
import { x } from './x.js';
import { youtube } from './youtube.js';

export const platforms: readonly Platform[] = [
  facebook,
  x,
  linkedin,
  youtube,
  instagram,
  threads,
  reddit,
  mastodon,
];

/** The platform whose host this is, or undefined: it may still be a Mastodon server or a site of its own. */
export function platformOfHost(host: string): Platform | undefined {
  return platforms.find(({ hosts }) => hosts.some((name) => host === name || host.endsWith(`.${name}`)));
}

export function platformOf(document: Document): Platform {
  return platformOfHost(document.location.hostname) ?? (isMastodon(document) ? mastodon : site);
}

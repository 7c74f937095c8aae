// Which pages belong to which agency.

import { platformOfHost } from './platforms/index.js';
import { mastodon } from './platforms/mastodon.js';
import type { Platform } from './platforms/platform.js';

/**
 * An agency and its addresses: accounts such as https://x.com/Migrationsverket, and match patterns of its own sites such
 * as https://*.migrationsverket.se/*.
 */
export interface AgencyPages {
  readonly id: string;
  readonly pages: readonly string[];
}

export class Pages {
  readonly #accounts = new Map<string, string>();
  readonly #sites: { readonly pattern: MatchPattern; readonly agency: string }[] = [];

  constructor(agencies: readonly AgencyPages[]) {
    for (const { id, pages } of agencies) for (const page of pages) this.#add(id, page);
  }

  /** The agency behind an account of a platform. */
  ofAccount(platform: Platform, account: string): string | undefined {
    return this.#accounts.get(`${platform.id} ${account}`);
  }

  /** The agency whose own site this page is part of. */
  ofSite(url: URL): string | undefined {
    return this.#sites.find(({ pattern }) => matches(pattern, url))?.agency;
  }

  #add(agency: string, page: string): void {
    const pattern = parsePattern(page);
    if (pattern !== undefined) {
      this.#sites.push({ pattern, agency });
      return;
    }
    if (!URL.canParse(page)) return;
    const url = new URL(page);
    const platform = platformOfHost(url.hostname) ?? mastodon;
    const account = platform.account(url);
    if (account !== undefined) this.#accounts.set(`${platform.id} ${account}`, agency);
  }
}

interface MatchPattern {
  readonly host: string;
  readonly subdomains: boolean;
  /** What the path begins with. */
  readonly path: string;
}

/** Of the match patterns of extensions, those that packs use: https, one leading `*.`, one trailing `*`. */
function parsePattern(page: string): MatchPattern | undefined {
  const [, wildcard, host, path] = /^https:\/\/(\*\.)?([^/*]+)(\/[^*]*)\*$/.exec(page) ?? [];
  if (host === undefined || path === undefined) return undefined;
  return { host, subdomains: wildcard !== undefined, path };
}

function matches({ host, subdomains, path }: MatchPattern, url: URL): boolean {
  const sameHost = url.host === host || (subdomains && url.host.endsWith(`.${host}`));
  return sameHost && url.pathname.startsWith(path);
}

// The agencies that the guard knows: those of the build, and those that the person has added from a file.

import builtIn from 'sluss:agencies';
import type { Policy } from '@sluss/core';
import { oneByOne } from './one-by-one.js';
import type { AgencyPages } from './pages.js';

/** The parts of a policy pack (docs/agencies.md) that the extension reads itself; the engine reads and checks it all. */
export interface Pack {
  readonly id: string;
  readonly names: Readonly<Record<string, string>>;
  readonly pages?: readonly PackPage[];
}

interface PackPage {
  readonly platform: string;
  readonly account?: string;
  readonly match?: string;
}

export interface Agency extends AgencyPages {
  readonly names: Readonly<Record<string, string>>;
}

export async function agencies(): Promise<readonly Agency[]> {
  return agenciesWith(await ownPacks());
}

/** @param own the packs that the person has added */
export function agenciesWith(own: readonly Pack[]): readonly Agency[] {
  return [...builtIn, ...own]
    .map(({ id, names, pages = [] }) => ({ id, names, pages: pages.flatMap(addressOf) }))
    .filter(({ id }, index, all) => all.findLastIndex((other) => other.id === id) === index);
}

/** The whole pack of an agency; a file of one's own stands in for one of the build with the same id. */
export async function packOf(id: string | undefined): Promise<Policy | undefined> {
  const own = (await ownPacks().catch(() => [])).find((pack) => pack.id === id);
  if (own !== undefined) return own as unknown as Policy;
  if (!builtIn.some((pack) => pack.id === id)) return undefined;
  const response = await fetch(chrome.runtime.getURL(`policies/${id}.json`));
  return response.json();
}

export async function ownPacks(): Promise<readonly Pack[]> {
  const { packs } = (await chrome.storage.local.get('packs')) as { packs?: readonly Pack[] };
  return Array.isArray(packs) ? packs : [];
}

/** @param pack one that the engine has accepted */
export function addPack(pack: Pack): Promise<void> {
  return oneByOne('packs', async () => {
    const others = (await ownPacks()).filter(({ id }) => id !== pack.id);
    await chrome.storage.local.set({ packs: [...others, pack] });
  });
}

/** An account as the address of its page, as people write it in the options. */
function addressOf({ platform, account = '', match }: PackPage): string | readonly string[] {
  const name = account.replace(/^@/, '');
  switch (platform) {
    case 'web':
      return match ?? [];
    case 'facebook':
      return `https://www.facebook.com/${account}`;
    case 'x':
      return `https://x.com/${name}`;
    case 'linkedin':
      return `https://www.linkedin.com/${account.includes('/') ? account : `company/${account}`}`;
    case 'youtube':
      return `https://www.youtube.com/${account.includes('/') ? account : `@${name}`}`;
    case 'instagram':
      return `https://www.instagram.com/${name}`;
    case 'threads':
      return `https://www.threads.com/@${name}`;
    case 'reddit':
      return `https://www.reddit.com/${account.includes('/') ? account : `user/${account}`}`;
    case 'mastodon':
      return `https://${name.split('@')[1]}/@${name.split('@')[0]}`;
    default:
      return [];
  }
}

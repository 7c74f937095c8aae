// The sites that a person has chosen to guard: the content script is registered for those that the browser permits.

import { agenciesWith, ownPacks } from './agencies.js';
import { oneByOne } from './one-by-one.js';
import { platformOfHost } from './platforms/index.js';
import { readSettings } from './settings.js';

const id = 'chosen-sites';
const script = 'content.js';
const style = 'marks.css';

export function originsOf(host: string): string[] {
  return [`https://${host}/*`, `http://${host}/*`];
}

/** Hosts beyond those of the manifest: chosen sites, and those of pages that the person knows to be an agency's. */
export function chosenHosts(sites: readonly string[], pages: readonly string[]): readonly string[] {
  const servers = pages.filter((page) => URL.canParse(page)).map((page) => new URL(page).hostname);
  return [...new Set([...sites, ...servers])].filter((host) => platformOfHost(host) === undefined);
}

export function registerSites(): Promise<void> {
  return oneByOne('sites', register);
}

async function register(): Promise<void> {
  const { settings } = await readSettings();
  const own = agenciesWith(await ownPacks()).flatMap(({ pages }) => pages);
  const hosts = chosenHosts(settings.sites, [...Object.values(settings.pages).flat(), ...own]);
  const permitted = await Promise.all(
    hosts.map(async (host) =>
      (await chrome.permissions.contains({ origins: originsOf(host) })) ? host : [],
    ),
  );
  const matches = permitted.flat().flatMap(originsOf);
  const registered = await chrome.scripting.getRegisteredContentScripts({ ids: [id] });
  if (registered.length > 0) await chrome.scripting.unregisterContentScripts({ ids: [id] });
  if (matches.length === 0) return;
  await chrome.scripting.registerContentScripts([
    { id, matches, js: [script], css: [style], runAt: 'document_start', allFrames: true },
  ]);
  const known = new Set(registered.flatMap((each) => each.matches ?? []));
  await bringIntoOpenPages(matches.filter((match) => !known.has(match)));
}

/** A registered script comes with the next page; the one that the person sees is to be guarded too. */
async function bringIntoOpenPages(matches: string[]): Promise<void> {
  if (matches.length === 0) return;
  for (const { id: tabId } of await chrome.tabs.query({ url: matches })) {
    if (tabId === undefined) continue;
    const target = { tabId, allFrames: true };
    // A page that is just being left, or shows an error, takes no script.
    await chrome.scripting.insertCSS({ target, files: [style] }).catch(() => undefined);
    await chrome.scripting.executeScript({ target, files: [script] }).catch(() => undefined);
  }
}

// The sites that a person has chosen to guard: the content script is registered for those that the browser permits.

import { platformOfHost } from './platforms/index.js';
import { readSettings, type Settings } from './settings.js';

const id = 'chosen-sites';

export function originsOf(host: string): string[] {
  return [`https://${host}/*`, `http://${host}/*`];
}

/** Hosts beyond those of the manifest: chosen sites, and servers on which the person knows of an agency's account. */
export function chosenHosts({ sites, pages }: Pick<Settings, 'sites' | 'pages'>): readonly string[] {
  const addresses = Object.values(pages)
    .flat()
    .filter((page) => URL.canParse(page));
  const servers = addresses.map((page) => new URL(page).hostname).filter((host) => !host.includes('*'));
  return [...new Set([...sites, ...servers])].filter((host) => platformOfHost(host) === undefined);
}

export async function registerSites(): Promise<void> {
  const { settings } = await readSettings();
  const permitted = await Promise.all(
    chosenHosts(settings).map(async (host) =>
      (await chrome.permissions.contains({ origins: originsOf(host) })) ? host : [],
    ),
  );
  const matches = permitted.flat().flatMap(originsOf);
  const registered = await chrome.scripting.getRegisteredContentScripts({ ids: [id] });
  if (registered.length > 0) await chrome.scripting.unregisterContentScripts({ ids: [id] });
  if (matches.length === 0) return;
  await chrome.scripting.registerContentScripts([
    { id, matches, js: ['content.js'], css: ['marks.css'], runAt: 'document_start', allFrames: true },
  ]);
}

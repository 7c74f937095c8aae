// Holds what pages may not: the settings, the packs and locales, and the right to inject the engine. It sees no texts.

import { packOf } from './agencies.js';
import { newSalt } from './fingerprint.js';
import { localeFor } from './locales.js';
import { oneByOne } from './one-by-one.js';
import type { Answers, Brief, Request, SessionMemory } from './protocol.js';
import { copyManaged, defaults, readSettings } from './settings.js';
import { registerSites } from './sites.js';

chrome.runtime.onInstalled.addListener(({ reason }) => {
  if (reason === 'install') void chrome.tabs.create({ url: chrome.runtime.getURL('welcome.html') });
  void settleIn();
});
chrome.runtime.onStartup.addListener(() => void settleIn());
chrome.storage.onChanged.addListener((_changes, area) => {
  if (area === 'managed') void copyManaged();
  if (area === 'local') void registerSites();
});
chrome.permissions.onAdded.addListener(() => void registerSites());
chrome.permissions.onRemoved.addListener(() => void registerSites());

chrome.runtime.onMessage.addListener((request: Request, sender, respond) => {
  answer(request, sender).then(
    (value) => respond({ value }),
    (reason: unknown) => respond({ error: String(reason) }),
  );
  return true;
});

async function settleIn(): Promise<void> {
  await registerSites();
  await copyManaged();
}

function answer(request: Request, sender: chrome.runtime.MessageSender): Promise<Answers[Request['ask']]> {
  switch (request.ask) {
    case 'brief':
      return brief(request.agency);
    case 'engine':
      return inject(request.build === 'wasm' ? 'engine-wasm.js' : 'engine-twin.js', sender);
    case 'names':
      return inject('names.js', sender);
    case 'reader':
      return reader();
    case 'ignore':
      return ignore(request.fingerprint);
  }
}

async function brief(agency: string | undefined): Promise<Brief> {
  // Storage that cannot be read leaves nobody unguarded: it goes by what the extension came with.
  const { settings } = await readSettings().catch(() => ({ settings: defaults }));
  const [locale, pack, memory] = await Promise.all([
    localeFor(settings.language),
    packOf(agency),
    sessionMemory(),
  ]);
  const names = pack?.['names'] as Readonly<Record<string, string>> | undefined;
  return {
    locale,
    policy: pack,
    agencyName: names?.[locale.meta.tag] ?? names?.['en'] ?? (names && Object.values(names)[0]),
    memory,
  };
}

async function inject(script: string, { tab, frameId }: chrome.runtime.MessageSender): Promise<true> {
  if (tab?.id === undefined || frameId === undefined) throw new Error('only a page can be guarded');
  await chrome.scripting.executeScript({
    target: { tabId: tab.id, frameIds: [frameId] },
    files: [script],
  });
  return true;
}

/** Only Chromium needs a document for it; in Firefox it is part of this page. */
function reader(): Promise<true> {
  const { offscreen } = chrome;
  if (offscreen === undefined) return Promise.resolve(true);
  return oneByOne('reader', async () => {
    if (await offscreen.hasDocument()) return true as const;
    await offscreen.createDocument({
      url: 'reader.html',
      reasons: [chrome.offscreen.Reason.WORKERS],
      justification: 'Pictures are read on this device, before they are attached.',
    });
    return true as const;
  });
}

/** In memory only, and gone with the browser session; see PRIVACY.md. */
function sessionMemory(): Promise<SessionMemory> {
  return oneByOne('memory', async () => {
    const kept = await keptMemory();
    if (kept !== undefined) return kept;
    const fresh = { salt: newSalt(), ignored: [] };
    // Where there is no room for it, people are asked again; that must not keep the guard from starting.
    await chrome.storage.session.set({ memory: fresh }).catch(() => undefined);
    return fresh;
  });
}

function ignore(fingerprint: string): Promise<true> {
  return oneByOne('memory', async () => {
    const { salt = newSalt(), ignored = [] } = (await keptMemory()) ?? {};
    await chrome.storage.session.set({ memory: { salt, ignored: [...ignored, fingerprint] } });
    return true as const;
  });
}

async function keptMemory(): Promise<SessionMemory | undefined> {
  const { memory } = (await chrome.storage.session.get('memory')) as { memory?: SessionMemory };
  return memory;
}

// The script in the page, from document_start. On a page that is none of an agency's it only listens.

import { type Agency, agencies, agenciesWith } from './agencies.js';
import { Guardian, type Orders } from './guardian.js';
import { Pages } from './pages.js';
import type { PageState } from './protocol.js';
import { defaults, readSettings, type Settings } from './settings.js';
import { clearLeftovers } from './stage.js';

const world = globalThis as { slussWatches?: true };

// What is written in a frame of the page's own origin is guarded from the page: the button may be out there. And a site
// may be both chosen by the person and known to the manifest.
if (window.frameElement === null && world.slussWatches === undefined) {
  world.slussWatches = true;
  start();
}

function start(): void {
  clearLeftovers(document);
  const guardian = new Guardian();
  guardian.watch(window);

  const follow = async () => {
    const [{ settings }, known] = await Promise.all([readSettings(), agencies()]);
    guardian.follow(ordersBy(settings, known));
  };
  // A browser whose storage is broken guards by what the extension came with.
  follow().catch(() => guardian.follow(ordersBy(defaults, agenciesWith([]))));
  // After an update of the extension this script lives on without it, by the orders that it has.
  chrome.storage.onChanged.addListener(() => follow().catch(() => undefined));
  if (window.top === window) answerPopup(guardian, follow);
}

function ordersBy(settings: Settings, agencies: readonly Agency[]): Orders {
  const host = location.hostname;
  const watched = agencies
    .filter(({ id }) => !settings.agenciesOff.includes(id))
    .map(({ id, pages }) => ({ id, pages: settings.pages[id] ?? pages }));
  return {
    settings,
    pages: new Pages(watched),
    chosen: settings.sites.includes(host) ? { agency: undefined } : undefined,
    paused: settings.paused.includes(host),
  };
}

/** The popup may ask sooner than the browser tells of the settings that it has just changed. */
function answerPopup(guardian: Guardian, follow: () => Promise<void>): void {
  chrome.runtime.onMessage.addListener(
    (message: { ask?: string }, _sender, respond: (state: PageState) => void) => {
      if (message.ask !== 'state') return false;
      void follow()
        .catch(() => undefined)
        .then(() => respond(guardian.state()));
      return true;
    },
  );
}

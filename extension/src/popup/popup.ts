// The toolbar popup: what the guard does on this page, and how to pause it or to bring it here.

import { offerLanguages } from '../languages.js';
import { keep, nameIn, openPage, type PageContext, part, showPage } from '../page.js';
import type { PageState } from '../protocol.js';
import { writeSettings } from '../settings.js';
import { originsOf, registerSites } from '../sites.js';

interface Place {
  readonly host: string;
  readonly state: PageState | undefined;
}

/** Undefined on pages where the browser lets no extension work. */
async function currentPlace(): Promise<Place | undefined> {
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  if (tab?.id === undefined || tab.url === undefined || !/^https?:/.test(tab.url)) return undefined;
  const state: PageState | undefined = await chrome.tabs
    .sendMessage(tab.id, { ask: 'state' }, { frameId: 0 })
    // No guard listens on sites that were not chosen.
    .catch(() => undefined);
  return { host: new URL(tab.url).hostname, state };
}

function sentence({ words, agencies }: PageContext, place: Place | undefined): string {
  if (place === undefined) return words.say('popup.cannotRun');
  const agency = agencies.find(({ id }) => id === place.state?.agency);
  switch (place.state?.guarding) {
    case 'agency':
      return words.say('popup.active', {
        agency: agency === undefined ? place.host : nameIn(agency.names, words),
      });
    case 'site':
      return words.say('popup.activeSite');
    case 'paused':
      return words.say('popup.paused');
    default:
      return words.say('popup.inactive');
  }
}

function offerPause({ words, settings }: PageContext, { host, state }: Place): void {
  const button = part('toggle', HTMLButtonElement);
  const paused = state?.guarding === 'paused';
  button.hidden = state === undefined || state.guarding === 'idle';
  button.textContent = words.say(paused ? 'popup.resume' : 'popup.pause');
  button.addEventListener('click', async () => {
    const others = settings.paused.filter((site) => site !== host);
    const change = writeSettings({ paused: paused ? others : [...others, host] });
    if (await keep(words, change)) location.reload();
  });
}

function offerSite({ words, settings, managed }: PageContext, { host, state }: Place): void {
  const button = part('guard-site', HTMLButtonElement);
  const guarded = settings.sites.includes(host);
  const guardedAnyway = state?.guarding === 'agency' || state?.guarding === 'paused';
  button.hidden = managed.includes('sites') || (!guarded && guardedAnyway);
  button.textContent = words.say(guarded ? 'popup.stopGuarding' : 'popup.guardSite');
  button.addEventListener('click', async () => {
    const others = settings.sites.filter((site) => site !== host);
    // Asked for at once: the browser may not take it for the person's wish any later, and may close the popup meanwhile.
    const permitted = guarded || chrome.permissions.request({ origins: originsOf(host) });
    if (!(await keep(words, writeSettings({ sites: guarded ? others : [...others, host] })))) return;
    if (!(await permitted)) await writeSettings({ sites: others });
    await registerSites();
    location.reload();
  });
}

const context = await openPage();
const place = await currentPlace();
part('state', HTMLParagraphElement).textContent = sentence(context, place);
part('managed', HTMLParagraphElement).hidden = context.managed.length === 0;
offerLanguages(part('language', HTMLSelectElement), context);
if (place !== undefined) {
  offerPause(context, place);
  offerSite(context, place);
}
showPage();

// The options page. Every choice is saved as it is made.

import { addPack, agenciesWith, type Pack } from '../agencies.js';
import { h } from '../dialog/build.js';
import { providedEngine } from '../engine-slot.js';
import { offerLanguages } from '../languages.js';
import { keep, nameIn, openPage, part, showPage } from '../page.js';
import { resetSettings, type Sensitivity, type Settings, writeSettings } from '../settings.js';
import { chosenHosts, originsOf } from '../sites.js';

const context = await openPage();
const { words, settings, managed, agencies } = context;

function decidedElsewhere(setting: keyof Settings): boolean {
  return managed.includes(setting);
}

function save(changes: Partial<Settings>): Promise<boolean> {
  return keep(words, writeSettings(changes));
}

function offerAgencies(): void {
  let off = settings.agenciesOff;
  let pagesOf = settings.pages;
  for (const { id, names, pages } of agencies) {
    const name = nameIn(names, words);
    const on = h('input', {
      type: 'checkbox',
      checked: !off.includes(id),
      disabled: decidedElsewhere('agenciesOff'),
    });
    on.addEventListener('change', () => {
      off = on.checked ? off.filter((other) => other !== id) : [...off, id];
      void save({ agenciesOff: off });
    });
    const list = h('textarea', {
      dir: 'ltr',
      rows: '4',
      spellcheck: 'false',
      disabled: decidedElsewhere('pages'),
      'aria-label': words.say('options.pages', { agency: name }),
    });
    list.value = (pagesOf[id] ?? pages).join('\n');
    list.addEventListener('change', () => {
      const lines = list.value.split('\n').map((line) => line.trim());
      pagesOf = { ...pagesOf, [id]: lines.filter((line) => line !== '') };
      void askForPages(pagesOf[id] ?? []);
      void save({ pages: pagesOf });
    });
    part('agencies', HTMLFieldSetElement).append(
      h('label', { class: 'choice' }, on, h('span', { dir: 'auto' }, name)),
      h(
        'details',
        {},
        h('summary', {}, words.say('options.pages', { agency: isolated(name) })),
        h('p', { class: 'help' }, words.say('options.pagesHelp')),
        list,
      ),
    );
  }
}

/** A name keeps its own direction inside a sentence of another (U+2068 … U+2069). */
function isolated(name: string): string {
  return `\u2068${name}\u2069`;
}

/** Servers that the manifest does not know need the person's yes. */
async function askForPages(pages: readonly string[]): Promise<void> {
  const origins = chosenHosts([], pages).flatMap(originsOf);
  if (origins.length > 0) await chrome.permissions.request({ origins }).catch(() => false);
}

function offerOwnAgency(): void {
  const field = part('pack', HTMLInputElement);
  const problem = part('pack-problem', HTMLParagraphElement);
  field.disabled = decidedElsewhere('agenciesOff');
  field.addEventListener('change', async () => {
    const [file] = field.files ?? [];
    if (file === undefined) return;
    problem.textContent = '';
    try {
      const pack = await checkedPack(await file.text());
      if (!(await keep(words, addPack(pack)))) return;
      await askForPages(agenciesWith([pack]).find(({ id }) => id === pack.id)?.pages ?? []);
      location.reload();
    } catch (reason) {
      problem.textContent = words.say('options.ownAgencyRefused', { reason: (reason as Error).message });
    }
  });
}

/** @throws what the engine has against it, with the place in the file */
async function checkedPack(json: string): Promise<Pack> {
  const pack = JSON.parse(json);
  const guard = await providedEngine()?.({ policy: pack, locale: words.locale });
  guard?.close();
  return pack;
}

function offerSensitivity(): void {
  for (const choice of document.querySelectorAll<HTMLInputElement>('[name="sensitivity"]')) {
    choice.checked = choice.value === settings.sensitivity;
    choice.disabled = decidedElsewhere('sensitivity');
    choice.addEventListener('change', () => void save({ sensitivity: choice.value as Sensitivity }));
  }
}

/** The host of what a person writes as a site: `example.org`, or an address copied from the address bar. */
function hostOf(site: string): string | undefined {
  const address = /^https?:\/\//.test(site) ? site : `https://${site}`;
  if (!URL.canParse(address)) return undefined;
  const { hostname } = new URL(address);
  return hostname.includes('.') || hostname === 'localhost' ? hostname : undefined;
}

function offerSites(): void {
  let { sites } = settings;
  const list = part('sites', HTMLUListElement);
  const problem = part('site-problem', HTMLParagraphElement);
  const field = part('site', HTMLInputElement);
  const form = part('add-site', HTMLFormElement);

  const remove = async (host: string) => {
    sites = sites.filter((other) => other !== host);
    await save({ sites });
    // What an organisation has permitted stays permitted, and is refused here.
    await chrome.permissions.remove({ origins: originsOf(host) }).catch(() => false);
    show();
    field.focus();
  };
  const show = () => {
    list.replaceChildren(
      ...sites.map((host) => {
        const button = h('button', { type: 'button' }, words.say('options.removeSite', { site: host }));
        button.addEventListener('click', () => void remove(host));
        return h('li', { class: 'row' }, h('span', { dir: 'ltr' }, host), button);
      }),
    );
  };
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const host = hostOf(field.value.trim());
    if (host === undefined) {
      problem.textContent = words.say('options.siteInvalid');
      return;
    }
    const permitted = await chrome.permissions.request({ origins: originsOf(host) });
    problem.textContent = permitted ? '' : words.say('options.siteDenied', { site: host });
    if (!permitted) return;
    sites = [...sites.filter((other) => other !== host), host];
    field.value = '';
    await save({ sites });
    show();
  });
  form.hidden = decidedElsewhere('sites');
  show();
}

function offerReset(): void {
  const button = part('reset', HTMLButtonElement);
  let asked = false;
  button.addEventListener('click', async () => {
    if (!asked) {
      asked = true;
      button.textContent = words.say('options.resetConfirm');
      return;
    }
    if (await keep(words, resetSettings())) location.reload();
  });
}

offerAgencies();
offerOwnAgency();
offerLanguages(part('language', HTMLSelectElement), context);
offerSensitivity();
offerSites();
offerReset();
part('version', HTMLParagraphElement).textContent = words.say('options.version', {
  version: chrome.runtime.getManifest().version,
});
showPage();

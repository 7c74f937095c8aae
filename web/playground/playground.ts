// The playground: shows live what the guard finds in a text, with any policy pack, in any language. Nothing is sent.

import {
  createGuard,
  type Guard,
  type Locale,
  loadLocale,
  loadModel,
  loadPolicy,
  type Policy,
  SlussError,
  spokenLanguage,
} from '@sluss/core';
import { createInspector, type Inspector } from '@sluss/core/inspect';
import { channelList } from '../src/channels.js';
import { guardForm } from '../src/index.js';
import { Wording } from '../src/wording.js';
import { fillChoices } from './choices.js';
import { findingRows, marked, refusalRows } from './findings.js';
import { policyFromHash, policyLink } from './share.js';

function at<T extends HTMLElement>(id: string): T {
  return document.getElementById(id) as T;
}

const language = at<HTMLSelectElement>('language');
const agency = at<HTMLSelectElement>('agency');
const text = at<HTMLTextAreaElement>('text');
const replyTo = at<HTMLInputElement>('reply-to');
const pack = at<HTMLTextAreaElement>('policy');
const form = document.querySelector('form') as HTMLFormElement;

/** What the page shows things with; replaced as a whole when the language or the pack changes. */
interface State {
  readonly guard: Guard;
  /** Where there is no WebAssembly, there is none. */
  readonly inspector: Inspector | undefined;
  readonly wording: Wording;
  readonly locale: Locale;
}

/** Loaded once, for every guard that is made here. */
const model = loadModel();

let state: State | undefined;
let practice: ReturnType<typeof guardForm> | undefined;

/** How often something else was chosen: what was begun for an earlier choice is dropped. */
let choices = 0;

/** Takes up the chosen language and the pack as edited. A pack that is refused leaves the last good one at work. */
async function renew(): Promise<void> {
  choices += 1;
  const choice = choices;
  const locale = (await loadLocale(language.value)) as Locale;
  const wording = new Wording(locale);
  try {
    const policy = pack.value.trim() === '' ? undefined : (JSON.parse(pack.value) as Policy);
    const options = { locale, ...(policy && { policy }) };
    const guard = await createGuard(options);
    const inspector = await createInspector(options).catch(() => undefined);
    for (const reader of [guard, inspector]) reader?.loadModel(await model);
    const unwanted = choice === choices ? state : { guard, inspector };
    unwanted?.guard.close();
    unwanted?.inspector?.close();
    if (choice !== choices) return;
    state = { guard, inspector, wording, locale };
    tellPack(wording.say('playground.policyValid'));
    practise(policy);
  } catch (error) {
    if (choice !== choices) return;
    if (state !== undefined) state = { ...state, wording };
    tellPack(`${wording.say('playground.policyProblems', { count: 1 })}: ${reasonOf(error)}`);
  }
  translate(wording);
  show();
}

function reasonOf(error: unknown): string {
  return error instanceof SlussError || error instanceof SyntaxError ? error.message : String(error);
}

function tellPack(message: string): void {
  at('policy-state').textContent = message;
}

function translate(wording: Wording): void {
  document.documentElement.lang = wording.lang;
  document.documentElement.dir = wording.dir;
  document.title = `Sluss: ${wording.say('playground.title')}`;
  for (const each of document.querySelectorAll<HTMLElement>('[data-say]')) {
    each.textContent = wording.say(each.dataset['say'] as string);
  }
}

function show(): void {
  if (state === undefined) return;
  const { guard, inspector, wording } = state;
  const started = performance.now();
  const report = guard.scan(text.value, { replyTo: replyTo.value });
  const ms = (performance.now() - started).toFixed(2);
  at('verdict').dataset['verdict'] = report.verdict;
  at('verdict').textContent = wording.say(`verdict.${report.verdict}`);
  at('facts').textContent =
    `${wording.say('playground.time', { ms })} · ${wording.say('playground.engine')}: ${guard.engine}`;
  at('marked').replaceChildren(...marked(text.value, report.findings));
  at('findings').replaceChildren(...findingRows(report.findings, guard, wording));
  at('channels').replaceChildren(...channelList(report.channels, wording).children);
  at('redacted').textContent = guard.redact(text.value);
  at('folded').textContent = guard.fold(text.value);
  const inspection = inspector?.inspect(text.value, { replyTo: replyTo.value });
  at('refused').hidden = inspection === undefined;
  at('refusals').replaceChildren(...refusalRows(text.value, inspection?.refusals ?? [], guard, wording));
  at('json').textContent = JSON.stringify(inspection ?? report, null, 2);
}

/** The form at the end is guarded like an agency's own. */
function practise(policy: Policy | undefined): void {
  practice?.release();
  practice = guardForm(form, { ...(state && { locale: state.locale }), ...(policy && { policy }) });
}

async function choosePack(): Promise<void> {
  const policy = agency.value === '' ? undefined : await loadPolicy(agency.value);
  pack.value = policy === undefined ? '' : JSON.stringify(policy, null, 2);
  await renew();
}

async function copyLink(): Promise<void> {
  const { wording } = state as State;
  const copied = await navigator.clipboard.writeText(await policyLink(location.href, pack.value)).then(
    () => 'dialog.copied',
    () => 'dialog.copyFailed',
  );
  tellPack(wording.say(copied));
}

async function workOffline(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  await navigator.serviceWorker.register('service-worker.js');
  await navigator.serviceWorker.ready;
  at('offline').hidden = false;
}

function afterPause(milliseconds: number, act: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(act, milliseconds);
  };
}

text.addEventListener('input', show);
replyTo.addEventListener('input', show);
language.addEventListener('change', () => void renew());
agency.addEventListener('change', () => void choosePack());
pack.addEventListener(
  'input',
  afterPause(300, () => void renew()),
);
at('reset').addEventListener('click', () => void choosePack());
at('share').addEventListener('click', () => void copyLink());
at('example').addEventListener('click', () => {
  text.value = state?.wording.say('welcome.sampleText') ?? '';
  show();
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
  at('posted').textContent = state?.wording.say('welcome.tryPosted') ?? '';
});

await fillChoices(language, agency, spokenLanguage(navigator.language));
const shared = await policyFromHash(location.hash);
if (shared === undefined) {
  await choosePack();
} else {
  pack.value = shared;
  await renew();
}
await workOffline();

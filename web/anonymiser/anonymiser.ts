// The anonymiser: covers what is personal in pictures, several at once, without a network. Pictures never leave the page.

import { spokenLanguage } from '@sluss/core';
import { DocumentReader, type TextLanguage } from '@sluss/documents';
import editorCss from '@sluss/documents/region-editor.css';
import { fillChoices } from '../playground/choices.js';
import { element, styleSheet } from '../src/elements.js';
import { openReader, type Reader } from '../src/reader.js';
import { type Desk, download, PicturePanel } from './picture.js';

function at<T extends HTMLElement>(id: string): T {
  return document.getElementById(id) as T;
}

const language = at<HTMLSelectElement>('language');
const agency = at<HTMLSelectElement>('agency');
const files = at<HTMLInputElement>('files');
const list = at('pictures');
const reader = new DocumentReader({ readerUrl: new URL('./reader/main.js', import.meta.url) });

/** Scripts that print is read in; Latin letters always are, as numbers are read with them. */
const otherScripts: readonly (readonly [TextLanguage, string])[] = [
  ['ara', 'ar'],
  ['fas', 'fa'],
];

let judge: Reader | undefined;
let opened = 0;
let panels: PicturePanel[] = [];
/** Pictures are read one after the other, so that memory does not grow with their number. */
let queue: Promise<void> = Promise.resolve();

/** Takes up the chosen language and agency; pictures that are open keep theirs. */
async function renew(): Promise<void> {
  judge = await openReader({ locale: language.value, ...(agency.value && { policy: agency.value }) });
  await judge.names;
  const { wording } = judge;
  document.documentElement.lang = wording.lang;
  document.documentElement.dir = wording.dir;
  document.title = `Sluss: ${wording.say('picture.title')}`;
  for (const each of document.querySelectorAll<HTMLElement>('[data-say]')) {
    each.textContent = wording.say(each.dataset['say'] as string);
  }
  offerScripts(wording.lang);
}

function offerScripts(lang: string): void {
  const names = new Intl.DisplayNames(lang, { type: 'language' });
  const choices = otherScripts.map(([code, tag]) => {
    const box = element('input', { attributes: { type: 'checkbox', value: code } });
    box.checked = lang.startsWith(tag);
    return element('label', {}, box, ' ', names.of(tag) ?? tag);
  });
  at('scripts').replaceChildren(...choices);
}

function chosenScripts(): TextLanguage[] {
  const boxes = [...at('scripts').querySelectorAll<HTMLInputElement>('input:checked')];
  return ['swe', ...boxes.map(({ value }) => value as TextLanguage)];
}

function take(pictures: Iterable<File>): void {
  for (const file of pictures) {
    if (!file.type.startsWith('image/')) continue;
    opened += 1;
    const desk: Desk = { reader, languages: chosenScripts(), judge: judge as Reader };
    const panel = new PicturePanel(file, opened, desk, forget);
    panels.push(panel);
    list.append(panel.element);
    queue = queue.then(() => panel.open());
  }
  offerList();
}

function forget(panel: PicturePanel): void {
  panels = panels.filter((each) => each !== panel);
  offerList();
}

/** The list names kinds and counts: neither files, nor places, nor what stood there. */
function offerList(): void {
  document.getElementById('save-list')?.remove();
  if (panels.length === 0 || judge === undefined) return;
  const save = () => {
    const rows = panels.flatMap((panel, index) =>
      [...panel.tally].map(([kind, count]) => [index + 1, kind, panel.nameOf(kind), count].join('\t')),
    );
    download(new Blob([`${rows.join('\n')}\n`], { type: 'text/tab-separated-values' }), 'covered.tsv');
  };
  const label = judge.wording.say('picture.saveList');
  list.before(
    element('button', { attributes: { type: 'button', id: 'save-list' }, on: { click: save } }, label),
  );
}

files.addEventListener('change', () => {
  take(files.files ?? []);
  files.value = '';
});
language.addEventListener('change', () => void renew());
agency.addEventListener('change', () => void renew());
document.addEventListener('paste', ({ clipboardData }) => take(clipboardData?.files ?? []));
document.addEventListener('dragover', (event) => event.preventDefault());
document.addEventListener('drop', (event) => {
  event.preventDefault();
  take(event.dataTransfer?.files ?? []);
});

document.adoptedStyleSheets = [styleSheet(editorCss)];
files.disabled = true;
await fillChoices(language, agency, spokenLanguage(navigator.language));
await renew();
files.disabled = false;
if ('serviceWorker' in navigator) await navigator.serviceWorker.register('service-worker.js');

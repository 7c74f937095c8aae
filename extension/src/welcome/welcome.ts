// The welcome page: what the extension does, and a field to try it in. The guard here is the one that works in pages.

import { Guardian } from '../guardian.js';
import { openPage, part, showPage } from '../page.js';
import { Pages } from '../pages.js';

const {
  words,
  settings,
  agencies: [agency],
} = await openPage();

const field = part('text', HTMLTextAreaElement);
const posted = part('posted', HTMLParagraphElement);

/** The first agency stands in for the one that a comment would be for. */
const guardian = new Guardian({
  settings,
  pages: new Pages([]),
  chosen: { agency: agency?.id },
  paused: false,
});
guardian.watch(window);

part('try', HTMLFormElement).addEventListener('submit', (event) => {
  event.preventDefault();
  posted.hidden = false;
  posted.textContent = words.say('welcome.tryPosted');
});
part('sample', HTMLButtonElement).addEventListener('click', () => {
  posted.hidden = true;
  field.value = words.say('welcome.sampleText');
  field.focus();
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
});
showPage();

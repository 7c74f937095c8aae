// What every question has in common: a modal alert dialog around a form whose buttons are the answers.

import type { Words } from '../words.js';
import { type Child, h } from './build.js';

/** Milliseconds for which a dialog has to be seen before a press answers it. */
const settles = 350;

export interface QuestionFrame {
  readonly title: string;
  readonly intro: string;
  readonly content: readonly Child[];
}

/**
 * @param answer called with the value of the button that was pressed, or with `back` for Escape. The second Enter or
 * click of the burst that opened the dialog is no answer, however late a busy page comes to hear of it.
 */
export function questionDialog(
  words: Pick<Words, 'language' | 'direction'>,
  { title, intro, content }: QuestionFrame,
  answer: (value: string) => void,
): HTMLDialogElement {
  const form = h(
    'form',
    { method: 'dialog' },
    h('h1', { id: 'title' }, title),
    h('p', { id: 'intro' }, intro),
    ...content,
  );
  const dialog = h(
    'dialog',
    {
      role: 'alertdialog',
      'aria-labelledby': 'title',
      'aria-describedby': 'intro',
      lang: words.language,
      dir: words.direction,
    },
    form,
  );
  let settled = false;
  afterDrawing(() => setTimeout(() => (settled = true), settles));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const { value = 'back' } = (event.submitter ?? {}) as Partial<HTMLButtonElement>;
    if (settled) answer(value);
  });
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    answer('back');
  });
  return dialog;
}

/** Shows it in the top layer, with the focus on what protects. */
export function showQuestion(dialog: HTMLDialogElement): void {
  if (dialog.isConnected) dialog.showModal();
  const safe = dialog.querySelector<HTMLElement>('.primary');
  const ways = safe?.parentElement;
  safe?.focus();
  // Where the buttons stick to the lower edge they are seen anyhow: what has been found comes first.
  if (ways != null && getComputedStyle(ways).position === 'sticky') dialog.scrollTop = 0;
}

function afterDrawing(run: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(run));
}

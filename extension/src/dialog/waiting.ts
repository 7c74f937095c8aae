// The question when the engine is not there to answer: it says so, holds, and leaves a way out.

import type { Words } from '../words.js';
import { h } from './build.js';

export type WaitingAnswer = 'back' | 'retry' | 'post';

export function waitingDialog(
  words: Pick<Words, 'say' | 'language' | 'direction'>,
  state: 'starting' | 'failed',
  answer: (answer: WaitingAnswer) => void,
): HTMLDialogElement {
  const button = (value: WaitingAnswer, key: string, className?: string) =>
    h('button', { value, class: className }, words.say(key));
  const form = h(
    'form',
    { method: 'dialog' },
    h('h1', { id: 'title' }, words.say('notice.held')),
    h('p', { id: 'intro' }, words.say(state === 'starting' ? 'notice.engineLoading' : 'notice.engineFailed')),
    h(
      'div',
      { class: 'ways' },
      button('back', 'dialog.back', 'primary'),
      state === 'failed' && button('retry', 'notice.retry'),
      button('post', 'notice.postWithoutChecking', 'quiet'),
    ),
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
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    answer(((event.submitter as HTMLButtonElement | null)?.value ?? 'back') as WaitingAnswer);
  });
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    answer('back');
  });
  return dialog;
}

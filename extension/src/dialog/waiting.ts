// The question when the engine is not there to answer: it says so, holds, and leaves a way out.

import type { Words } from '../words.js';
import { h } from './build.js';
import { questionDialog } from './frame.js';

export type WaitingAnswer = 'back' | 'retry' | 'post';

export function waitingDialog(
  words: Words,
  state: 'starting' | 'failed',
  answer: (answer: WaitingAnswer) => void,
): HTMLDialogElement {
  const button = (value: WaitingAnswer, key: string, className?: string) =>
    h('button', { value, class: className }, words.say(key));
  const ways = h(
    'div',
    { class: 'ways' },
    button('back', 'dialog.back', 'primary'),
    state === 'failed' && button('retry', 'notice.retry'),
    button('post', 'notice.postWithoutChecking', 'quiet'),
  );
  const title = words.say('notice.held');
  const intro = words.say(state === 'starting' ? 'notice.engineLoading' : 'notice.engineFailed');
  return questionDialog(words, { title, intro, content: [ways] }, (value) => answer(value as WaitingAnswer));
}

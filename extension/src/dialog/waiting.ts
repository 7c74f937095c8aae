// The question when there is no answer yet: the engine is not there, or a picture is still being checked. It says so,
// holds, and leaves a way out.

import type { Words } from '../words.js';
import { choice, h } from './build.js';
import { questionDialog } from './frame.js';

export type WaitingAnswer = 'back' | 'retry' | 'stop' | 'post';

export type WaitingFor = 'starting' | 'failed' | 'checking';

const sentences: Readonly<Record<WaitingFor, string>> = {
  starting: 'notice.engineLoading',
  failed: 'notice.engineFailed',
  checking: 'picture.checking',
};

export function waitingDialog(
  words: Words,
  state: WaitingFor,
  answer: (answer: WaitingAnswer) => void,
): HTMLDialogElement {
  const button = (value: WaitingAnswer, key: string, look?: string) => choice(value, words.say(key), look);
  const ways = h(
    'div',
    { class: 'ways' },
    button('back', 'dialog.back', 'primary'),
    state === 'checking' && button('stop', 'picture.stop'),
    state === 'failed' && button('retry', 'notice.retry'),
    state !== 'checking' && button('post', 'notice.postWithoutChecking', 'quiet'),
  );
  const title = words.say('notice.held');
  const intro = words.say(sentences[state]);
  return questionDialog(words, { title, intro, content: [ways] }, (value) => answer(value as WaitingAnswer));
}

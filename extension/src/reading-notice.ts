// The notice of how far the reading of a file has come, with a button that stops it.

import { WatchedReading } from '@sluss/documents';
import type { Notice } from './notice.js';
import type { Words } from './words.js';

export function readingNotice(
  notice: Notice,
  beside: HTMLElement,
  words: Words,
  sentence: string,
): WatchedReading {
  return new WatchedReading(sentence, (key, { bar, stop }) => {
    bar.ariaLabel = words.say('picture.progress');
    notice.show(beside, words, words.say(key), { label: words.say('picture.stop'), run: stop }, bar);
  });
}

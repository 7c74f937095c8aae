// Mastodon, on whichever server: an account is name@server.

import { type Platform, segments } from './platform.js';

export const mastodon: Platform = {
  id: 'mastodon',
  hosts: [],
  account(url) {
    const first = segments(url)[0];
    if (!first?.startsWith('@')) return undefined;
    const [name, server = url.hostname] = first.slice(1).split('@');
    return `${name}@${server}`;
  },
  post: {
    container: '.detailed-status__wrapper, .status__wrapper, .compose-form, .modal-root, .columns-area',
    author: 'a.detailed-status__display-name, a.status__display-name, .reply-indicator a[href]',
  },
  answers: [
    { within: '.modal-root, .compose-form', text: '.reply-indicator__content' },
    { within: '.columns-area, body', text: '.detailed-status .status__content, .status__content' },
  ],
  posts: '.compose-form button[type="submit"], .compose-form__publish button, .compose-form__submit button',
  enterPosts: false,
  mentions: true,
};

/** Mastodon is known by its page, as its servers are many. */
export function isMastodon(document: Document): boolean {
  return document.getElementById('mastodon') !== null;
}

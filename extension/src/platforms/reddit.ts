// Reddit: a rich editor in <shreddit-composer>, or a Markdown textarea; subreddits and users are its accounts.

import { type Platform, segments } from './platform.js';

export const reddit: Platform = {
  id: 'reddit',
  hosts: ['reddit.com'],
  account(url) {
    const [type, name] = segments(url);
    if (name === undefined) return undefined;
    if (type === 'r') return `r/${name}`;
    return type === 'user' || type === 'u' ? `user/${name}` : undefined;
  },
  post: { container: 'shreddit-post, shreddit-app, main', author: 'a[href^="/user/"]' },
  answers: [
    { within: 'shreddit-comment', text: '[slot="comment"]' },
    { within: 'shreddit-app, main', text: 'shreddit-post [slot="title"], shreddit-post [slot="text-body"]' },
  ],
  posts: 'shreddit-composer [slot="submit-button"], button[slot="submit-button"]',
  enterPosts: false,
  mentions: true,
};

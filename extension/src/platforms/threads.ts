// Threads: Lexical in a dialog or inline under a post. What posts is a button without an icon.

import { type Platform, segments } from './platform.js';

export const threads: Platform = {
  id: 'threads',
  hosts: ['threads.com', 'threads.net'],
  account(url) {
    const first = segments(url)[0];
    return first?.startsWith('@') ? first : undefined;
  },
  post: { container: '[role="dialog"], [data-pressable-container]', author: 'a[href^="/@"]' },
  answers: [{ within: '[role="dialog"], main', text: '[data-pressable-container] span[dir="auto"]' }],
  posts: ':is([role="dialog"], form) [role="button"]:not(:has(svg))',
  enterPosts: false,
  mentions: true,
};

// Instagram: a textarea in a form under a post.

import { firstSegment, type Platform } from './platform.js';

const reserved = new Set('p reel reels tv explore stories accounts direct about legal'.split(' '));

export const instagram: Platform = {
  id: 'instagram',
  hosts: ['instagram.com'],
  /** A post's own address may begin with its author's name: /name/p/id. */
  account: (url) => firstSegment(url, reserved),
  post: { container: 'article, [role="dialog"], main', author: 'header a[href], a[role="link"][href]' },
  answers: [{ within: 'article, [role="dialog"], main', text: 'h1[dir="auto"], ul span[dir="auto"]' }],
  posts: 'form button[type="submit"], form [role="button"]:not(:has(svg))',
  enterPosts: true,
  mentions: true,
};

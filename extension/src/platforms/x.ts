// X. The composer is Draft.js; the button that posts stands in a sibling subtree of it.

import { firstSegment, type Platform } from './platform.js';

const reserved = new Set(
  'home explore i compose search settings notifications messages hashtag intent jobs login signup tos privacy'.split(
    ' ',
  ),
);

export const x: Platform = {
  id: 'x',
  hosts: ['x.com', 'twitter.com'],
  account: (url) => firstSegment(url, reserved),
  post: {
    container: '[role="dialog"], article[data-testid="tweet"]',
    author: '[data-testid="User-Name"] a[href]',
  },
  answers: [{ within: '[role="dialog"], main', text: '[data-testid="tweetText"]' }],
  posts: '[data-testid="tweetButton"], [data-testid="tweetButtonInline"]',
  enterPosts: false,
  mentions: true,
};

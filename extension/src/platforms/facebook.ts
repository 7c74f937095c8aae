// Facebook pages. The composer is Lexical; its labels are localised.

import { firstSegment, type Platform, segments } from './platform.js';

const reserved = new Set(
  'watch groups events marketplace photo photos permalink.php story.php reel reels gaming hashtag search notifications messages bookmarks stories share login settings help policies'.split(
    ' ',
  ),
);

export const facebook: Platform = {
  id: 'facebook',
  hosts: ['facebook.com'],
  account(url) {
    const parts = segments(url);
    const byId = url.searchParams.get('id');
    if (parts[0] === 'people' || parts[0] === 'pg') return parts[0] === 'people' ? parts[2] : parts[1];
    if (byId !== null && ['profile.php', 'permalink.php', 'story.php'].includes(parts[0] ?? '')) return byId;
    return firstSegment(url, reserved);
  },
  post: {
    container: '[role="article"], [role="dialog"], [data-pagelet*="FeedUnit"], [aria-posinset]',
    author: ':is(h2, h3, h4, [data-ad-rendering-role="profile_name"]) a[href]',
  },
  answers: [
    {
      within: ':has(> [role="article"]:not([aria-posinset]))',
      text: '[role="article"]:not([aria-posinset]) [dir="auto"]',
    },
    {
      within: '[aria-posinset], [role="dialog"], [role="article"]',
      text: '[data-ad-rendering-role="story_message"], [data-ad-comet-preview="message"], [data-ad-preview="message"]',
    },
  ],
  posts:
    '#focused-state-composer-submit [role="button"], [role="button"][aria-label="Comment"], [role="button"][aria-label="Kommentera"], [role="dialog"] form [role="button"][aria-label="Post"]',
  enterPosts: true,
  mentions: true,
};

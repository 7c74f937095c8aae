// YouTube: a plain contenteditable element under a video, a short or a community post.

import { type Platform, segments } from './platform.js';

export const youtube: Platform = {
  id: 'youtube',
  hosts: ['youtube.com'],
  account(url) {
    const [first, second] = segments(url);
    if (first?.startsWith('@')) return first;
    const named = first === 'channel' || first === 'c' || first === 'user';
    return named && second !== undefined ? `${first}/${second}` : undefined;
  },
  post: {
    container:
      'ytd-watch-flexy, ytd-reel-video-renderer, ytd-shorts, ytd-backstage-post-thread-renderer, ytd-browse',
    author:
      'ytd-video-owner-renderer a[href], ytd-reel-player-overlay-renderer a[href^="/@"], a#author-text[href], #channel-header a[href^="/@"]',
  },
  answers: [
    { within: 'ytd-comment-thread-renderer', text: '#content-text' },
    { within: 'ytd-watch-flexy', text: 'ytd-watch-metadata h1' },
    {
      within: 'ytd-backstage-post-thread-renderer, ytd-browse',
      text: 'ytd-backstage-post-renderer #content-text',
    },
  ],
  posts: 'ytd-commentbox #submit-button, ytd-backstage-post-dialog-renderer #submit-button',
  enterPosts: false,
  mentions: true,
};

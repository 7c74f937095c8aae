// Any other site: an agency's own comment form, a WordPress, Drupal or Episerver form, a site that the person chose.

import type { Platform } from './platform.js';

export const site: Platform = {
  id: 'site',
  hosts: [],
  account: () => undefined,
  /** Nothing is known of its controls: its forms and the words on its buttons say what posts, see posting.ts. */
  posts: '',
  enterPosts: false,
  mentions: false,
};

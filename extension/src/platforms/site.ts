// Any other site: an agency's own comment form, a WordPress, Drupal or Episerver form, a site that the person chose.

import { lineage } from '../dom.js';
import type { Platform } from './platform.js';

export const site: Platform = {
  id: 'site',
  hosts: [],
  account: () => undefined,
  answers: [{ within: '.comment', text: '.comment-content, .comment__content, .field--name-comment-body' }],
  /** Nothing is known of its controls: its forms and the words on its buttons say what posts, see posting.ts. */
  posts: '',
  enterPosts: false,
  mentions: false,
};

/** What comment fields and the things around them are called in code and labels. */
const comments = /comment|kommentar|komment|comentario|komentarz|yorum|комент|коммент|تعليق|نظر|disqus/i;

/**
 * Whether a field on an agency's own site is one for comments that everyone can read. Its other forms (signing in,
 * applications, messages) are just where personal data belongs.
 */
export function isForComments(field: Element): boolean {
  for (const up of lineage(field)) {
    if (up.localName === 'body' && up.ownerDocument.defaultView?.frameElement == null) return false;
    const names = ['id', 'class', 'name', 'action', 'aria-label'].map((attribute) =>
      up.getAttribute(attribute),
    );
    if (comments.test(names.join(' '))) return true;
  }
  return false;
}

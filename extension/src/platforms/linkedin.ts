// LinkedIn: comments in TipTap (2026) or Quill (older), posts in Quill inside a shadow root.

import { type Platform, segments } from './platform.js';

/** Both are pages of an organisation, and one may be written as the other. */
const organisations = new Set(['company', 'showcase', 'school']);

export const linkedin: Platform = {
  id: 'linkedin',
  hosts: ['linkedin.com'],
  account(url) {
    const [type, name] = segments(url);
    if (type === undefined || name === undefined) return undefined;
    if (organisations.has(type)) return `company/${name}`;
    return type === 'in' ? `in/${name}` : undefined;
  },
  post: {
    container:
      '.feed-shared-update-v2, [data-urn^="urn:li:activity"], [data-view-name="feed-full-update"], [role="listitem"], [role="article"], article',
    author:
      '.update-components-actor a[href], [data-view-name="feed-actor-image"], a[href*="/company/"], a[href*="/showcase/"], a[href*="/in/"]',
  },
  answers: [
    {
      within: '.comments-comment-entity, .comments-comment-item',
      text: '.comments-comment-item__main-content',
    },
    {
      within:
        '.feed-shared-update-v2, [data-urn^="urn:li:activity"], [data-view-name="feed-full-update"], [role="listitem"], article',
      text: '.update-components-text, .feed-shared-update-v2__description, [data-testid="expandable-text-box"]',
    },
  ],
  posts:
    '[componentkey*="commentButtonSection"], .comments-comment-box__submit-button--cr, [class*="comments-comment-box__submit-button"], .share-actions__primary-action',
  enterPosts: false,
  mentions: true,
};

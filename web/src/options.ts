// What an agency may decide about a guarded form.

import type { Guard, GuardOptions } from '@sluss/core';

/**
 * `confirm` asks before a text that warns is posted; `advise` only shows the notice;
 * `observe` shows nothing and only sends events, for an agency that wants to count first.
 */
export type Mode = 'confirm' | 'advise' | 'observe';

/** A field whose text is scanned. */
export type GuardedField = HTMLTextAreaElement | HTMLInputElement | HTMLElement;

export interface WidgetOptions extends GuardOptions {
  readonly mode?: Mode;
  /** CSS selector of the fields whose text becomes public. Fields for the agency only, such as the sender's e-mail, stay out of it. */
  readonly fields?: string;
  /** The text that a field answers, or a CSS selector of it. */
  readonly replyTo?: string | ((field: GuardedField) => string);
  /** False leaves attached files alone; otherwise they are checked before the page gets them. */
  readonly attachments?: boolean;
  /** Where the picture reader's `reader/main.js` is, when it is not beside the widget. */
  readonly readerUrl?: string | URL;
  /** A guard that is ready, in place of the engine that the other options describe. */
  readonly guard?: Guard;
}

/** What people write for others to read. One-line inputs usually are names and addresses meant for the agency alone. */
export const usualFields = 'textarea, [contenteditable]:not([contenteditable="false"])';

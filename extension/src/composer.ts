// One editor that may have to be held: what was last found in it, and the pass that a person has given it.

import type { Report } from '@sluss/core';
import { answeredText } from './answered.js';
import type { Editor } from './editors/editor.js';
import type { Platform } from './platforms/platform.js';
import type { Session } from './session.js';

/** What stands between a text and its posting. */
export type Judgement =
  | { readonly state: 'clear'; readonly text: string; readonly report?: Report }
  | { readonly state: 'held'; readonly text: string; readonly report: Report; readonly session: Session }
  /** `checking`: a file for it is not decided on yet. */
  | { readonly state: 'starting' | 'failed' | 'checking'; readonly text: string };

/** A page that posts after an upload or a challenge does so well after the press. */
const passLasts = 10_000;

/**
 * "Post anyway": good for one press, of this very text. The first deliberate press takes it; what that press sets off
 * (mousedown, click, submit) goes through on it, and the press after it finds it void.
 */
export class Pass {
  #takenAt: number | undefined;
  #void = false;

  constructor(private readonly text: string) {}

  /** Whether an event may go through. A page cannot take the pass: only a real press or key does. */
  admits(event: Event, text: string): boolean {
    if (this.#void || text !== this.text) return false;
    if (this.#takenAt !== undefined) {
      this.#void = beginsPress(event) || performance.now() - this.#takenAt > passLasts;
      return !this.#void;
    }
    if (!event.isTrusted || event.type === 'submit') return false;
    this.take();
    return true;
  }

  /** For a press that the dialog makes itself because the person asked for it. */
  take(): void {
    this.#takenAt = performance.now();
  }
}

/** A touch begins with pointerdown too. */
function beginsPress({ type }: Event): boolean {
  return type === 'pointerdown' || type === 'keydown';
}

export class Composer {
  pass: Pass | undefined;
  #scanned: { readonly text: string; readonly session: Session; readonly report: Report } | undefined;

  constructor(readonly editor: Editor) {}

  /** One press is several events; the text is read anew for each, but scanned only when it has changed. */
  scan(text: string, session: Session, platform: Platform): Report {
    if (this.#scanned?.text !== text || this.#scanned.session !== session) {
      const replyTo = answeredText(this.editor.element, platform);
      this.#scanned = { text, session, report: session.scan(text, replyTo) };
    }
    return this.#scanned.report;
  }

  forget(): void {
    this.#scanned = undefined;
  }
}

const composers = new WeakMap<Editor, Composer>();

export function composerOf(editor: Editor): Composer {
  let composer = composers.get(editor);
  if (composer === undefined) {
    composer = new Composer(editor);
    composers.set(editor, composer);
  }
  return composer;
}

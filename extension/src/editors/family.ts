// What differs between the editors that keep their text in a contenteditable element.

import type { WritingMethod } from './writing.js';

export interface EditorFamily {
  readonly name: string;
  /** Selector that an editing host of this family matches. */
  readonly host: string;
  /** Selector of what the editor draws into its host and does not count as text. */
  readonly fillers: string;
  /** The ways to write into it, best first. */
  readonly writing: readonly WritingMethod[];
}

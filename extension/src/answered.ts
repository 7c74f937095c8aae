// What a person is answering. After "what is your case number?" eight bare digits are one, so the engine is told.

import { lineage } from './dom.js';
import type { Platform } from './platforms/platform.js';

/** Characters: the end of a text is where its question stands. */
const longest = 2_000;

/** The text of the comment above the composer that it stands in the thread of, else that of the post. */
export function answeredText(composer: Element, { answers }: Platform): string | undefined {
  let inner = composer;
  for (const up of lineage(composer)) {
    if (up.getRootNode() !== inner.getRootNode()) inner = up;
    for (const { within, text } of answers) {
      const said = up.matches(within) ? lastBefore(inner, up.querySelectorAll(text)) : undefined;
      if (said !== undefined) return (said.textContent ?? '').trim().slice(-longest);
    }
  }
  return undefined;
}

function lastBefore(place: Element, found: NodeListOf<Element>): Element | undefined {
  return [...found].findLast(
    (each) => (place.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_PRECEDING) !== 0,
  );
}

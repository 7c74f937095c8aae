// Scans a text of any length with a bounded window, as it arrives.

import type { Finding, Guard, ScanContext } from './types.js';

export interface StreamOptions extends ScanContext {
  /** UTF-16 code units held at a time; the default is 65 536. */
  readonly window?: number;
}

/**
 * What the judge may look at on either side of a finding (labels, names, a clause), with room to spare.
 * A finding longer than this is found only as far as it fits.
 */
const margin = 2048;

/**
 * Finds what a long text gives away, in order, with offsets into the whole text.
 * Memory stays at about twice the window, whatever the length; nothing is kept when it ends.
 *
 * @param chunks the text in pieces of any size, cut anywhere: an array, a generator, a `ReadableStream` of strings
 */
export async function* scanStream(
  guard: Guard,
  chunks: Iterable<string> | AsyncIterable<string>,
  { window = 65_536, ...context }: StreamOptions = {},
): AsyncGenerator<Finding, void, undefined> {
  const size = Math.max(window, 4 * margin);
  let held = '';
  let heldAt = 0; // offset of `held` in the whole text
  let told = 0; // findings that start before this have been yielded

  function* tell(until: number): Generator<Finding, void, undefined> {
    for (const finding of guard.scan(held, context).findings) {
      const start = heldAt + finding.start;
      if (start < told || start >= until) continue;
      yield { ...finding, start, end: heldAt + finding.end };
    }
    told = until;
  }

  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += size) {
      held += chunk.slice(at, at + size);
      if (held.length < size) continue;
      yield* tell(heldAt + held.length - margin);
      const dropped = wholeCharacter(held, held.length - 2 * margin);
      held = held.slice(dropped);
      heldAt += dropped;
    }
  }
  yield* tell(heldAt + held.length);
}

/** Moves a cut back out of a surrogate pair. */
function wholeCharacter(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}

// Measures what the guard costs a page in time for each key, with 1,000 characters in a page of 5,000 elements; the
// figures are in extension/README.md. `npm run measure --workspace extension`, on a machine that does nothing else.

import type { CDPSession } from 'playwright-core';
import { launchChromium } from './support/chromium.js';
import { Fixture } from './support/fixture.js';
import { Site } from './support/site.js';
import { leaking } from './support/texts.js';

const thousand = 'Vi har väntat länge på besked och undrar hur andra har gjort i samma läge. '
  .repeat(14)
  .slice(0, 1000);
const keystrokes = 120;
/** Milliseconds from key to key: longer than the marks wait to follow, so that every key is scanned and marked for. */
const pace = 140;

interface Profile {
  readonly nodes: readonly { id: number; callFrame: { url: string }; children?: number[] }[];
  readonly samples?: readonly number[];
  readonly timeDeltas?: readonly number[];
}

/** How long each uninterrupted stretch of the extension's work took, in milliseconds. */
function stretches({ nodes, samples = [], timeDeltas = [] }: Profile): number[] {
  const parents = new Map(
    nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)),
  );
  const urls = new Map(nodes.map(({ id, callFrame }) => [id, callFrame.url]));
  const isOurs = (id: number | undefined): boolean =>
    id !== undefined && ((urls.get(id) ?? '').startsWith('chrome-extension:') || isOurs(parents.get(id)));
  const found: number[] = [];
  let current = 0;
  let idle = 0;
  for (const [index, sample] of samples.entries()) {
    const milliseconds = (timeDeltas[index] ?? 0) / 1000;
    if (isOurs(sample)) {
      current += milliseconds;
      idle = 0;
    } else {
      idle += milliseconds;
    }
    if (current > 0 && idle > 10) {
      found.push(current);
      current = 0;
    }
  }
  return current > 0 ? [...found, current] : found;
}

async function profile(session: CDPSession, run: () => Promise<void>): Promise<Profile> {
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: 100 });
  await session.send('Profiler.start');
  await run();
  const { profile: taken } = await session.send('Profiler.stop');
  return taken as Profile;
}

async function timesForKeys(fixture: Fixture): Promise<readonly number[]> {
  await fixture.focusEditor();
  await fixture.page.keyboard.insertText(`${leaking} ${thousand}`);
  await fixture.isNoticed();
  const session = await fixture.page.context().newCDPSession(fixture.page);
  const taken = await profile(session, async () => {
    for (let key = 0; key < keystrokes; key++) {
      await fixture.page.keyboard.press('a');
      await fixture.page.waitForTimeout(pace);
    }
  });
  return stretches(taken).sort((a, b) => a - b);
}

const site = await Site.open();
const chromium = await launchChromium(site);
try {
  const fixture = await Fixture.open(chromium, 'https://www.migrationsverket.se/large');
  const times = await timesForKeys(fixture);
  const at = (share: number) => times[Math.floor(times.length * share)]?.toFixed(2);
  console.log(`${times.length} stretches of work for ${keystrokes} keys`);
  console.log(`p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${times.at(-1)?.toFixed(2)} ms`);
} finally {
  await chromium.close();
  await site.close();
}

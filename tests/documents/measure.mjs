// Measures what is found in generated pictures. Usage:
//   node tests/documents/measure.mjs [--seed N] [--count N] [--class NAME] [--save FOLDER]
// --count pictures of each class (default 20). Seed 1 is for development; figures in docs/pictures.md are of another.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { inspect } from '@sluss/documents';
import { chromium } from 'playwright-core';
import { openBrowser } from '../web/browsers.mjs';
import { classes, pictures } from './fixtures/set.mjs';
import { isCovered } from './support/covered.mjs';
import { openGuard } from './support/guard.mjs';
import { openReadingRoom } from './support/reading-room.mjs';

const { values: options } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '20' },
    class: { type: 'string', multiple: true, default: classes },
    save: { type: 'string' },
  },
});

const guard = await openGuard();
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const readers = await openBrowser('chromium');
const room = await openReadingRoom(readers);
if (options.save) mkdirSync(options.save, { recursive: true });

const scores = new Map();
const times = new Map();

function count(what, found) {
  const score = scores.get(what) ?? { found: 0, of: 0 };
  score.of += 1;
  if (found) score.found += 1;
  scores.set(what, score);
}

for await (const picture of pictures(browser, Number(options.seed), Number(options.count), options.class)) {
  const started = performance.now();
  const reading = await room.read(picture.file, picture.languages);
  const seconds = (performance.now() - started) / 1000;
  times.set(picture.class, [...(times.get(picture.class) ?? []), seconds]);
  const { findings } = inspect(reading, guard);
  const missed = [];
  for (const { what, value, region } of picture.truths) {
    const regions = findings
      .filter(({ kind }) => (what === 'code') === (kind === 'code') || what !== 'code')
      .flatMap((finding) => finding.regions);
    const found = isCovered(region, regions);
    count(what === 'number' ? `numbers: ${picture.class}` : what, found);
    if (!found) missed.push(what === 'code' ? what : `${what} ${value}`);
  }
  if (picture.metadata) {
    const kinds = findings.map(({ kind }) => kind);
    const found = kinds.includes('metadata.place') && kinds.includes('metadata.person');
    count('metadata', found);
    if (!found) missed.push('metadata');
  }
  if (options.save) {
    writeFileSync(join(options.save, `${picture.name}.${picture.type}`), picture.file);
    writeFileSync(
      join(options.save, `${picture.name}.json`),
      JSON.stringify({ truths: picture.truths, reading }, null, 1),
    );
  }
  const { width, height } = reading.pages[0];
  console.log(
    `${picture.name} ${picture.about} ${width}×${height} ${seconds.toFixed(1)} s ${missed.length ? `missed: ${missed.join(' | ')}` : ''}`,
  );
}
await room.close();
await Promise.all([browser.close(), readers.close()]);
guard.close();

console.log(`\n| what | found | of | % |\n|---|---|---|---|`);
for (const [what, { found, of }] of [...scores].sort()) {
  console.log(`| ${what} | ${found} | ${of} | ${((100 * found) / of).toFixed(1)} |`);
}
for (const [name, all] of times) {
  const sorted = all.sort((a, b) => a - b);
  console.log(
    `${name}: median ${sorted[sorted.length >> 1].toFixed(1)} s, slowest ${sorted.at(-1).toFixed(1)} s`,
  );
}

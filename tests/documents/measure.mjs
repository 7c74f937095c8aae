// Measures what is found in generated pictures. Usage:
//   node tests/documents/measure.mjs [--seed N] [--count N] [--class NAME] [--save FOLDER]
// --count pictures of each class (default 20). Seed 1 is for development; figures in docs/pictures.md are of another.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createGuard, loadModel } from '@sluss/core';
import { inspect } from '@sluss/documents';
import { chromium } from 'playwright-core';
import { classes, pictures } from './fixtures/set.mjs';
import { openReadingRoom } from './support/reading-room.mjs';

const { values: options } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '20' },
    class: { type: 'string', multiple: true, default: classes },
    save: { type: 'string' },
    verbose: { type: 'boolean', default: false },
  },
});

/** The part of a marked place that the regions cover. */
function covered({ x, y, width, height }, regions) {
  let inside = 0;
  const steps = 24;
  for (let row = 0; row < steps; row += 1) {
    for (let column = 0; column < steps; column += 1) {
      const px = x + ((column + 0.5) * width) / steps;
      const py = y + ((row + 0.5) * height) / steps;
      if (regions.some((r) => px >= r.x && px < r.x + r.width && py >= r.y && py < r.y + r.height))
        inside += 1;
    }
  }
  return inside / steps ** 2;
}

/** Turned text does not fill its upright box. */
const enough = 0.6;

const guard = await createGuard({ policy: 'migrationsverket', locale: 'sv' });
guard.loadModel(await loadModel());
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const room = await openReadingRoom(browser);
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
    const found = covered(region, regions) >= enough;
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
await browser.close();
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

#!/usr/bin/env node
// Writes the phrase pack that the engine loads: core/data/phrases/*.json without their examples, one phrase a line.
//
//     scripts/pack-phrases.mjs core/data/phrases > phrases.pack
//
// The format of the data is in docs/phrases.md; that of the pack is read by core/src/find/phrases.cc.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const folder = process.argv[2];
if (!folder) {
  console.error('usage: pack-phrases.mjs FOLDER');
  process.exit(2);
}

const read = (name) => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
const lines = [];

for (const [name, value] of Object.entries(read('weights'))) {
  if (name !== 'about') lines.push(`@weight ${name} ${Math.round(value * 1000)}`);
}

/** A list and its phrases; empty lists leave no trace. */
function pack(name, phrases) {
  if (phrases.length > 0) lines.push(`@list ${name}`, ...[...new Set(phrases)].sort());
}

const names = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => basename(file, '.json'))
  .filter((name) => name !== 'weights' && name !== 'any');

for (const name of ['any', ...names.sort()]) {
  const language = read(name);
  lines.push(`@language ${language.language}`);
  for (const flag of ['drops_copula', 'verb_last', 'plain_spelling']) if (language[flag]) lines.push(`@${flag}`);
  for (const clitic of language.clitics ?? []) lines.push(`@clitic ${clitic}`);
  for (const group of ['people', 'speech', 'time', 'case']) {
    for (const [list, phrases] of Object.entries(language[group] ?? {})) pack(list, phrases);
  }
  for (const [kind, slots] of Object.entries(language.statements ?? {})) {
    for (const [slot, phrases] of Object.entries(slots)) pack(`${kind}/${slot}`, phrases);
  }
}
process.stdout.write(`${lines.join('\n')}\n`);

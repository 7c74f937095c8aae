// Texts that nobody has thought out: WebAssembly, the twin and the native command must read each of them alike. They are
// examples of the kinds and the vectors, cut, joined, disguised and damaged; the same ones in every run.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { createGuard } from '@sluss/core';

const root = join(import.meta.dirname, '..', '..');
const command = join(root, 'build', 'native', 'sluss');
const count = Number(process.env.SLUSS_AGREEMENT_TEXTS ?? 1500);

const jsonFiles = (...path) =>
  readdirSync(join(root, ...path))
    .filter((file) => file.endsWith('.json'))
    .map((file) => JSON.parse(readFileSync(join(root, ...path, file), 'utf8')));

const examples = [
  ...jsonFiles('core', 'data', 'kinds').flatMap(({ kinds = [] }) =>
    kinds.flatMap(({ finds, ignores }) => [...finds, ...ignores]),
  ),
  ...jsonFiles('tests', 'vectors').flatMap(({ vectors }) => vectors.map(({ text }) => text)),
].filter((text) => text !== '');

/** A small generator with a fixed seed (mulberry32), so that a disagreement can be repeated. */
function chances(seed) {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const chance = chances(20_261_124);
const pick = (list) => list[chance(list.length)];
const insert = (text, what) => {
  const at = chance(text.length + 1);
  return text.slice(0, at) + what + text.slice(at);
};

const changes = [
  (text) => `${text} ${pick(examples)}`,
  (text) => `${text}\n\n${pick(examples)}`,
  (text) => text.slice(chance(text.length), chance(text.length) + 30),
  (text) =>
    insert(
      text,
      pick(['\u200b', '\u202e', '\u00ad', '\0', '\ufeff', '\ud83d', '\udc00', '👩‍👩‍👧', 'é', '\u0301']),
    ),
  (text) => insert(text, pick([' ', '-', '.', '\n', '(', ')', '+', '@', 'kr', '[person_name]', '•'])),
  (text) => text.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
  (text) => text.replace(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit))),
  (text) => text.toUpperCase(),
  (text) => text.replace(/\d/, (digit) => String((Number(digit) + 1) % 10)),
];

function inventedText() {
  let text = pick(examples);
  for (let turns = chance(4); turns > 0; turns -= 1) text = pick(changes)(text);
  return text.slice(0, 2000);
}

const invented = Array.from({ length: count }, inventedText);

/** The command reads UTF-8: a lone surrogate cannot be given to it otherwise than as U+FFFD. */
const asked = invented.map((text) =>
  text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd'),
);

async function answers(engine) {
  const guard = await createGuard({ engine, policy: 'migrationsverket' });
  guard.loadModel(readFileSync(new URL(import.meta.resolve('@sluss/core/names.bin'))));
  return asked.map((text, id) => JSON.stringify({ id: String(id), ...guard.scan(text) }));
}

describe(`${count} invented texts`, () => {
  it('are read alike by WebAssembly and the twin, and something is found in many of them', async () => {
    const [wasm, twin] = await Promise.all([answers('wasm'), answers('twin')]);
    for (const [id, answer] of wasm.entries()) assert.equal(twin[id], answer, JSON.stringify(asked[id]));
    assert.ok(wasm.filter((answer) => !answer.includes('"findings":[]')).length > count / 5);
  });

  it('are read alike by WebAssembly and the native command', {
    skip: !existsSync(command) && 'not built',
  }, async () => {
    const wasm = await answers('wasm');
    const input = asked.map((text, id) => `${JSON.stringify({ id: String(id), text })}\n`).join('');
    const options = [
      'scan',
      '--jsonl',
      '--offsets',
      'utf16',
      '--policy',
      'migrationsverket',
      '--lang',
      'en',
      '-',
    ];
    const native = execFileSync(command, options, { input, encoding: 'utf8', maxBuffer: 1e9 })
      .trimEnd()
      .split('\n');
    for (const [id, answer] of wasm.entries()) {
      assert.equal(JSON.stringify(JSON.parse(native[id])), answer, JSON.stringify(asked[id]));
    }
  });
});

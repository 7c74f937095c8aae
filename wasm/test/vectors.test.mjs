// The shared vectors, in WebAssembly and in the twin: as they say, and to the last byte what the native command answers.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { createGuard } from '@sluss/core';

const root = join(import.meta.dirname, '..', '..');
const folder = join(root, 'tests', 'vectors');
const command = join(root, 'build', 'native', 'sluss');

const usualPolicy = 'migrationsverket';

const model = readFileSync(new URL(import.meta.resolve('@sluss/core/names.bin')));

const vectors = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .flatMap((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')).vectors)
  .map((vector) => ({ policy: usualPolicy, reply_to: '', ...vector }));

for (const engine of ['wasm', 'twin']) {
  describe(`the vectors on the ${engine}`, () => {
    const guards = new Map();
    const scan = ({ policy, text, reply_to }) => guards.get(policy).scan(text, { replyTo: reply_to });

    before(async () => {
      for (const policy of new Set(vectors.map((vector) => vector.policy))) {
        const guard = await createGuard({ engine, policy });
        guard.loadModel(model);
        guards.set(policy, guard);
      }
    });

    it('are answered as they say', () => {
      assert.ok(vectors.length > 0);
      for (const vector of vectors) {
        const { channels, ...report } = scan(vector);
        const answer = { ...report, channels: channels.map(({ id }) => id) };
        assert.deepEqual(answer, vector.report, vector.name);
      }
    });

    it('are answered like the native command, byte for byte', {
      skip: !existsSync(command) && 'not built',
    }, () => {
      for (const policy of guards.keys()) {
        // What is answered cannot be given on the command line.
        const asked = vectors.filter((vector) => vector.policy === policy && vector.reply_to === '');
        const native = nativeReports(policy, asked);
        for (const [index, vector] of asked.entries()) {
          const answer = JSON.stringify({ id: String(index), ...scan(vector) });
          assert.equal(answer, native[index], vector.name);
        }
      }
    });
  });
}

function nativeReports(policy, asked) {
  const input = asked.map(({ text }, index) => `${JSON.stringify({ id: String(index), text })}\n`).join('');
  const options = ['scan', '--jsonl', '--offsets', 'utf16', '--policy', policy, '--lang', 'en', '-'];
  return execFileSync(command, options, { input, encoding: 'utf8', maxBuffer: 1e8 })
    .trimEnd()
    .split('\n')
    .map((line) => JSON.stringify(JSON.parse(line))); // 0.80 is 0.8 in JavaScript
}

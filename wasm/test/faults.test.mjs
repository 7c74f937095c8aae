// An engine that breaks down for real: its code traps, or its memory does not suffice. It says so, forgets, and is not
// asked again; a new guard works.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { before, describe, it } from 'node:test';
import { exportedName, trapping, withMemoryOf } from '../../tests/support/damaged-engine.mjs';

const dist = new URL('../dist/', import.meta.url);
const { createGuard, SlussError } = await import(new URL('index.js', dist));
const { Binding } = await import(new URL('binding.js', dist));

const leak = 'My personal number is 850709-9805';
const long = 'The fee was raised again. '.repeat(40_000) + leak;

describe('an engine that breaks down', () => {
  let wasm;
  let trappingScan;

  before(async () => {
    wasm = await readFile(new URL('engine/sluss.wasm', dist));
    const glue = await readFile(new URL('engine/sluss-wasm.mjs', dist), 'utf8');
    trappingScan = trapping(wasm, exportedName(glue, 'sluss_scan'));
  });

  it('by a trap says so, and every call after it is refused', async () => {
    const guard = await createGuard({ engine: 'wasm', wasmBytes: trappingScan });
    assert.throws(
      () => guard.scan(leak),
      (error) => error instanceof SlussError && error.cause instanceof WebAssembly.RuntimeError,
    );
    assert.throws(() => guard.redact(leak), /broken down/);
    guard.close();
  });

  it('leaves nothing of the text in its memory', async () => {
    const { default: createModule } = await import(new URL('engine/sluss-wasm.mjs', dist));
    const module = await createModule({ wasmBinary: trappingScan });
    const binding = new Binding(module);
    const handle = binding.create({ policy: null, locale: null });
    const memory = module.HEAPU8;
    assert.ok(
      memory.some((byte) => byte !== 0),
      'there is something in it before',
    );
    assert.throws(() => binding.scan(handle, leak, ''), /broken down/);
    assert.ok(memory.every((byte) => byte === 0));
  });

  it('for want of memory reads what there is room for, and then says so', async () => {
    const guard = await createGuard({ engine: 'wasm', wasmBytes: withMemoryOf(wasm, 9) });
    assert.equal(guard.scan(leak).verdict, 'warn');
    assert.throws(() => guard.scan(long), SlussError);
    assert.throws(() => guard.scan(leak), /broken down/);
    const next = await createGuard({ engine: 'wasm', wasmBytes: wasm });
    assert.equal(next.scan(long).verdict, 'warn');
  });

  it('is still sound when there is no room for the text to begin with', async () => {
    const guard = await createGuard({ engine: 'wasm', wasmBytes: withMemoryOf(wasm, 6) });
    assert.throws(() => guard.scan(long.repeat(3)), /no memory for \d+ bytes/);
    assert.equal(guard.scan(leak).verdict, 'warn');
  });
});

// What a text leaves behind in the engine's memory: nothing. The whole linear memory is read after each call.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { before, describe, it } from 'node:test';

const dist = new URL('../dist/', import.meta.url);
const { Binding } = await import(new URL('binding.js', dist));

/** Long enough for every buffer to be filled, and of every kind that is looked for: numbers, names, statements, addresses. */
const secrets = {
  number: '811218-9876',
  spelled: 'sju noll sju fyra',
  name: 'Karin Zetterqvist-Oyelaran',
  address: 'karin.zetterqvist@example.org',
  fullWidth: '８５０７０９－９８０５',
};
const text = `Hej, jag heter ${secrets.name}, mitt personnummer är ${secrets.number} eller ${secrets.fullWidth}.
Jag söker asyl för att jag hotas av min familj. Skriv till ${secrets.address}, pinkod ${secrets.spelled}!`;

/** The text as it is, without its separators, in lower case, folded: what a scan may have made of it. */
const traces = [
  ...Object.values(secrets),
  ...Object.values(secrets).map((secret) => secret.toLowerCase()),
  '8112189876',
  '850709-9805',
  '8507099805',
  'zetterqvist',
  'asyl för att',
].map((trace) => Buffer.from(trace));

/** Which of the traces the memory holds now. */
function found(memory) {
  const bytes = Buffer.from(memory.buffer, memory.byteOffset, memory.byteLength);
  return traces.filter((trace) => bytes.includes(trace)).map(String);
}

for (const name of ['wasm', 'twin']) {
  describe(`the memory of the ${name}`, () => {
    let module;
    let binding;
    let handle;

    before(async () => {
      const { default: createModule } = await import(new URL(`engine/sluss-${name}.mjs`, dist));
      const wasmBinary = name === 'wasm' ? await readFile(new URL('engine/sluss.wasm', dist)) : undefined;
      module = await createModule(wasmBinary === undefined ? {} : { wasmBinary });
      binding = new Binding(module);
      handle = binding.create({ policy: null, locale: null });
      binding.loadNames(handle, await readFile(new URL('names.bin', dist)));
    });

    it('is where the text is while it is read', () => {
      const bytes = Buffer.from(text);
      const pointer = module._sluss_alloc(bytes.length);
      module.HEAPU8.set(bytes, pointer);
      assert.ok(found(module.HEAPU8).includes(secrets.number), 'reading the memory finds what is there');
      module.HEAPU8.fill(0, pointer, pointer + bytes.length);
      module._sluss_free(pointer);
    });

    it('holds nothing of a text whose paragraphs it remembers', () => {
      for (const times of [300, 299]) {
        binding.scan(handle, `${text}\n\n`.repeat(times), '');
        assert.deepEqual(found(module.HEAPU8), []);
      }
    });

    const calls = {
      scan: () => binding.scan(handle, text, ''),
      'scan an answer to it': () => binding.scan(handle, 'ja', text),
      'redact with labels': () => binding.redact(handle, text, 0),
      'redact with dots': () => binding.redact(handle, text, 1),
      'redact by removing': () => binding.redact(handle, text, 2),
      fold: () => binding.fold(text),
      'scan a long text': () => binding.scan(handle, text.repeat(300), ''),
      'redact a long text': () => binding.redact(handle, text.repeat(300), 1),
      'scan a short text after a long one': () => binding.scan(handle, 'hej', ''),
    };
    for (const [call, run] of Object.entries(calls)) {
      it(`holds nothing of a text after: ${call}`, () => {
        run();
        assert.deepEqual(found(module.HEAPU8), []);
      });
    }
  });
}

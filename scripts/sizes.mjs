// Prints what a visitor has to download, raw and compressed, and fails where it exceeds its budget. With --markdown the
// table is for docs/performance.md.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const kB = 1000;
// What is downloaded together is budgeted together (brotli). A part without a budget is shown for orientation.
const parts = [
  {
    name: 'engine (WebAssembly)',
    files: ['wasm/dist/engine/sluss.wasm', 'wasm/dist/engine/sluss-wasm.mjs'],
    budget: 250 * kB,
  },
  { name: 'engine (JavaScript twin)', files: ['wasm/dist/engine/sluss-twin.mjs'] },
  {
    name: 'name and disclosure model',
    files: list('wasm/dist', /\.bin$/),
    budget: 400 * kB,
  },
  { name: 'widget', files: ['web/dist/sluss/sluss-widget.js'], budget: 25 * kB },
];

function list(folder, pattern) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => pattern.test(name))
    .map((name) => join(folder, name));
}

function measure(files) {
  const sizes = { raw: 0, gzip: 0, brotli: 0 };
  for (const file of files) {
    const bytes = readFileSync(file);
    sizes.raw += bytes.length;
    sizes.gzip += gzipSync(bytes, { level: 9 }).length;
    sizes.brotli += brotliCompressSync(bytes, {
      params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length, [constants.BROTLI_PARAM_LGWIN]: 24 },
    }).length;
  }
  return sizes;
}

const sectionNames = [
  'custom',
  'type',
  'import',
  'function',
  'table',
  'memory',
  'global',
  'export',
  'start',
  'element',
  'code',
  'data',
  'data count',
];

/** The sections of a WebAssembly module, each with its bytes: https://webassembly.github.io/spec/core/binary/modules.html */
function* sections(module) {
  let at = 8; // magic and version
  while (at < module.length) {
    const id = module[at++];
    let size = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = module[at++];
      size |= (byte & 0x7f) << shift;
      if (byte < 0x80) break;
    }
    yield { name: sectionNames[id] ?? `section ${id}`, bytes: module.subarray(at, at + size) };
    at += size;
  }
}

const kilo = (bytes) => (bytes / kB).toFixed(1);
const markdown = process.argv.includes('--markdown');
const row = (...cells) =>
  console.log(
    markdown
      ? `| ${cells.join(' | ')} |`
      : cells.map((cell, i) => (i ? cell.padStart(10) : cell.padEnd(28))).join(''),
  );

row('part', 'raw kB', 'gzip kB', 'brotli kB', 'budget kB');
if (markdown) row('---', '---:', '---:', '---:', '---:');

let passed = 0;
let failed = 0;
for (const { name, files, budget } of parts) {
  const missing = files.filter((file) => !existsSync(file));
  if (missing.length > 0 || (budget && files.length === 0)) {
    row(name, 'not built', '', '', budget ? kilo(budget) : '');
    failed += budget ? 1 : 0;
    continue;
  }
  const size = measure(files);
  const within = !budget || size.brotli <= budget;
  if (budget) within ? passed++ : failed++;
  row(
    name,
    kilo(size.raw),
    kilo(size.gzip),
    kilo(size.brotli),
    budget ? `${kilo(budget)}${within ? '' : ' OVER'}` : '',
  );
  for (const file of files.filter((f) => f.endsWith('.wasm'))) {
    for (const { name: section, bytes } of sections(readFileSync(file))) {
      if (bytes.length >= kB)
        row(
          `  ${basename(file)} ${section}`,
          kilo(bytes.length),
          '',
          kilo(brotliCompressSync(bytes).length),
          '',
        );
    }
  }
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;

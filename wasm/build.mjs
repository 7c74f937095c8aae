// Builds @sluss/core into dist/: the TypeScript, both builds of the engine, the name model, the policy packs and the locales.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const here = import.meta.dirname;
const root = dirname(here);
const dist = join(here, 'dist');
const engine = join(root, 'build', 'wasm');

function compileTypeScript() {
  const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');
  execFileSync(process.execPath, [tsc, '--project', here, '--noEmit', 'false'], { stdio: 'inherit' });
}

/** The builds of the engine, by the names that CMake gives them; WebAssembly is packed under another. */
const wasmNames = { 'sluss-wasm': 'sluss.wasm', 'sluss-inspector': 'sluss-inspector.wasm' };

function copyEngine() {
  const files = [
    ...Object.keys(wasmNames).flatMap((name) => [`${name}.mjs`, `${name}.wasm`]),
    'sluss-twin.mjs',
  ];
  const missing = files.filter((file) => !existsSync(join(engine, file)));
  if (missing.length > 0) {
    throw new Error(`${missing.join(', ')} not in build/wasm: run scripts/build wasm first`);
  }
  const to = join(dist, 'engine');
  mkdirSync(to, { recursive: true });
  const hashes = {};
  for (const [name, wasm] of Object.entries(wasmNames)) {
    // Bundlers follow the address in the glue, though src/engine.ts brings the bytes itself.
    const glue = readFileSync(join(engine, `${name}.mjs`), 'utf8').replaceAll(`${name}.wasm`, wasm);
    writeFileSync(join(to, `${name}.mjs`), glue);
    const bytes = readFileSync(join(engine, `${name}.wasm`));
    writeFileSync(join(to, wasm), bytes);
    hashes[name] = `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
  }
  writeFileSync(
    join(to, 'integrity.js'),
    `export const wasmIntegrity = '${hashes['sluss-wasm']}';\nexport const inspectorIntegrity = '${hashes['sluss-inspector']}';\n`,
  );
  cpSync(join(engine, 'sluss-twin.mjs'), join(to, 'sluss-twin.mjs'));
  for (const file of readdirSync(join(here, 'src', 'engine')))
    cpSync(join(here, 'src', 'engine', file), join(to, file));
}

/** The words of the moderators' report (core/cli/html_report.h) are for the command alone. */
const forTheCommand = ['moderation'];

/** Copies JSON without what only its editors and the command need, and returns the names of the files. */
function copyData(from, to) {
  mkdirSync(join(dist, to), { recursive: true });
  const names = readdirSync(join(root, 'core', 'data', from))
    .filter((file) => file.endsWith('.json') && !file.includes('.schema.'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort();
  for (const name of names) {
    const value = JSON.parse(readFileSync(join(root, 'core', 'data', from, `${name}.json`), 'utf8'));
    for (const section of forTheCommand) delete value[section];
    writeFileSync(join(dist, to, `${name}.json`), JSON.stringify(value));
  }
  return names;
}

function writeCatalogue(catalogue) {
  const lines = Object.entries(catalogue).map(
    ([name, ids]) => `export const ${name} = ${JSON.stringify(ids)};\n`,
  );
  writeFileSync(join(dist, 'catalogue.js'), lines.join(''));
  cpSync(join(here, 'src', 'catalogue.d.ts'), join(dist, 'catalogue.d.ts'));
}

/** What is loaded after the rest: the phrase pack behind its size, then the name model (see sluss_load_names). */
function writeModel() {
  const phrases = readFileSync(join(engine, 'core', 'generated', 'phrases.pack'));
  const header = Buffer.from('SLPP\0\0\0\0', 'latin1');
  header.writeUInt32LE(phrases.length, 4);
  const names = readFileSync(join(root, 'core', 'data', 'names', 'model.bin'));
  writeFileSync(join(dist, 'names.bin'), Buffer.concat([header, phrases, names]));
}

rmSync(dist, { recursive: true, force: true });
compileTypeScript();
copyEngine();
writeModel();
writeCatalogue({ locales: copyData('locales', 'locales'), policies: copyData('agencies', 'policies') });

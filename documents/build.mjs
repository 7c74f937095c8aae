// Builds dist/lib, the package for pages, and dist/reader, the worker with everything that it loads on demand.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';

const here = import.meta.dirname;
const dist = join(here, 'dist');
const require = createRequire(import.meta.url);
const inPackage = (name, file) => join(dirname(require.resolve(`${name}/package.json`)), file);

const languages = ['swe', 'eng', 'ara', 'fas'];

/** What the worker fetches, by the name it asks for. */
const files = {
  'tesseract.wasm': inPackage('tesseract.js-core', 'tesseract-core-simd-lstm.wasm'),
  'zxing.wasm': require.resolve('zxing-wasm/reader/zxing_reader.wasm'),
  ...Object.fromEntries(
    languages.map((code) => [
      `languages/${code}.traineddata.gz`,
      inPackage(`@tesseract.js-data/${code}`, `4.0.0_best_int/${code}.traineddata.gz`),
    ]),
  ),
};

/** Answers `import … from 'sluss:integrity'` with the hashes of the files. */
const integrityPlugin = {
  name: 'integrity',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^sluss:integrity$/ }, ({ path }) => ({ path, namespace: 'sluss' }));
    onLoad({ filter: /.*/, namespace: 'sluss' }, () => {
      const hash = (file) => createHash('sha384').update(readFileSync(file)).digest('base64');
      const hashes = Object.entries(files).map(([name, file]) => [name, `sha384-${hash(file)}`]);
      return { contents: JSON.stringify(Object.fromEntries(hashes)), loader: 'json' };
    });
  },
};

/** The readers' defaults point to public servers; with them gone, no mistake can reach one. */
const noServersPlugin = {
  name: 'no-servers',
  setup({ onLoad }) {
    onLoad({ filter: /zxing-wasm[\\/]dist[\\/]es[\\/].*\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replaceAll(/https:\/\/[a-z.]*jsdelivr\.net/g, 'about:blank'),
      loader: 'js',
    }));
  },
};

const common = {
  bundle: true,
  format: 'esm',
  target: ['es2022'],
  tsconfigRaw: {},
  charset: 'utf8',
  logLevel: 'warning',
};

async function buildReader() {
  const to = join(dist, 'reader');
  await build({
    ...common,
    entryPoints: { main: join(here, 'src', 'worker', 'main.ts') },
    outdir: to,
    splitting: true,
    minify: true,
    legalComments: 'linked',
    chunkNames: '[name]-[hash]',
    external: ['fs', 'crypto', 'node:*'],
    conditions: ['browser'],
    plugins: [integrityPlugin, noServersPlugin],
  });
  mkdirSync(join(to, 'languages'), { recursive: true });
  for (const [name, file] of Object.entries(files)) cpSync(file, join(to, name));
}

async function buildLibrary() {
  await build({
    ...common,
    entryPoints: ['index.ts', 'held-files.ts', 'watched-reading.ts'].map((file) => join(here, 'src', file)),
    outdir: join(dist, 'lib'),
    external: ['@sluss/core'],
  });
  cpSync(join(here, 'src', 'region-editor.css'), join(dist, 'lib', 'region-editor.css'));
  const tsc = join(dirname(require.resolve('typescript/package.json')), 'bin', 'tsc');
  const types = ['--emitDeclarationOnly', '--declaration', '--noEmit', 'false'];
  const options = [...types, '--rootDir', 'src', '--outDir', 'dist/lib'];
  execFileSync(process.execPath, [tsc, '--project', join(here, 'tsconfig.types.json'), ...options], {
    cwd: here,
    stdio: 'inherit',
  });
}

rmSync(dist, { recursive: true, force: true });
await buildReader();
await buildLibrary();

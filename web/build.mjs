// Builds dist/: lib/ for bundlers, sluss/ to copy to a web server as it is, and the site around them (site.mjs).

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';

const here = import.meta.dirname;
const root = dirname(here);
const core = join(root, 'wasm', 'dist');
const dist = join(here, 'dist');

/** The sentences that a guard needs when nothing could be loaded. */
const firstWords = ['notice.checking', 'notice.engineFailed', 'notice.retry', 'notice.postWithoutChecking'];

/** Answers `import … from 'sluss:first-words'` out of the locales. */
const firstWordsPlugin = {
  name: 'first-words',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^sluss:first-words$/ }, ({ path }) => ({ path, namespace: 'sluss' }));
    onLoad({ filter: /.*/, namespace: 'sluss' }, () => {
      const words = {};
      for (const file of readdirSync(join(core, 'locales'))) {
        const { meta, ui } = JSON.parse(readFileSync(join(core, 'locales', file), 'utf8'));
        words[meta.tag] = {
          meta: { tag: meta.tag, dir: meta.dir },
          ui: Object.fromEntries(firstWords.map((id) => [id, ui[id]])),
          text: {},
        };
      }
      return { contents: JSON.stringify(words), loader: 'json' };
    });
  },
};

/** Style sheets become strings without comments and white space. */
const stylesPlugin = {
  name: 'styles',
  setup({ onLoad, esbuild }) {
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await esbuild.transform(readFileSync(path, 'utf8'), { loader: 'css', minify: true });
      return { contents: code, loader: 'text' };
    });
  },
};

const common = {
  bundle: true,
  format: 'esm',
  target: ['es2022'],
  // The paths in tsconfig.json lead to the sources of @sluss/core; what is shipped is built from its package.
  tsconfigRaw: {},
  plugins: [firstWordsPlugin, stylesPlugin],
  logLevel: 'warning',
};

/** For bundlers, which bring @sluss/core and the message formatter themselves. */
async function buildLibrary() {
  await build({
    ...common,
    entryPoints: [join(here, 'src', 'index.ts'), join(here, 'src', 'advice.ts')],
    outdir: join(dist, 'lib'),
    external: ['@sluss/core', 'intl-messageformat'],
  });
  const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');
  const project = join(here, 'tsconfig.types.json');
  execFileSync(process.execPath, [tsc, '--project', project], { stdio: 'inherit' });
}

/** One folder to put on any web server. Chunks stay in its top, as the engine is found relative to them. */
async function buildStandalone() {
  const to = join(dist, 'sluss');
  await build({
    ...common,
    entryPoints: { 'sluss-widget': join(here, 'src', 'index.ts') },
    outdir: to,
    splitting: true,
    minify: true,
    chunkNames: '[name]-[hash]',
    external: ['node:*'],
    conditions: ['browser'],
  });
  for (const part of ['engine/sluss.wasm', 'names.bin', 'policies', 'locales']) {
    cpSync(join(core, part), join(to, part), { recursive: true });
  }
  cpSync(join(root, 'documents', 'dist', 'reader'), join(to, 'reader'), { recursive: true });
  cpSync(join(here, 'themes'), join(to, 'themes'), { recursive: true });
  writeFileSync(join(to, 'integrity.json'), `${JSON.stringify(integrity(to), null, 2)}\n`);
}

/** Beside the widget, as the engine, the packs and the locales are found relative to the script. */
async function buildPages() {
  const inspector = join('engine', 'sluss-inspector.wasm');
  cpSync(join(core, inspector), join(dist, 'sluss', inspector));
  await build({
    ...common,
    entryPoints: [join(here, 'playground', 'playground.ts'), join(here, 'anonymiser', 'anonymiser.ts')],
    entryNames: '[name]',
    outdir: join(dist, 'sluss'),
    splitting: true,
    minify: true,
    chunkNames: '[name]-[hash]',
    external: ['node:*'],
    conditions: ['browser'],
  });
}

/** For `integrity` in script elements and import maps. */
function integrity(folder) {
  const hashes = {};
  for (const file of readdirSync(folder, { recursive: true }).sort()) {
    if (!/\.(?:js|mjs|css|wasm)$/.test(file)) continue;
    const hash = createHash('sha384').update(readFileSync(join(folder, file)));
    hashes[file] = `sha384-${hash.digest('base64')}`;
  }
  return hashes;
}

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);
await buildLibrary();
await buildStandalone();
await buildPages();
const { buildSite } = await import('./site.mjs');
await buildSite(dist, common);

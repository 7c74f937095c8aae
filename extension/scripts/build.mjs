// Builds dist/chromium and dist/firefox from one source.

import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { agencies, data, startingWords } from './data.mjs';
import { manifestFor } from './manifest.mjs';

const here = join(import.meta.dirname, '..');
const source = join(here, 'src');
/** The worker that reads files, with everything that it loads: see documents/. */
const reader = join(here, '..', 'documents', 'dist', 'reader');
const pages = ['popup', 'options', 'welcome'];

/** `sluss:…` modules: what the build knows of core/data. */
const dataModules = {
  name: 'sluss-data',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^sluss:/ }, ({ path }) => ({ path, namespace: 'sluss' }));
    onLoad({ filter: /.*/, namespace: 'sluss' }, async ({ path }) => ({
      contents: `export default ${JSON.stringify(await dataModule(path))}`,
      loader: 'js',
    }));
  },
};

async function dataModule(path) {
  switch (path) {
    case 'sluss:agencies':
      return agencies();
    case 'sluss:starting-words':
      return startingWords();
    case 'sluss:languages':
      return (await data('locales')).map(({ meta: { tag, name } }) => ({ tag, name }));
    default:
      throw new Error(`there is no data called ${path}`);
  }
}

/** The package reaches for its twin where WebAssembly is refused; here the background injects the right build instead. */
const withoutTwin = {
  name: 'without-twin',
  setup({ onLoad }) {
    onLoad({ filter: /sluss-twin\.mjs$/ }, () => ({ contents: 'export default undefined' }));
  },
};

async function bundle(entry, outfile, options = {}) {
  await build({
    entryPoints: [join(source, entry)],
    outfile: join(here, 'dist', 'common', outfile),
    bundle: true,
    format: 'iife',
    target: ['chrome120', 'firefox142'],
    platform: 'browser',
    legalComments: 'eof',
    charset: 'utf8',
    minify: true,
    loader: { '.css': 'text', '.wasm': 'binary', '.bin': 'binary' },
    // Sources stay readable for store reviewers and bug reports.
    sourcemap: false,
    logLevel: 'warning',
    ...options,
    plugins: [dataModules, ...(options.plugins ?? [])],
  });
}

async function bundleAll() {
  await Promise.all([
    bundle('content.ts', 'content.js', noModuleUrl),
    bundle('background.ts', 'background.js'),
    bundle('engine-wasm.ts', 'engine-wasm.js', { plugins: [withoutTwin], ...noModuleUrl }),
    bundle('engine-twin.ts', 'engine-twin.js', noModuleUrl),
    bundle('names.ts', 'names.js'),
    bundle('reader-host.ts', 'reader-host.js', noModuleUrl),
    ...pages.map((page) => bundle(`${page}/${page}.ts`, `${page}.js`, { format: 'esm' })),
  ]);
}

/** The package finds its own files by its address; these scripts are given everything and have none. */
const noModuleUrl = { define: { 'import.meta.url': '"https://sluss.invalid/"' } };

async function copyFiles(out) {
  const copy = (from, to) => cp(join(source, from), join(out, to), { recursive: true });
  await Promise.all([
    copy('marks.css', 'marks.css'),
    copy('managed-schema.json', 'managed-schema.json'),
    copy('icons', 'icons'),
    copy('reader.html', 'reader.html'),
    cp(reader, join(out, 'reader'), { recursive: true }),
    copy('look.css', 'look.css'),
    copy('pages.css', 'pages.css'),
    ...pages.map((page) => copy(`${page}/${page}.html`, `${page}.html`)),
    ...(await data('agencies')).map((pack) => writeJson(join(out, 'policies', `${pack.id}.json`), pack)),
    ...(await data('locales')).map((locale) =>
      writeJson(join(out, 'locales', `${locale.meta.tag}.json`), locale),
    ),
    ...(await data('locales')).map((locale) =>
      writeJson(join(out, '_locales', storeTag(locale), 'messages.json'), store(locale)),
    ),
  ]);
}

async function writeJson(file, value) {
  await mkdir(join(file, '..'), { recursive: true });
  await writeFile(file, JSON.stringify(value));
}

/** What the browser itself shows: the extension's name and what it is for. */
function store({ ui }) {
  return { name: { message: ui['app.name'] }, description: { message: ui['app.tagline'] } };
}

/** The browsers write their languages with an underscore. */
function storeTag({ meta: { tag } }) {
  return tag.replace('-', '_');
}

async function main() {
  const common = join(here, 'dist', 'common');
  await rm(join(here, 'dist'), { recursive: true, force: true });
  await bundleAll();
  await copyFiles(common);
  for (const browser of ['chromium', 'firefox']) {
    const out = join(here, 'dist', browser);
    await cp(common, out, { recursive: true });
    await writeFile(
      join(out, 'manifest.json'),
      `${JSON.stringify(await manifestFor(browser), undefined, 2)}\n`,
    );
  }
  await rm(common, { recursive: true });
}

await main();

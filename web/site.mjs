// Builds the static site around the widget: the demonstration pages, the playground, the anonymiser, the reference, the service worker.

import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { staticAdvice } from './dist/lib/advice.js';

const here = import.meta.dirname;
const root = dirname(here);
const core = join(root, 'wasm', 'dist');

/** @param common settings of esbuild that all scripts of the site share */
export async function buildSite(dist, common) {
  cpSync(join(here, 'page.css'), join(dist, 'page.css'));
  await buildDemo(join(dist, 'demo'), common);
  for (const file of ['index.html', 'playground.css'])
    cpSync(join(here, 'playground', file), join(dist, file));
  cpSync(join(here, 'anonymiser', 'index.html'), join(dist, 'anonymiser.html'));
  cpSync(join(here, 'anonymiser', 'anonymiser.css'), join(dist, 'anonymiser.css'));
  writeFileSync(join(dist, 'reference.html'), reference());
  writeFileSync(join(dist, 'service-worker.js'), serviceWorker(dist));
}

async function buildDemo(to, common) {
  mkdirSync(to);
  await build({ ...common, entryPoints: [join(here, 'demo', 'demo.ts')], outdir: to, minify: true });
  cpSync(join(here, 'demo', 'demo.css'), join(to, 'demo.css'));
  const words = readJson(here, 'demo', 'words.json');
  const languages = Object.keys(words).map((tag) => readJson(core, 'locales', `${tag}.json`));
  for (const locale of languages) {
    const html = demoPage(words[locale.meta.tag], locale, languages);
    writeFileSync(join(to, `${locale.meta.tag}.html`), html);
    if (locale.meta.tag === 'en') writeFileSync(join(to, 'index.html'), html);
  }
}

/** A page in one language, with the advice that stands there without JavaScript too. */
function demoPage(words, { meta, ui, ...locale }, languages) {
  const links = languages.map(
    ({ meta: { tag, name } }) => `<a href="${tag}.html" lang="${tag}" hreflang="${tag}">${name}</a>`,
  );
  const values = {
    ...words,
    advice: staticAdvice(readJson(core, 'policies', 'migrationsverket.json'), { meta, ui, ...locale }),
    language: ui['popup.language'],
    languages: links.join('\n'),
  };
  return readFileSync(join(here, 'demo', 'page.html'), 'utf8')
    .replace('lang="en" dir="ltr"', `lang="${meta.tag}" dir="${meta.dir}"`)
    .replace(/\{\{(\w+)\}\}/g, (_, name) => values[name]);
}

/** What there is to know by name: kinds, agencies, and the types of the package. Made of the data itself. */
function reference() {
  const { kinds: names, categories } = readJson(core, 'locales', 'en.json');
  const kinds = jsonFiles(root, 'core', 'data', 'kinds').flatMap((file) => file.kinds ?? []);
  const agencies = jsonFiles(core, 'policies');
  const types = readFileSync(join(root, 'wasm', 'src', 'types.ts'), 'utf8');
  const kindRows = kinds
    .sort((a, b) => a.category.localeCompare(b.category) || a.id.localeCompare(b.id))
    .map(({ id, category, severity, finds = [] }) => [
      `<code>${id}</code>`,
      escaped(names[id] ?? ''),
      escaped(categories[category] ?? category),
      severity,
      `<bdi>${escaped(String(finds[0] ?? ''))}</bdi>`,
    ]);
  const agencyRows = agencies.map(({ id, names: called, channels, pages }) => [
    `<code>${id}</code>`,
    escaped(called.en ?? Object.values(called)[0]),
    String(channels.length),
    String(pages.length),
  ]);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>Sluss: reference</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="page.css"><link rel="stylesheet" href="playground.css">
</head>
<body>
<header><h1>Reference</h1><nav><a href="./">Playground</a> <a href="demo/">Demo</a></nav></header>
<main>
${table('Kinds', ['Id', 'Name', 'Category', 'Severity', 'Found in, for example'], kindRows)}
${table('Agencies', ['Id', 'Name', 'Channels', 'Pages'], agencyRows)}
<section><h2>Types of @sluss/core</h2><pre>${escaped(types)}</pre></section>
</main>
</body>
</html>
`;
}

function table(title, head, rows) {
  const id = title.toLowerCase();
  const cells = (row) =>
    row.map((cell, index) => (index === 0 ? `<th scope="row">${cell}</th>` : `<td>${cell}</td>`)).join('');
  return `<section><h2 id="${id}">${title} (${rows.length})</h2>
<table aria-labelledby="${id}">
<thead><tr>${head.map((each) => `<th scope="col">${each}</th>`).join('')}</tr></thead>
<tbody>
${rows.map((row) => `<tr>${cells(row)}</tr>`).join('\n')}
</tbody>
</table></section>`;
}

/** Everything but the files for bundlers and the large ones of the picture reader is kept; any change makes a new version. */
function serviceWorker(dist) {
  const files = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(dist.length + 1))
    .filter((file) => !file.startsWith('lib/') && file !== 'service-worker.js')
    .sort();
  const version = createHash('sha256');
  for (const file of files) version.update(file).update(readFileSync(join(dist, file)));
  const kept = ['./', 'demo/', ...files.filter((file) => !file.startsWith('sluss/reader/'))]
    .map((file) => JSON.stringify(file))
    .join(', ');
  return readFileSync(join(here, 'playground', 'service-worker.js'), 'utf8')
    .replace('VERSION', version.digest('hex').slice(0, 16))
    .replace("'FILES'", kept);
}

function jsonFiles(...folder) {
  return readdirSync(join(...folder))
    .filter((file) => file.endsWith('.json'))
    .map((file) => readJson(...folder, file));
}

function readJson(...path) {
  return JSON.parse(readFileSync(join(...path), 'utf8'));
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

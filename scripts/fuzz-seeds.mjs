// Writes the seeds that fuzzing starts from, one file each: texts and numbers from the kinds' examples and the vectors,
// and pieces of the agencies' packs and of the locales. Usage: node scripts/fuzz-seeds.mjs FOLDER
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2];

function jsonFiles(path) {
  if (!existsSync(path)) return [];
  return readdirSync(path, { recursive: true })
    .filter((name) => name.endsWith('.json'))
    .map((name) => join(path, name));
}

function* strings(value) {
  if (typeof value === 'string') yield value;
  else if (value && typeof value === 'object') for (const part of Object.values(value)) yield* strings(part);
}

function plant(target, seeds) {
  const path = join(folder, target);
  mkdirSync(path, { recursive: true });
  for (const seed of seeds) {
    writeFileSync(join(path, createHash('sha1').update(seed).digest('hex')), seed);
  }
}

/** Whole packs are longer than what is fuzzed: packs of one page, one channel, one consequence … each. */
function* piecesOf(pack) {
  const { format, id, country, names, site, domains, channels } = pack;
  const base = { format, id, country, names, site, domains, channels: channels.slice(0, 1) };
  for (const [part, value] of Object.entries(pack)) {
    if (part in base && part !== 'channels') continue;
    const pieces = Array.isArray(value) ? value.map((one) => [one]) : [value];
    for (const piece of pieces) yield JSON.stringify({ ...base, [part]: piece });
  }
}

/** A locale of its `meta` and the first sentences of one section each. */
function* sectionsOf({ meta, ...sections }) {
  for (const [name, words] of Object.entries(sections)) {
    yield JSON.stringify({ meta, [name]: Object.fromEntries(Object.entries(words).slice(0, 12)) });
  }
}

const read = (file) => readFileSync(file, 'utf8');
const examples = jsonFiles('core/data/kinds').flatMap((file) => [...strings(JSON.parse(read(file)))]);
const texts = jsonFiles('tests/vectors').flatMap((file) => [...strings(JSON.parse(read(file)))]);
const comments = readdirSync('scripts/demo-comments').map((name) =>
  read(join('scripts/demo-comments', name)),
);
const sentences = [...examples, ...texts, ...comments].filter(
  (text) => text.length > 3 && text.length < 2000,
);

for (const target of ['fold', 'scan', 'redact']) plant(target, sentences);
plant(
  'validate',
  sentences.filter((text) => /\d{4}/.test(text) && text.length < 60),
);
plant(
  'policy',
  [...jsonFiles('core/data/agencies'), ...jsonFiles('tests/core/packs/broken')]
    .map(read)
    .flatMap((text) => (text.length < 2000 ? [text] : [...piecesOf(JSON.parse(text))])),
);
plant(
  'locale',
  jsonFiles('core/data/locales').flatMap((file) => [...sectionsOf(JSON.parse(read(file)))]),
);
plant(
  'jsonl',
  sentences.slice(0, 500).map((text, id) => JSON.stringify({ id, text })),
);
plant(
  'csv',
  sentences.slice(0, 500).map((text, id) => `${id};"${text.replaceAll('"', '""')}";${id % 2 ? 'x\r' : ''}\n`),
);

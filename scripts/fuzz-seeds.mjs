// Writes the seeds that fuzzing starts from, one file each: texts and numbers from the kinds' examples and the vectors,
// and pieces of the agencies' packs, of the locales, of the phrases and of the name model.
// Usage: node scripts/fuzz-seeds.mjs BUILD, the folder of the build; they are put into BUILD/seeds.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { phrasePacks } from './fuzz-phrase-packs.mjs';

const build = process.argv[2];
const folder = join(build, 'seeds');

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

function folderOf(target) {
  const path = join(folder, target);
  mkdirSync(path, { recursive: true });
  return path;
}

function plant(target, seeds) {
  const path = folderOf(target);
  for (const seed of seeds) {
    const file = join(path, createHash('sha1').update(seed).digest('hex'));
    if (!existsSync(file)) writeFileSync(file, seed);
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

const PACK_HEAD = 6; // how a phrase pack begins; the target puts it before what it is given
const MOST_BYTES = 4096; // of an input, and 255 of a text within it (tests/fuzz/pack_input.h)
plant(
  'phrases',
  [...phrasePacks(join(build, 'core/sluss-pack'), 'core/data/phrases')]
    .map(({ sentence, pack }) => ({
      text: Buffer.from(sentence).subarray(0, 255),
      pack: pack.subarray(PACK_HEAD),
    }))
    .map(({ text, pack }) => Buffer.concat([Buffer.from([text.length]), text, pack]))
    .filter((input) => input.length <= MOST_BYTES),
);
execFileSync(
  join(build, 'tests/fuzz/fuzz-name-models'),
  ['core/data/names/model.bin', folderOf('name_model')],
  { input: sentences.flatMap((text) => text.split('\n')).join('\n') },
);

// Writes the seeds that fuzzing starts from, one file each: texts and numbers from the kinds' examples and the vectors,
// and the agencies' packs. Usage: node scripts/fuzz-seeds.mjs FOLDER
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
plant('policy', jsonFiles('core/data/agencies').map(read));
plant(
  'jsonl',
  sentences.slice(0, 500).map((text, id) => JSON.stringify({ id, text })),
);

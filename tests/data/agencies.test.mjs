// The policy packs against their published JSON Schema, which editors use while they write one.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';

const root = new URL('../../', import.meta.url);
const read = (path) => readFileSync(new URL(path, root), 'utf8');
const jsonIn = (folder) => readdirSync(new URL(folder, root)).filter((name) => name.endsWith('.json'));

const validate = new Ajv2020({
  allErrors: true,
  strict: true,
  strictRequired: false,
  strictTypes: false,
}).compile(JSON.parse(read('core/data/agencies.schema.json')));

const packs = ['core/data/agencies/', 'core/data/agencies/templates/'].flatMap((folder) =>
  jsonIn(folder).map((name) => folder + name),
);

for (const path of packs) {
  test(`${path} follows the schema`, () => {
    const pack = JSON.parse(read(path));
    assert.ok(validate(pack), JSON.stringify(validate.errors, null, 2));
  });
}

const kinds = Object.keys(JSON.parse(read('core/data/locales/en.json')).kinds);
const categories = Object.keys(JSON.parse(read('core/data/locales/en.json')).categories);

/** Is it a kind, a group of kinds ("special.*") or a category? */
const isKnown = (name) =>
  categories.includes(name) ||
  kinds.includes(name) ||
  (name.endsWith('.*') && kinds.some((kind) => kind.startsWith(name.slice(0, -1))));

for (const path of packs) {
  test(`${path} names kinds that there are`, () => {
    const { severities = {}, allow = [], channels, consequences = [] } = JSON.parse(read(path));
    const named = [
      ...Object.keys(severities),
      ...allow.map(({ kind }) => kind),
      ...[...channels, ...consequences].flatMap(({ when }) => when?.kinds ?? []),
    ];
    assert.deepEqual(
      named.filter((name) => !isKnown(name)),
      [],
    );
  });

  test(`${path} gives every consequence words`, () => {
    const { consequences = [] } = JSON.parse(read(path));
    const known = Object.keys(JSON.parse(read('core/data/locales/en.json')).consequences);
    for (const { id, text, basis } of consequences) assert.ok(known.includes(id) || (text && basis), id);
  });
}

test('a pack is named after its id', () => {
  for (const name of jsonIn('core/data/agencies/')) {
    assert.equal(`${JSON.parse(read(`core/data/agencies/${name}`)).id}.json`, name);
  }
});

// A schema describes shapes. These mistakes are in the meaning, and only `sluss policy check` sees them.
const beyondTheSchema = new Set([
  'allow-list-too-wide.json',
  'date-not-in-calendar.json',
  'direction-mark-in-name.json',
  'duplicate-key.json',
  'invisible-character-in-name.json',
  'kind-of-another-agency.json',
  'link-to-number.json',
  'look-alike-domain.json',
  'mixed-scripts-in-name.json',
  'not-json.json',
  'officer-is-no-channel.json',
  'own-domain-inside-another.json',
  'consequence-without-words.json',
  'page-pattern-for-every-site.json',
  'pattern-matches-nothing.json',
  'pattern-not-re2.json',
  'pattern-too-big.json',
  'punycode-domain.json',
  'same-channel-twice.json',
]);

for (const { file } of JSON.parse(read('tests/core/packs/expected.json')).cases) {
  if (beyondTheSchema.has(file)) continue;
  test(`the schema refuses ${file}`, () => {
    assert.equal(validate(JSON.parse(read(`tests/core/packs/broken/${file}`))), false);
  });
}

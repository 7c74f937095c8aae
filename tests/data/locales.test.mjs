// The locales: every language says everything, with the placeholders, plurals and direction it needs.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse, TYPE } from '@formatjs/icu-messageformat-parser';

const folder = new URL('../../core/data/locales/', import.meta.url);
const locales = new Map(
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => [name.slice(0, -'.json'.length), JSON.parse(readFileSync(new URL(name, folder), 'utf8'))]),
);
const english = locales.get('en');

const expected = [
  'en',
  'sv',
  'sv-simple',
  'ar',
  'fa',
  'fa-AF',
  'uk',
  'ru',
  'so',
  'ti',
  'es',
  'tr',
  'pl',
  'fi',
  'se',
];

/** {a: {b: "c"}} → Map {"a/b" → "c"}; keys of the interface have dots in them, so the separator is a slash. */
function flatten(value, path = '', into = new Map()) {
  for (const [key, inner] of Object.entries(value)) {
    const here = path ? `${path}/${key}` : key;
    if (typeof inner === 'string') into.set(here, inner);
    else flatten(inner, here, into);
  }
  return into;
}

const words = (locale) =>
  flatten(Object.fromEntries(Object.entries(locale).filter(([section]) => section !== 'meta')));
const placeholders = (text) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

/** The arguments of an ICU message, with the plural categories that each plural gives. */
function argumentsOf(elements, into = new Map()) {
  for (const element of elements) {
    if (element.type === TYPE.argument || element.type === TYPE.number)
      into.set(element.value, into.get(element.value) ?? []);
    if (element.type === TYPE.plural) {
      into.set(element.value, Object.keys(element.options));
      for (const option of Object.values(element.options)) argumentsOf(option.value, into);
    }
  }
  return into;
}

/** The plural categories that whole numbers have in a language (Unicode CLDR). */
function wholeNumberCategories(tag) {
  const rules = new Intl.PluralRules(tag);
  const small = Array.from({ length: 200 }, (_, n) => rules.select(n));
  return new Set(small);
}

test('all languages are there', () => {
  assert.deepEqual([...locales.keys()].sort(), [...expected].sort());
});

for (const [name, locale] of locales) {
  test(`${name}: says what it is`, () => {
    const { tag, dir, numberingSystem, review } = locale.meta;
    assert.equal(tag, name);
    assert.deepEqual(Intl.getCanonicalLocales(tag), [tag]);
    const { direction } = new Intl.Locale(tag).getTextInfo?.() ?? new Intl.Locale(tag).textInfo ?? {};
    assert.equal(dir, direction ?? (/^(ar|fa)/.test(tag) ? 'rtl' : 'ltr'));
    assert.ok(Intl.supportedValuesOf('numberingSystem').includes(numberingSystem));
    assert.ok(review === 'source' || review === 'needs native review' || review === 'reviewed');
  });

  test(`${name}: is complete and has nothing that is not used`, () => {
    assert.deepEqual([...words(locale).keys()].sort(), [...words(english).keys()].sort());
    for (const [key, text] of words(locale)) assert.notEqual(text.trim(), '', key);
  });

  test(`${name}: the core's sentences have the placeholders of the English ones`, () => {
    const original = words(english);
    for (const [key, text] of words(locale)) {
      if (key.startsWith('ui/')) continue;
      assert.deepEqual(placeholders(text), placeholders(original.get(key)), key);
    }
  });

  test(`${name}: the interface's messages parse, with their arguments and all plural forms`, () => {
    const needed = wholeNumberCategories(locale.meta.tag);
    for (const [key, message] of Object.entries(locale.ui)) {
      const own = argumentsOf(parse(message));
      assert.deepEqual([...own.keys()].sort(), [...argumentsOf(parse(english.ui[key])).keys()].sort(), key);
      for (const [argument, forms] of own) {
        if (forms.length === 0) continue;
        assert.ok(forms.includes('other'), `${key}: ${argument} has no form "other"`);
        for (const category of needed) assert.ok(forms.includes(category), `${key}: no form "${category}"`);
      }
    }
  });

  test(`${name}: has no hidden characters but the joiners of its spelling`, () => {
    for (const [key, text] of words(locale)) {
      const joiners = /^(fa|ar)/.test(name) ? '' : '\u200c\u200d';
      const hidden = new RegExp(
        `[\\u0000-\\u001f\\u00ad\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff${joiners}]`,
        'u',
      );
      assert.doesNotMatch(text, hidden, key);
    }
  });
}

test('what stands in Swedish in another locale is listed there', () => {
  const plain = (text) => text.replace(/ two \{.*?\} other/, ' other');
  for (const [name, { meta, ...sections }] of locales) {
    if (name.startsWith('sv')) continue;
    const swedish = words(locales.get('sv'));
    const listed = new Set(meta.untranslated ?? []);
    for (const [key, text] of words(sections)) {
      if (listed.has(key))
        assert.equal(plain(text), plain(swedish.get(key)), `${name}: ${key} is translated by now`);
      else if (/[a-zåäö]{4} .*[a-zåäö]{4} /.test(text))
        assert.notEqual(text, swedish.get(key), `${name}: ${key}`);
    }
  }
});

test('machine-made translations are marked as such', () => {
  for (const [name, locale] of locales) {
    if (name === 'en' || name === 'sv') continue;
    assert.notEqual(locale.meta.review, 'source', name);
  }
});

test('every kind of the catalogue has a name in every language', () => {
  const kinds = new URL('../../core/data/kinds/', import.meta.url);
  const ids = readdirSync(kinds)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => JSON.parse(readFileSync(new URL(name, kinds), 'utf8')).kinds ?? [])
    .map((kind) => kind.id);
  assert.ok(ids.length > 0);
  for (const [name, locale] of locales) {
    assert.deepEqual(
      ids.filter((id) => !locale.kinds[id]),
      [],
      `${name}: add the names of these kinds`,
    );
  }
});

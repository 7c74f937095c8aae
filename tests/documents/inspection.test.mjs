// What a guard makes of a reading: machine-readable zones are mended and proven, places are found, codes and metadata told.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { documentFindingSureness, inspect } from '@sluss/documents';
import { cardZone, passportZone, person } from './fixtures/people.mjs';
import { Chance } from './fixtures/random.mjs';
import { openGuard } from './support/guard.mjs';

let guard;
before(async () => {
  guard = await openGuard();
});
after(() => guard.close());

const reading = (parts) => ({
  format: 'png',
  pages: [{ width: 1000, height: 1000 }],
  passages: [],
  codes: [],
  metadata: [],
  limits: [],
  ...parts,
});

/** Each line of a text on its own row, its words as wide as their letters. */
function passage(text, source = 'print') {
  const words = [];
  let row = 0;
  for (const line of text.split('\n')) {
    const lineStart = text.indexOf(line);
    for (const { 0: word, index } of line.matchAll(/\S+/g)) {
      const region = { page: 0, x: index * 10, y: row * 40, width: word.length * 10, height: 20 };
      words.push({ start: lineStart + index, end: lineStart + index + word.length, region, confidence: 0.9 });
    }
    row += 1;
  }
  return { source, text, words };
}

const zoneFinding = (text) =>
  inspect(reading({ passages: [passage(text, 'mrz')] }), guard).findings.find(({ kind }) => kind === 'mrz');

test('a zone that was read right is proven', () => {
  const chance = new Chance(5);
  for (let number = 0; number < 20; number += 1) {
    const who = person(chance);
    for (const zone of [passportZone(who, chance), cardZone(who, chance)]) {
      const text = zone.join('\n');
      assert.ok(zoneFinding(text)?.evidence.includes('check_digit'), text);
    }
  }
});

test('letters for digits, lost and doubled fillers are mended until the check digits are right', () => {
  const chance = new Chance(6);
  for (let number = 0; number < 20; number += 1) {
    const who = { ...person(chance), passport: `KB${chance.digits(7)}` };
    const [name, numbers] = passportZone(who, chance);
    const misread = [
      name.slice(0, 41),
      numbers.slice(0, 13) + numbers.slice(13).replaceAll('0', 'O').replaceAll('1', 'I'),
    ].join('\n');
    assert.ok(zoneFinding(misread)?.evidence.includes('check_digit'), misread);
  }
});

test('a zone whose check digits are wrong is told all the same, as less sure', () => {
  const [name, numbers] = passportZone(person(new Chance(7)), new Chance(7));
  const wrong = `${name}\n${numbers.slice(0, 43)}${(Number(numbers[43]) + 1) % 10}`;
  const finding = zoneFinding(wrong);
  assert.ok(finding);
  assert.ok(!finding.evidence.includes('check_digit'));
});

test('how sure a finding is depends on what speaks for it and on how well it could be read', () => {
  const sentences = { say: (id) => id };
  const sureness = (confidence, legibility) => documentFindingSureness({ confidence, legibility }, sentences);
  assert.equal(sureness(0.99, 0.95), 'confidence.sure');
  assert.equal(sureness(0.99, 0.75), 'confidence.likely');
  assert.equal(sureness(0.6, 1), 'confidence.possible');
});

test('text with some fillers in it is no zone', () => {
  assert.equal(zoneFinding('if (a << 3 < b) return x << 12;\nfor (;;) { a <<= 1; }'), undefined);
});

test('a finding covers the words that it stands in, line by line', () => {
  const text = 'Mitt personnummer är 850709-9805\noch jag bor på\nPersonnr 900101-2385';
  const { findings, verdict } = inspect(reading({ passages: [passage(text)] }), guard);
  const numbers = findings.filter(({ kind }) => kind === 'se.personnummer');
  assert.equal(verdict, 'warn');
  assert.deepEqual(
    numbers.map(({ regions }) => regions.length),
    [1, 1],
  );
  for (const { regions } of numbers) {
    const [{ x, width, height }] = regions;
    assert.ok(width >= 110 && width < 140 && height > 20 && height < 40 && x > 80);
  }
});

test('what two readings saw in one place is told once', () => {
  const twice = [passage('personnummer 850709-9805'), passage('personnummer 850709-9805')];
  const { findings } = inspect(reading({ passages: twice }), guard);
  assert.equal(findings.length, 1);
});

test('of a name that two readings saw in part and whole, the whole is covered, once', () => {
  const part = passage('Familjen Lindqvist'); // of which the guard is surer
  const whole = passage('    Anna Lindqvist');
  const { findings } = inspect(reading({ passages: [part, whole] }), guard);
  assert.equal(findings.length, 1);
  const [{ regions, severity, confidence }] = findings;
  const [told] = inspect(reading({ passages: [part] }), guard).findings;
  assert.deepEqual([severity, confidence], [told.severity, told.confidence]);
  assert.deepEqual(regions, inspect(reading({ passages: [whole] }), guard).findings[0].regions);
});

test('what was badly read does not stand beside what was read well in the same place', () => {
  const name = passage('Mvh Anna Lindqvist');
  const number = passage('     850709-9805');
  number.words = number.words.map((word) => ({ ...word, confidence: 0.2 }));
  const { findings } = inspect(reading({ passages: [number, name] }), guard);
  assert.deepEqual(
    findings.map(({ kind }) => kind),
    ['person_name'],
  );
});

test('every code is told, and what it says too', () => {
  const region = { page: 0, x: 10, y: 10, width: 100, height: 100 };
  const text = 'https://example.org/?personnummer=850709-9805';
  const inCode = { source: 'code', text, words: [{ start: 0, end: text.length, region, confidence: 1 }] };
  const read = inspect(reading({ passages: [inCode], codes: [region] }), guard);
  assert.ok(read.findings.some(({ kind }) => kind === 'se.personnummer'));
  assert.equal(read.verdict, 'warn');
  const unreadable = inspect(reading({ codes: [region] }), guard);
  assert.deepEqual([unreadable.verdict, unreadable.findings[0]?.kind], ['advise', 'code']);
});

test('a place in the metadata is reason to wait, the make of a camera is not', () => {
  const place = { kind: 'place', tag: 'GPSLatitude', value: '59.31' };
  const device = { kind: 'device', tag: 'Make', value: 'Exempel' };
  assert.equal(inspect(reading({ metadata: [place, device] }), guard).verdict, 'warn');
  assert.equal(inspect(reading({ metadata: [device] }), guard).verdict, 'clear');
});

test('a letter, a card and a passport are told from a thread of comments', () => {
  const typeOf = (...passages) => inspect(reading({ passages }), guard).type;
  const who = person(new Chance(8));
  assert.equal(typeOf(passage(`Beslut\nÄrendenummer: ${who.caseNumber}\nDu kan överklaga`)), 'letter');
  assert.equal(typeOf(passage(passportZone(who, new Chance(8)).join('\n'), 'mrz')), 'passport');
  assert.equal(typeOf(passage(cardZone(who, new Chance(8)).join('\n'), 'mrz')), 'card');
  assert.equal(typeOf(passage(`Hej, mitt ärendenummer är ${who.caseNumber}`)), 'other');
});

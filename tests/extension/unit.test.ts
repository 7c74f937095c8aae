// What can be decided without a browser: whose page an address is, what posts by its name, and where edits lead.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { applied, movedOffset } from '../../extension/src/editors/editor.js';
import { fingerprint, newSalt } from '../../extension/src/fingerprint.js';
import { holds } from '../../extension/src/holds.js';
import { Pages } from '../../extension/src/pages.js';
import { platformOfHost } from '../../extension/src/platforms/index.js';
import { isPostingWord } from '../../extension/src/posting-words.js';

function accountAt(address: string): string | undefined {
  const url = new URL(address);
  return platformOfHost(url.hostname)?.account(url);
}

describe('the account that an address belongs to', () => {
  for (const [address, account] of [
    ['https://www.facebook.com/Migrationsverket/posts/123?comment_id=4', 'migrationsverket'],
    ['https://m.facebook.com/profile.php?id=100064', '100064'],
    ['https://www.facebook.com/people/Myndigheten/61550/', '61550'],
    ['https://www.facebook.com/watch/?v=1', undefined],
    ['https://x.com/Migrationsverket/status/1', 'migrationsverket'],
    ['https://twitter.com/i/status/1', undefined],
    ['https://www.linkedin.com/company/Migrationsverket/posts/', 'company/migrationsverket'],
    ['https://www.linkedin.com/showcase/amif/', 'company/amif'],
    ['https://www.linkedin.com/feed/', undefined],
    ['https://www.youtube.com/@Migrationsverket/community', '@migrationsverket'],
    ['https://www.youtube.com/watch?v=x', undefined],
    ['https://www.instagram.com/polisen/p/abc/', 'polisen'],
    ['https://www.instagram.com/p/abc/', undefined],
    ['https://www.threads.com/@polisen/post/abc', '@polisen'],
    ['https://www.reddit.com/r/sweden/comments/1/', 'r/sweden'],
    ['https://x.com/%E0%A4%A', '%e0%a4%a'],
  ] as const) {
    it(`${address} is ${account ?? 'nobody’s'}`, () => assert.equal(accountAt(address), account));
  }
});

describe('the pages of an agency', () => {
  const pages = new Pages([
    { id: 'one', pages: ['https://www.facebook.com/One', 'https://*.one.example/*', 'not an address'] },
    { id: 'two', pages: ['https://social.example/@two', 'https://www.example.org/two/*'] },
  ]);
  const site = (address: string) => pages.ofSite(new URL(address));

  it('are known by their account, in whatever case', () => {
    const facebook = platformOfHost('www.facebook.com');
    assert.ok(facebook);
    assert.equal(pages.ofAccount(facebook, 'one'), 'one');
    assert.equal(pages.ofAccount(facebook, 'another'), undefined);
  });
  it('include the whole of an own site and its subdomains', () => {
    assert.equal(site('https://www.one.example/a/b'), 'one');
    assert.equal(site('https://one.example/'), 'one');
  });
  it('do not include a site whose name only ends alike', () => {
    assert.equal(site('https://notone.example/'), undefined);
    assert.equal(site('https://one.example.evil.test/'), undefined);
  });
  it('may be a part of a site', () => {
    assert.equal(site('https://www.example.org/two/form'), 'two');
    assert.equal(site('https://www.example.org/three'), undefined);
  });
});

describe('words on buttons', () => {
  for (const word of ['Comment', 'Publicera', 'POST', 'Skicka in', 'تعليق', 'Paylaş', 'Reply…']) {
    it(`${word} posts`, () => assert.ok(isPostingWord(word)));
  }
  for (const word of ['Cancel', 'Postpone', 'Show 3 comments', 'Like', '', 'Add emoji']) {
    it(`${word || 'no word'} does not`, () => assert.ok(!isPostingWord(word)));
  }
});

describe('edits', () => {
  const text = 'a 123 b 456 c';
  const edits = [
    { start: 2, end: 5, text: '[number]' },
    { start: 8, end: 11, text: '' },
  ];
  it('are all made', () => assert.equal(applied(text, edits), 'a [number] b  c'));
  for (const [offset, moved, where] of [
    [0, 0, 'before them'],
    [4, 10, 'inside one, at its end'],
    [6, 11, 'between them'],
    [13, 15, 'after them'],
  ] as const) {
    it(`leave a caret ${where} where the person was`, () => assert.equal(movedOffset(offset, edits), moved));
  }
});

describe('how careful the guard is', () => {
  const finding = (kind: string, severity: 'low' | 'medium' | 'high') =>
    ({ kind, severity, start: 0, end: 1, confidence: 1, evidence: [] }) as const;
  const health = { verdict: 'warn', findings: [finding('special.health', 'high')], channels: [] } as const;
  const number = { verdict: 'warn', findings: [finding('se.personnummer', 'high')], channels: [] } as const;
  const company = { verdict: 'advise', findings: [finding('se.orgnr', 'medium')], channels: [] } as const;
  it('quiet asks about numbers only', () => {
    assert.ok(holds(number, 'quiet'));
    assert.ok(!holds(health, 'quiet'));
  });
  it('normal asks about what can do harm', () => {
    assert.ok(holds(number, 'normal'));
    assert.ok(holds(health, 'normal'));
    assert.ok(!holds(company, 'normal'));
  });
  it('careful asks about all that is advised on', () => assert.ok(holds(company, 'careful')));
});

describe('the memory of a value', () => {
  const salt = newSalt();
  it('is the same for the same value, however it is written', () =>
    assert.equal(
      fingerprint(salt, ['a.example', '８５０７０９']),
      fingerprint(salt, ['a.example', '850709 ']),
    ));
  it('differs by site, by value and by session', () => {
    const print = fingerprint(salt, ['a.example', '1']);
    assert.notEqual(print, fingerprint(salt, ['b.example', '1']));
    assert.notEqual(print, fingerprint(salt, ['a.example', '2']));
    assert.notEqual(print, fingerprint(newSalt(), ['a.example', '1']));
  });
});

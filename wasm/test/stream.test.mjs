// A text that arrives in pieces gives the same findings as the whole.

import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { createGuard, scanStream } from '@sluss/core';

describe('scanStream', () => {
  let guard;
  before(async () => {
    guard = await createGuard();
  });

  const filler = 'Vi läste om 14 ansökningar 😀 och väntar på svar. ';
  const leaks = [
    'Mitt personnummer är 850709-9805. ',
    'Skriv till anna@example.org. ',
    'Ring 070-174 06 05! ',
  ];
  const text = Array.from(
    { length: 3000 },
    (_, i) => filler + (i % 37 === 0 ? leaks[(i / 37) % 3] : ''),
  ).join('');

  const inPieces = (size) => ({
    *[Symbol.iterator]() {
      for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
    },
  });

  const collect = async (chunks, options) => {
    const findings = [];
    for await (const finding of scanStream(guard, chunks, options)) findings.push(finding);
    return findings;
  };

  it('finds in any pieces what a scan of the whole finds', async () => {
    const whole = guard.scan(text).findings;
    assert.ok(whole.length >= 80);
    for (const size of [997, 65_537, text.length]) {
      assert.deepEqual(await collect(inPieces(size), { window: 8192 }), whole);
    }
  });

  it('reads streams of the platform', async () => {
    const stream = new Blob([text]).stream().pipeThrough(new TextDecoderStream());
    assert.deepEqual(await collect(stream), guard.scan(text).findings);
  });

  it('tells before the text has ended', async () => {
    let given = 0;
    const endless = {
      *[Symbol.iterator]() {
        for (; ; given += 1) yield text;
      },
    };
    for await (const finding of scanStream(guard, endless)) {
      assert.equal(finding.kind, 'se.personnummer');
      break;
    }
    assert.ok(given <= 1);
  });

  it('finds nothing in nothing', async () => {
    assert.deepEqual(await collect([]), []);
    assert.deepEqual(await collect(['']), []);
  });
});

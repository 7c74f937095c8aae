// The package in Node, on both builds of the engine.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { createGuard, loadLocale, locales, policies, SlussError, spokenLanguage } from '@sluss/core';
import { createGuard as createTwin } from '@sluss/core/twin';

const leak = 'Hej 😀, mitt personnummer är ٨٥٠٧٠٩-٩٨٠٥';

for (const engine of ['wasm', 'twin']) {
  describe(`a guard on the ${engine}`, () => {
    it('finds a number, with offsets in UTF-16', async () => {
      const guard = await createGuard({ engine });
      assert.equal(guard.engine, engine);
      const { verdict, findings } = guard.scan(leak);
      assert.equal(verdict, 'warn');
      assert.deepEqual(
        findings.map(({ kind, start, end }) => [kind, leak.slice(start, end)]),
        [['se.personnummer', '٨٥٠٧٠٩-٩٨٠٥']],
      );
      guard.close();
    });

    it('finds names once it was given the model, and refuses bytes that are none', async () => {
      const guard = await createGuard({ engine });
      const text = 'Jag heter Karin Lindgren';
      assert.equal(guard.scan(text).verdict, 'clear');
      assert.throws(() => guard.loadModel(new Uint8Array(64)), SlussError);
      guard.loadModel(await readFile(new URL(import.meta.resolve('@sluss/core/names.bin'))));
      const { verdict, findings } = guard.scan(text);
      assert.equal(verdict, 'warn');
      assert.deepEqual(
        findings.map(({ kind, start, end }) => [kind, text.slice(start, end)]),
        [['person_name', 'Karin Lindgren']],
      );
      guard.close();
    });

    it('says clear about nothing, and about debate', async () => {
      const guard = await createGuard({ engine });
      for (const text of ['', ' \n', 'Avgiften höjs 2025-2026 till 2 200 kr enligt SFS 2005:716.']) {
        assert.deepEqual(guard.scan(text), { verdict: 'clear', findings: [], channels: [] });
      }
    });

    it('answers with the channels of its policy, in its language', async () => {
      const guard = await createGuard({ engine, policy: 'migrationsverket', locale: 'sv' });
      const { channels, findings } = guard.scan(leak);
      assert.ok(
        channels.some(
          ({ type, url }) => type === 'e-service' && url?.startsWith('https://www.migrationsverket.se/'),
        ),
      );
      assert.equal(guard.explain(findings[0]).title, 'Personnummer');
      assert.ok(guard.explain(findings[0]).consequences.length > 0);
    });

    it('answers to each change of a long text as if it read it anew', async () => {
      const model = await readFile(new URL(import.meta.resolve('@sluss/core/names.bin')));
      const options = { engine, policy: 'migrationsverket' };
      const [kept, anew] = await Promise.all([createGuard(options), createGuard(options)]);
      for (const guard of [kept, anew]) guard.loadModel(model);
      const clean = 'Vi har väntat länge på ett besked, och undrar vad som händer nu.';
      const own = 'Jag heter Karin Lindgren, mitt personnummer är 850709-9805.';
      let text = Array.from({ length: 40 }, (_, i) => (i % 7 === 3 ? own : `${clean} ${i}`)).join('\n\n');
      let most = 0;
      for (const [from, to] of [
        [clean, own],
        ['9805', '980'],
        ['\n\n', ' '],
        ['Karin', 'KARIN'],
        [own, `${own}\n\nMin man har cancer.\n\n`],
        ['Vi har', 'He has'],
        [/[åäö]/g, 'x'],
      ]) {
        text = text.replace(from, to);
        const report = kept.scan(text);
        anew.scan('');
        assert.deepEqual(report, anew.scan(text), text);
        most = Math.max(most, report.findings.length);
      }
      assert.ok(most > 10);
      kept.close();
      anew.close();
    });

    it('redacts in three ways', async () => {
      const guard = await createGuard({ engine });
      const text = 'Write to anna@example.org!';
      assert.match(guard.redact(text), /^Write to \[.+\]!$/);
      assert.equal(guard.redact(text, 'remove'), 'Write to !');
      const masked = guard.redact(text, 'mask');
      assert.equal(masked.length, text.length);
      assert.doesNotMatch(masked, /anna/);
      assert.throws(() => guard.redact(text, 'blur'), SlussError);
    });

    it('shows a text as it reads it', async () => {
      const guard = await createGuard({ engine });
      assert.equal(guard.fold('٨٥٠٧٠٩–９８０５\u200b!'), '850709-9805!');
    });

    it('keeps its place after lone surrogates and NUL', async () => {
      const guard = await createGuard({ engine });
      const text = `\ud83d and \udc00 and \0: anna@example.org`;
      const [finding] = guard.scan(text).findings;
      assert.equal(text.slice(finding.start, finding.end), 'anna@example.org');
    });

    it('takes what is answered into account', async () => {
      const guard = await createGuard({ engine, policy: 'migrationsverket' });
      const answered = guard.scan('12345678', { replyTo: 'What is your case number?' });
      assert.equal(guard.scan('12345678').verdict, 'clear');
      assert.equal(answered.findings[0]?.kind, 'se.migrationsverket.case_number');
    });

    it('refuses a broken policy with the place and the reason', async () => {
      await assert.rejects(createGuard({ engine, policy: { format: 1, id: 7 } }), (error) => {
        assert.ok(error instanceof SlussError);
        assert.notEqual(error.reason, '');
        return true;
      });
      await assert.rejects(createGuard({ engine, policy: 'no-such-agency' }), SlussError);
    });

    it('cannot be used when it is closed, and closes twice', async () => {
      const guard = await createGuard({ engine });
      guard.close();
      guard.close();
      assert.throws(() => guard.scan(leak), SlussError);
    });

    it('keeps many guards apart', async () => {
      const [swedish, arabic] = await Promise.all([
        createGuard({ engine, locale: 'sv' }),
        createGuard({ engine, locale: 'ar' }),
      ]);
      const [finding] = swedish.scan(leak).findings;
      arabic.close();
      assert.equal(swedish.explain(finding).title, 'Personnummer');
    });

    it('reads a long text in a time that grows with its length', async () => {
      const guard = await createGuard({ engine });
      const text = `${'Avgiften höjs till 2 200 kr om 14 månader. '.repeat(20_000)}${leak}`;
      const [finding] = guard.scan(text).findings;
      assert.equal(finding.end, text.length);
    });
  });
}

describe('the package', () => {
  it('gives the twin where there is no WebAssembly', async () => {
    const { WebAssembly } = globalThis;
    delete globalThis.WebAssembly;
    try {
      assert.equal((await createGuard()).engine, 'twin');
      await assert.rejects(createGuard({ engine: 'wasm' }), SlussError);
    } finally {
      globalThis.WebAssembly = WebAssembly;
    }
  });

  it('takes the bytes of the module from the caller, and refuses others than its own at an address', async () => {
    const wasmBytes = await readFile(new URL(import.meta.resolve('@sluss/core/sluss.wasm')));
    assert.equal((await createGuard({ wasmBytes, engine: 'wasm' })).engine, 'wasm');
    const other = import.meta.resolve('@sluss/core/package.json');
    await assert.rejects(createGuard({ wasmUrl: other, engine: 'wasm' }), /not the file that this release/);
  });

  it('has an entry that never touches WebAssembly', async () => {
    assert.equal((await createTwin()).engine, 'twin');
  });

  it('finds the closest language it speaks', async () => {
    assert.equal(spokenLanguage('sv-SE'), 'sv');
    assert.equal(spokenLanguage('fa-AF'), 'fa-AF');
    assert.equal(spokenLanguage('xx'), 'en');
    assert.equal((await loadLocale('ar-EG')).meta.tag, 'ar');
  });

  it('makes a guard of every policy in every language', async () => {
    assert.ok(policies.includes('migrationsverket') && locales.includes('sv'));
    for (const policy of policies) (await createGuard({ policy })).close();
    for (const locale of locales) {
      const guard = await createGuard({ policy: 'migrationsverket', locale });
      assert.notEqual(guard.explain(guard.scan(leak).findings[0]).title, 'se.personnummer');
    }
  });
});

// The inspector in Node: the guard's own report, and what did not come into it.

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createGuard, loadModel, SlussError } from '@sluss/core';
import { createInspector } from '@sluss/core/inspect';

const options = { policy: 'migrationsverket', locale: 'sv' };
const text = '😀 Jag skrev 850709-9806. Bankgiro 5223-7005. Ärendenummer, dossiernummer 12345678';

it('tells for each kind why it is not reported, in UTF-16', async () => {
  const inspector = await createInspector(options);
  inspector.loadModel(await loadModel());
  const { refusals } = inspector.inspect(text);
  const why = (part, kind) =>
    refusals.find((each) => each.kind === kind && text.slice(each.start, each.end) === part);
  assert.equal(why('850709-9806', 'se.personnummer').reason, 'check_digit');
  assert.equal(why('5223-7005', 'se.bankgiro').reason, 'allow_listed');
  const { reason, instead } = why('12345678', 'se.migrationsverket.case_number');
  assert.deepEqual([reason, instead], ['overlapped', 'se.migrationsverket.dossier_number']);
  inspector.close();
  assert.throws(() => inspector.inspect(text), SlussError);
});

it('reports what a guard reports, also of an answer', async () => {
  const guard = await createGuard(options);
  const inspector = await createInspector(options);
  for (const [comment, replyTo] of [
    [text, ''],
    ['12345678', 'Vad är ditt ärendenummer?'],
    ['', ''],
  ]) {
    const { refusals, ...report } = inspector.inspect(comment, { replyTo });
    assert.deepEqual(report, guard.scan(comment, { replyTo }));
    assert.ok(Array.isArray(refusals));
  }
});

it('refuses the policies that a guard refuses', async () => {
  await assert.rejects(createInspector({ policy: { id: 'x' } }), SlussError);
});

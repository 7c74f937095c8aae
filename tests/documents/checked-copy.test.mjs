// A covered copy is read again: what is found in it is covered too, or nobody gets it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkedCopy } from '@sluss/documents';

const region = (x) => ({ page: 0, x, y: 10, width: 40, height: 12 });
const finding = (regions, severity = 'high') => ({ kind: 'phone', severity, regions });

/** @param found what each reading of a copy finds, one after the other */
function maker(...found) {
  const copies = [];
  return {
    copies,
    copy: async (regions) => {
      copies.push(regions);
      return new Blob([String(copies.length)]);
    },
    read: async (copy) => copy,
    inspect: () => ({ findings: found[copies.length - 1] }),
  };
}

test('a copy in which nothing is found is given', async () => {
  const made = maker([finding([], 'low')]);
  const { copy, left, added } = await checkedCopy(made, [region(0)], 'image/png');
  assert.equal(await copy.text(), '1');
  assert.deepEqual([left, added], [0, []]);
  assert.deepEqual(made.copies, [[region(0)]]);
});

test('what is found in it is covered too, and the copy is read once more', async () => {
  const made = maker([finding([region(100)])], []);
  const { copy, added } = await checkedCopy(made, [region(0)], 'image/png');
  assert.equal(await copy.text(), '2');
  assert.deepEqual(added, [finding([region(100)])]);
  assert.deepEqual(made.copies, [[region(0)], [region(0), region(100)]]);
});

test('what is still found, or has no place, refuses the copy', async () => {
  const still = maker([finding([region(100)])], [finding([region(200)])]);
  assert.deepEqual((await checkedCopy(still, [], 'image/png')).copy, undefined);
  const hidden = maker([finding([])]);
  const { copy, left } = await checkedCopy(hidden, [], 'image/png');
  assert.deepEqual([copy, left, hidden.copies.length], [undefined, 1, 1]);
});

test('what the person wants to be seen does not count', async () => {
  const made = maker([finding([region(100)])]);
  const { copy } = await checkedCopy(made, [], 'image/png', [region(100)]);
  assert.equal(await copy.text(), '1');
});

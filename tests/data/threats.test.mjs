// docs/threat-model.md names the test that shows each thing: the files are there, and have tests of those names.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';

const root = join(import.meta.dirname, '..', '..');
const model = readFileSync(join(root, 'docs', 'threat-model.md'), 'utf8');

/** Code spans with a slash are paths; titles in quotation marks belong to the path before them, or to that of the table. */
function* claims(text) {
  let ofTable;
  for (const line of text.split('\n')) {
    if (!line.startsWith('|')) {
      ofTable = undefined;
      continue;
    }
    const cell = line.split('|').at(-2);
    let path = ofTable;
    for (const [, code, title] of cell.matchAll(/`([^`]+)`|"([^"]+)"/g)) {
      if (code?.includes('/')) {
        path = code;
        yield { path };
        if (cell.includes('shown by, in')) ofTable = path;
      } else if (title !== undefined) yield { path, title };
    }
  }
}

const all = [...claims(model)];

describe('the threat model', () => {
  it('names tests in each of its parts', () => {
    assert.ok(all.filter(({ title }) => title !== undefined).length >= 30);
  });

  for (const { path, title } of all) {
    it(title === undefined ? `names ${path}, which there is` : `${path} has the test "${title}"`, () => {
      assert.ok(path !== undefined && existsSync(join(root, path)), path);
      if (title === undefined) return;
      assert.ok(statSync(join(root, path)).isFile());
      const source = readFileSync(join(root, path), 'utf8');
      assert.ok(source.includes(title), `${path} says nothing of "${title}"`);
    });
  }
});

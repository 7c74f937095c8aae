// docs/dependencies.md names every direct dependency and gives a reason for it; versions are exact; licences are known.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import Ajv from 'ajv';

const root = join(import.meta.dirname, '..', '..');
const read = (path) => readFileSync(join(root, path), 'utf8');
const { workspaces } = JSON.parse(read('package.json'));
const direct = ['.', ...workspaces, 'tests/bench'].flatMap((folder) => {
  const { dependencies, devDependencies } = JSON.parse(read(join(folder, 'package.json')));
  return Object.entries({ ...dependencies, ...devDependencies });
});
const sbom = (...options) =>
  execFileSync('node', ['scripts/sbom.mjs', ...options], { cwd: root, maxBuffer: 1e8 }).toString();
const bill = JSON.parse(sbom());
const delivered = bill.components.filter(({ scope }) => scope === 'required');
const ours = (name) => name.startsWith('@sluss/');

/** A bare specifier's package: neither "./part.js" nor "node:fs" nor "sluss:words" nor "#read". */
const imported = /(?:\bfrom|\bimport\(|^import) ?'((?:@[\w.-]+\/)?\w[\w.-]*)(?:\/[^']*)?'/gm;

/** The packages that a workspace's own sources name in an import, without those of Node and of this project. */
function importedBy(workspace) {
  const folder = join(root, workspace, 'src');
  const sources = readdirSync(folder, { recursive: true }).filter((file) => /\.m?[jt]s$/.test(file));
  return sources
    .flatMap((file) => [...readFileSync(join(folder, file), 'utf8').matchAll(imported)])
    .map(([, name]) => name)
    .filter((name) => !ours(name));
}

describe('the dependencies', () => {
  it('each have a reason, and no reason is left of one that is gone', () => {
    const rows = read('docs/dependencies.md')
      .split('\n')
      .filter((line) => line.startsWith('| ') && !line.startsWith('| dependency'));
    for (const row of rows) assert.match(row, /\| [^|]{8,} \|$/, 'has a reason');
    const named = new Set(rows.flatMap((row) => [...row.matchAll(/`([^`]+)`/g)].map(([, name]) => name)));
    const wanted = new Set(direct.map(([name]) => name).filter((name) => !ours(name)));
    assert.deepEqual(
      [...wanted].filter((name) => !named.has(name)),
      [],
    );
    assert.deepEqual(
      [...named].filter((name) => !wanted.has(name)),
      [],
    );
  });

  it('are exact versions', () => {
    for (const [name, version] of direct) assert.match(version, /^\d+\.\d+\.\d+/, name);
  });

  it('are in the lock file with a hash, and run no install script of their own', () => {
    const { packages } = JSON.parse(read('package-lock.json'));
    for (const [path, { integrity, link }] of Object.entries(packages)) {
      if (path.includes('node_modules/') && !link) assert.match(integrity ?? '', /^sha512-/, path);
    }
    assert.match(read('.npmrc'), /^ignore-scripts ?= ?true$/m);
  });

  it('that are delivered are under licences that let everybody use and change them', () => {
    const free = /^\(?(?:MIT|Apache-2\.0|BSD-[23]-Clause|ISC|0BSD|BlueOak-1\.0\.0|Unicode-3\.0|MPL-2\.0)\b/;
    assert.ok(delivered.length > 0);
    for (const { name, licenses } of delivered) assert.match(licenses?.[0]?.expression ?? 'none', free, name);
  });

  it('that are delivered come with the text of their licence, or are told of in NOTICE', () => {
    const notice = read('NOTICE').replace(/\s+/g, ' ');
    const sections = sbom('--licence-texts').split(/={100}/);
    for (const { name, version } of delivered) {
      const section = sections.find((each) => each.trim().startsWith(`${name} ${version}: `));
      const [, ...text] = section.trim().split('\n');
      const [, scoped] = name.split('/');
      assert.ok(text.length > 5 || notice.includes(scoped ?? name), name);
    }
  });

  it('that the delivered sources import are billed as delivered', () => {
    const imports = new Set(['wasm', 'web', 'extension', 'documents'].flatMap(importedBy));
    const billed = new Set(delivered.map(({ name }) => name));
    assert.ok(imports.size > 3);
    assert.deepEqual(
      [...imports].filter((name) => !billed.has(name)),
      [],
    );
  });

  it('are billed as the CycloneDX schema wants it', () => {
    const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
    const schema = (name) =>
      JSON.parse(read(`node_modules/@cyclonedx/cyclonedx-library/res/schema/${name}.schema.json`));
    for (const part of ['spdx.SNAPSHOT', 'jsf-0.82.SNAPSHOT']) {
      ajv.addSchema(schema(part), `http://cyclonedx.org/schema/${part}.schema.json`);
    }
    const valid = ajv.compile(schema(`bom-${bill.specVersion}.SNAPSHOT`));
    valid(bill);
    assert.deepEqual(valid.errors, null);
  });
});

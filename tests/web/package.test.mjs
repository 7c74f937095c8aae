// Both packages, packed and installed into an empty project: in Node, and in a browser through Vite.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { build } from 'vite';
import { openBrowser } from './browsers.mjs';
import { commentForm, startSite } from './site.mjs';

const root = join(import.meta.dirname, '..', '..');

describe('the packed packages in an empty project', () => {
  let project;

  before(() => {
    project = mkdtempSync(join(tmpdir(), 'sluss-project-'));
    const pack = ['pack', '--workspace', 'wasm', '--workspace', 'web', '--pack-destination', project];
    execFileSync('npm', pack, { cwd: root, stdio: 'pipe' });
    const archives = readdirSync(project).map((file) => `./${file}`);
    assert.equal(archives.length, 2);
    writeFileSync(join(project, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
    const install = [
      'install',
      '--prefer-offline',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      ...archives,
    ];
    execFileSync('npm', install, { cwd: project, stdio: 'pipe' });
  });
  after(() => rmSync(project, { recursive: true, force: true }));

  it('work in Node', () => {
    writeFileSync(
      join(project, 'scan.js'),
      `import { createGuard } from '@sluss/core';
       import policy from '@sluss/core/policies/migrationsverket.json' with { type: 'json' };
       import { staticAdvice } from '@sluss/widget/advice';
       const guard = await createGuard({ policy, locale: 'sv' });
       console.log(guard.engine, guard.scan('Mitt personnummer är 850709-9805').verdict, typeof staticAdvice);`,
    );
    const printed = execFileSync(process.execPath, ['scan.js'], {
      cwd: project,
      encoding: 'utf8',
      stdio: 'pipe',
    });
    assert.equal(printed, 'wasm warn function\n');
  });

  it('work in a browser when Vite has bundled them', async () => {
    writeFileSync(
      join(project, 'index.html'),
      `<!doctype html><html lang="en"><title>Vite</title><script type="module" src="/main.js"></script>
       <sluss-guard policy="migrationsverket">${commentForm}</sluss-guard>`,
    );
    writeFileSync(
      join(project, 'main.js'),
      "import '@sluss/widget';\nimport '@sluss/widget/themes/govuk.css';\n",
    );
    await build({ root: project, base: '/vite/', logLevel: 'error', configFile: false });
    const site = await startSite();
    publish(site, join(project, 'dist'), '/vite/');
    const browser = await openBrowser('chromium');
    const page = await browser.newPage();
    await page.goto(`${site.url}/vite/index.html`);
    await page.type('textarea', 'My case number is 12345678');
    await page.message('Case number');
    const engine = await page.evaluate(() =>
      document
        .querySelector('sluss-guard')
        .open()
        .then((r) => r.guard.engine),
    );
    assert.equal(engine, 'wasm');
    assert.deepEqual(page.errors, []);
    await browser.close();
    site.close();
  });
});

function publish(site, folder, base) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const type = extname(file) === '.wasm' ? { 'Content-Type': 'application/wasm' } : {};
    site.page(base + file.slice(folder.length + 1), readFileSync(file), type);
  }
}

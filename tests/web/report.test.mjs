// The report that `sluss scan --report` writes, as a moderator opens it: light and dark, narrow, in any script.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { axeViolations } from './axe.mjs';
import { inEveryBrowser } from './suite.mjs';

const command = join(import.meta.dirname, '..', '..', 'build', 'native', 'sluss');
const results = join(import.meta.dirname, 'results');

function reportOn(texts, ...options) {
  const folder = mkdtempSync(join(tmpdir(), 'sluss-report-'));
  try {
    const rows = texts.map((text, id) => `${id},"${text.replaceAll('"', '""')}"\n`);
    writeFileSync(join(folder, 'comments.csv'), `id,text\n${rows.join('')}`);
    const files = ['--report', join(folder, 'report.html'), join(folder, 'comments.csv')];
    execFileSync(command, ['scan', '--csv', '--id', 'id', '--column', 'text', ...options, ...files]);
    return readFileSync(join(folder, 'report.html'), 'utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const texts = [
  'My personal number is 850709-9805, ring 070-174 06 05',
  'رقمي الشخصي 850709-9805 ورقم القضية 12345678',
  '<img src=x onerror="window.ran = true"><script>window.ran = true</script> 850709-9805',
  `${'Averylongwordwithoutanybreak'.repeat(20)} anna@example.org`,
];

/** Axe is put into the page by the test; the report's own policy lets nothing run, which another test shows. */
const withoutPolicy = (report) => report.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '');

inEveryBrowser('the report', (at) => {
  const looks = [
    { title: 'light' },
    { title: 'dark', media: { colorScheme: 'dark' } },
    { title: 'narrow', width: 320 },
    { title: 'in Swedish', options: ['--lang', 'sv'] },
    { title: 'narrow, in Arabic', width: 320, options: ['--lang', 'ar'] },
  ];
  for (const { title, options = [], ...circumstances } of looks) {
    it(`is readable: ${title}`, async () => {
      const page = await at.browser.newPage(circumstances);
      await page.goto(at.site.page('/report.html', withoutPolicy(reportOn(texts, ...options))));
      await page.screenshot(join(results, `${at.name}-report-${title.replace(/\W+/g, '-')}.png`));
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
      assert.deepEqual(await axeViolations(page), []);
      const arabic = await page.evaluate(() => {
        const quotes = [...document.querySelectorAll('blockquote')];
        return getComputedStyle(quotes.find((quote) => quote.textContent.includes('رقمي'))).direction;
      });
      assert.equal(arabic, 'rtl');
      await page.close();
    });
  }

  it('runs nothing and loads nothing, whatever the texts say', async () => {
    const page = await at.browser.newPage();
    // As if the texts had not been escaped.
    const report = reportOn(texts).replace('<main>', `<main>${texts[2]}`);
    await page.goto(at.site.page('/hostile.html', report));
    assert.match(await page.evaluate(() => document.querySelector('main').textContent), /window\.ran/);
    assert.equal(await page.evaluate(() => window.ran), undefined);
    assert.ok(!at.site.requests.includes('/x'));
    await page.close();
  });
});

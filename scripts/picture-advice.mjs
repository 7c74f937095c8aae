// Takes pictures of the advice in several languages, as the built widget shows it in a real browser, for docs/agencies.md.
// Usage: node scripts/picture-advice.mjs [LANGUAGE…]   (default: sv ar ti; writes docs/images/advice-LANGUAGE.png)
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser } from '../tests/web/browsers.mjs';
import { startSite } from '../tests/web/site.mjs';

const root = join(import.meta.dirname, '..');
const languages = process.argv.length > 2 ? process.argv.slice(2) : ['sv', 'ar', 'ti'];
const localeOf = (tag) => JSON.parse(readFileSync(join(root, 'core/data/locales', `${tag}.json`), 'utf8'));

const pageIn = ({ meta, ui }) => `<!doctype html>
<html lang="${meta.tag}" dir="${meta.dir}">
  <meta charset="utf-8">
  <title>${ui['widget.guardedBy']}</title>
  <link rel="stylesheet" href="/page.css">
  <link rel="stylesheet" href="/demo/demo.css">
  <link rel="stylesheet" href="/sluss/themes/midas.css">
  <script type="module" src="/sluss/sluss-widget.js"></script>
  <sluss-guard policy="migrationsverket">
    <form method="post"><textarea name="comment" aria-label="${ui['welcome.tryLabel']}"></textarea></form>
  </sluss-guard>`;

const site = await startSite();
const browser = await openBrowser('chromium');
for (const tag of languages) {
  const locale = localeOf(tag);
  const page = await browser.newPage({ width: 480, height: 1150 });
  await page.goto(site.page(`/advice/${tag}.html`, pageIn(locale)));
  await page.type('textarea', locale.ui['welcome.sampleText']);
  await page.message();
  await page.evaluate(() => document.querySelector('form').requestSubmit());
  await page.find('dialog');
  await page.screenshot(join(root, 'docs/images', `advice-${tag}.png`));
  await page.close();
}
await browser.close();
site.close();

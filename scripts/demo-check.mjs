// Drives the demo page once in a real Chromium: writes a personal identity number, is stopped, takes it out, posts.
// Usage: node scripts/demo-check.mjs [--picture FILE]: also saves what the person sees when stopped, for README.md.
import assert from 'node:assert/strict';
import { openBrowser } from '../tests/web/browsers.mjs';
import { serve } from './serve.mjs';

const number = '850709-9805'; // one of Skatteverket's test numbers
const comment = `Hi! I have waited a long time. My personal number is ${number}, can somebody look at my case?`;
const picture = process.argv[process.argv.indexOf('--picture') + 1];

const site = await serve('web/dist');
const browser = await openBrowser('chromium');
try {
  const page = await browser.newPage({ width: 860, height: 900 });
  const say = (text) => console.log(`  ${text}`);
  await page.goto(`${site.url}demo/en.html`);
  say('opened the demo page');

  await page.type('textarea', comment);
  say(`while writing: "${await page.message('personal')}"`);

  await page.press('Post');
  await page.find('dialog');
  say('pressed Post: held, and asked');
  if (process.argv.includes('--picture')) await page.screenshot(picture);

  await page.press('Take');
  await page.until(
    (n) => !document.querySelector('textarea').value.includes(n),
    number,
    'the number is taken out',
  );
  say('took it out');

  await page.press('Post');
  await page.until(
    () => document.querySelector('#posted').textContent !== '',
    undefined,
    'the comment is posted',
  );
  const posted = await page.evaluate(() => document.querySelector('#comments').lastElementChild.textContent);
  assert.ok(posted.includes('I have waited') && !posted.includes(number), posted);
  assert.deepEqual(page.errors, []);
  say(`posted: "${posted.trim()}"`);
  await page.close();
} finally {
  await browser.close();
  site.close();
}
console.log('The demo page works.');

// The pages in the READMEs guard their forms, exactly as they stand there, and the static advice is what it says.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { loadLocale, loadPolicy } from '@sluss/core';
import { staticAdvice } from '@sluss/widget/advice';
import { browserNames, openBrowser } from './browsers.mjs';
import { startSite } from './site.mjs';

const root = join(import.meta.dirname, '..', '..');

/** The first HTML in a file. */
function exampleIn(file) {
  const [, example] = readFileSync(join(root, file), 'utf8').match(/^```html\n(.*?)^```/ms);
  return example;
}

for (const file of ['web/README.md', 'README.md']) {
  for (const name of browserNames) {
    it(`${file} has a page of at most fifteen lines that guards its form, in ${name}`, async () => {
      const example = exampleIn(file);
      assert.ok(example.trim().split('\n').length <= 15);
      const site = await startSite();
      const browser = await openBrowser(name);
      const page = await browser.newPage();
      await page.goto(site.page('/readme', example));
      await page.type('textarea', 'My case number is 12345678');
      await page.message('Case number');
      await page.press('Post');
      await page.find('dialog[role=alertdialog]');
      assert.deepEqual(site.posts, []);
      await browser.close();
      site.close();
    });
  }
}

describe("the widget's README", () => {
  it('has advice for servers that names the agency and its channels, and escapes what it is given', async () => {
    const policy = await loadPolicy('migrationsverket');
    const advice = staticAdvice(policy, await loadLocale('sv'));
    assert.match(advice, /^<p>Alla kan läsa/);
    assert.match(advice, /601 70 Norrköping/);
    assert.match(advice, /<a href="https:\/\/www\.migrationsverket\.se\//);
    const [channel] = policy.channels.filter(({ when }) => when?.topics?.includes('case'));
    const hostile = { ...policy, channels: [{ ...channel, name: { sv: '<script>"&' } }] };
    assert.match(staticAdvice(hostile, await loadLocale('sv')), /&lt;script&gt;&quot;&amp;/);
  });
});

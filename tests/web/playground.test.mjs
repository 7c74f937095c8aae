// The playground: live findings, other packs and languages, links without text, and no network.

import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { axeViolations } from './axe.mjs';
import { inEveryBrowser } from './suite.mjs';

inEveryBrowser('the playground', (at) => {
  let page;

  before(async () => {
    page = await at.browser.newPage();
    await page.goto(`${at.site.url}/index.html`);
    await page.until(() => document.querySelector('#policy-state').textContent !== '');
  });

  const shown = (id) => page.evaluate((each) => document.getElementById(each).textContent, id);

  it('shows what is found, as it is read, why, and where to turn', async () => {
    await page.type('#text', 'My personal number is ٨٥٠٧٠٩-٩٨٠٥');
    await page.until(() => document.querySelector('#verdict').dataset.verdict === 'warn');
    assert.equal(await page.evaluate(() => document.querySelector('mark').textContent), '٨٥٠٧٠٩-٩٨٠٥');
    assert.match(await shown('folded'), /850709-9805/);
    assert.match(await shown('findings'), /se\.personnummer.*check_digit/s);
    assert.match(await shown('channels'), /0771-235 235/);
    assert.doesNotMatch(await shown('redacted'), /٩٨٠٥/);
  });

  it('shows what was looked at and not reported, and why', async () => {
    const writeInstead = async (text) => {
      await page.evaluate(() => {
        document.querySelector('#text').value = '';
      });
      await page.type('#text', text);
    };
    const refused = (part, reason) =>
      page.until(
        ([wantedPart, wantedReason]) =>
          [...document.querySelectorAll('#refusals tr')].some(
            (row) =>
              row.querySelector('th')?.textContent === wantedPart &&
              [...row.querySelectorAll('code')].some((id) => id.textContent === wantedReason),
          ),
        [part, reason],
      );
    await writeInstead('Jag skrev 850709-9806. Bankgiro 5223-7005. Ärendenummer, dossiernummer 12345678');
    await refused('850709-9806', 'check_digit');
    await refused('5223-7005', 'allow_listed');
    await refused('12345678', 'overlapped');
    assert.match(await shown('refusals'), /It is more likely Dossier number/);
    await writeInstead('12345678');
    await refused('12345678', 'no_label');
    assert.deepEqual(await axeViolations(page), []);
    await writeInstead('My personal number is ٨٥٠٧٠٩-٩٨٠٥');
    await page.until(() => document.querySelector('#verdict').dataset.verdict === 'warn');
  });

  it('has nothing that axe finds', async () => {
    assert.deepEqual(await axeViolations(page), []);
  });

  it('fits a narrow screen', async () => {
    const narrow = await at.browser.newPage({ width: 320, height: 700 });
    await narrow.goto(`${at.site.url}/index.html`);
    await narrow.until(() => document.querySelector('#policy-state').textContent !== '');
    await narrow.press('Put in an example');
    await narrow.until(() => document.querySelector('#verdict').dataset.verdict === 'warn');
    assert.equal(await narrow.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
    await narrow.close();
  });

  it('changes the language of everything', async () => {
    await page.evaluate(() => {
      const language = document.querySelector('#language');
      language.value = 'ar';
      language.dispatchEvent(new Event('change'));
    });
    await page.until(() => document.documentElement.dir === 'rtl');
    assert.match(await shown('agency'), /مصلحة الهجرة السويدية/);
    assert.deepEqual(await axeViolations(page), []);
    await page.evaluate(() => {
      const language = document.querySelector('#language');
      language.value = 'en';
      language.dispatchEvent(new Event('change'));
    });
    await page.until(() => document.documentElement.lang === 'en');
  });

  it('says what is wrong with a pack while it is edited, and goes on with the last good one', async () => {
    const edit = (from, to) =>
      page.evaluate(
        ([before, after]) => {
          const pack = document.querySelector('#policy');
          pack.value = pack.value.replace(before, after);
          pack.dispatchEvent(new Event('input'));
        },
        [from, to],
      );
    await edit('"e-service"', '"carrier-pigeon"');
    await page.until(() => /channels.*type/.test(document.querySelector('#policy-state').textContent));
    assert.equal(await page.evaluate(() => document.querySelector('#verdict').dataset.verdict), 'warn');
    await edit('"carrier-pigeon"', '"e-service"');
    await page.until(() => document.querySelector('#policy-state').textContent === 'The pack is right');
  });

  it('opens a link that carries a pack, and puts no text into links', async () => {
    const link = await page.evaluate(async () => {
      const pack = document.querySelector('#policy');
      pack.value = pack.value.replace('0771-235 235', '010-000 00 00');
      pack.dispatchEvent(new Event('input'));
      let copied;
      Object.defineProperty(navigator, 'clipboard', {
        value: { writeText: async (text) => (copied = text) },
      });
      document.querySelector('#share').click();
      while (copied === undefined) await new Promise((resolve) => setTimeout(resolve, 10));
      return copied;
    });
    assert.match(link, /#policy=[\w-]+$/);
    const other = await at.browser.newPage();
    await other.goto(link);
    await other.until(() => document.querySelector('#policy').value.includes('010-000 00 00'));
    assert.equal(await other.evaluate(() => document.querySelector('#text').value), '');
    await other.close();
  });

  it('works without a network', async () => {
    await page.until(() => !document.querySelector('#offline').hidden);
    at.site.goAway();
    await page.goto(`${at.site.url}/index.html`);
    await page.until(() => document.querySelector('#policy-state')?.textContent !== '');
    await page.type('#text', 'anna@example.org');
    await page.until(() => document.querySelector('#verdict').dataset.verdict === 'warn');
  });
});

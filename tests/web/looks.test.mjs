// How the demonstration page looks and reads: themes, dark, forced colours, right to left, large text, narrow screens,
// and what axe has to say. Pictures of each are left in results/ for people to look at.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { axeViolations } from './axe.mjs';
import { inEveryBrowser } from './suite.mjs';

const results = join(import.meta.dirname, 'results');
const demo = join(import.meta.dirname, '..', '..', 'web', 'dist', 'demo');
mkdirSync(results, { recursive: true });

const comments = {
  en: 'When do I get my decision? My number is 850709-9805 and my case number is 12345678. anna@example.org',
  sv: 'När får jag mitt beslut? Mitt personnummer är 850709-9805 och ärendenumret 12345678. anna@example.org',
  ar: 'متى سأحصل على القرار؟ رقمي الشخصي 850709-9805 ورقم القضية 12345678 anna@example.org',
};

const dark = { media: { colorScheme: 'dark' }, query: '(prefers-color-scheme: dark)' };

/** What may be looked at: a page in a language, under circumstances. */
const looks = [
  { title: 'en' },
  { title: 'sv', lang: 'sv' },
  { title: 'ar', lang: 'ar' },
  { title: 'en-narrow', width: 320, height: 800 },
  { title: 'ar-narrow', lang: 'ar', width: 320, height: 800 },
  { title: 'en-dark', ...dark },
  {
    title: 'sv-forced-colours',
    lang: 'sv',
    media: { forcedColors: 'active' },
    query: '(forced-colors: active)',
  },
  { title: 'en-large-text', textSize: '200%' },
  ...['digg', 'govuk', 'uswds', 'plain'].map((theme) => ({ title: `theme-${theme}`, theme })),
  { title: 'theme-digg-dark', theme: 'digg', ...dark },
  { title: 'theme-govuk-dark', theme: 'govuk', ...dark },
  { title: 'theme-uswds-dark-ar', theme: 'uswds', lang: 'ar', ...dark },
];

inEveryBrowser('the demonstration page', (at) => {
  for (const { title, lang = 'en', textSize, theme, query, ...options } of looks) {
    it(`${title}: nothing is cut off, and axe finds nothing`, async () => {
      const page = await at.browser.newPage(options);
      await page.goto(`${at.site.url}/demo/${lang}.html`);
      if (query) assert.ok(await page.evaluate((wanted) => matchMedia(wanted).matches, query));
      if (textSize) await page.evaluate((size) => (document.documentElement.style.fontSize = size), textSize);
      if (theme) await chooseTheme(page, theme);
      await page.type('textarea', comments[lang]);
      await page.message();
      await page.click('summary');
      await check(page, `${at.name}-${title}-notice`);
      await page.evaluate(() => document.querySelector('form').requestSubmit());
      await page.find('dialog');
      assert.ok(await page.evaluate(beginsAtItsTitle), 'the title and the way back are seen together');
      await check(page, `${at.name}-${title}-dialog`);
      assert.deepEqual(page.errors, []);
      await page.close();
    });
  }

  // Firefox has no way to look at a page as it is printed.
  if (at.name === 'chromium') {
    it('is not printed', async () => {
      const page = await at.browser.newPage({ media: { media: 'print' } });
      await page.goto(`${at.site.url}/demo/en.html`);
      await page.type('textarea', comments.en);
      await page.message();
      assert.equal(await page.has('sluss-notice'), false);
      await page.close();
    });
  }

  it('tells what not to write, and where to turn, without scripts', async () => {
    const page = await at.browser.newPage();
    const html = readFileSync(join(demo, 'sv.html'), 'utf8');
    await page.goto(
      at.site.page('/demo/no-script.html', html, { 'Content-Security-Policy': "script-src 'none'" }),
    );
    assert.ok(await page.has('.advice p', 'Alla kan läsa'));
    assert.ok(await page.has('.advice a[href="tel:0771235235"]'));
    await page.type('textarea', comments.sv);
    await page.press('Publicera');
    await page.until(() => document.title === 'Posted');
    assert.equal(at.site.posts[0].comment, comments.sv);
    await page.close();
  });
});

/** In a window that is too low for that, the buttons stand below everything, and the dialog is scrolled to them. */
function beginsAtItsTitle() {
  const { shadowRoot } = document.querySelector('sluss-dialog');
  const actions = shadowRoot.querySelector('[part~=actions]');
  if (getComputedStyle(actions).position !== 'sticky') return true;
  const title = shadowRoot.querySelector('h2').getBoundingClientRect();
  const back = actions.querySelector('button').getBoundingClientRect();
  return title.top >= 0 && back.bottom <= innerHeight;
}

async function chooseTheme(page, theme) {
  await page.evaluate((wanted) => {
    const themes = document.querySelector('#themes');
    themes.value = wanted;
    themes.dispatchEvent(new Event('change'));
  }, theme);
  await page.until(() => {
    const link = document.querySelector('#theme');
    return link.disabled || link.sheet?.href === link.href;
  });
}

async function check(page, picture) {
  await page.screenshot(join(results, `${picture}.png`));
  assert.equal(
    await page.evaluate(() => document.documentElement.scrollWidth > innerWidth),
    false,
    'scrolls sideways',
  );
  assert.equal(
    await page.evaluate(() => getComputedStyle(document.querySelector('textarea')).colorScheme),
    await page.evaluate(() => getComputedStyle(document.body).colorScheme),
    "the theme changes the page's own field",
  );
  assert.deepEqual(await smallTargets(page), []);
  assert.deepEqual(await axeViolations(page), []);
}

/** WCAG 2.2, 2.5.8: the widget's own controls measure at least 24 by 24 pixels; links in a sentence may be smaller. */
function smallTargets(page) {
  return page.evaluate(() => {
    const hosts = [...document.querySelectorAll('sluss-notice, sluss-dialog')];
    const controls = hosts.flatMap((host) => [...host.shadowRoot.querySelectorAll('button, summary')]);
    const small = controls.filter((control) => {
      const { width, height } = control.getBoundingClientRect();
      return width > 0 && (width < 24 || height < 24);
    });
    return small.map((control) => control.textContent);
  });
}

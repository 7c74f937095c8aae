// Popup, options and welcome page, and how accessible all that people see is. Pictures of it are left in results/.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { takePictures } from '../../documents/support/pictures.mjs';
import { violations, violationsOnStage } from '../support/axe.js';
import { type Chromium, DialogReader } from '../support/chromium.js';
import { Fixture } from '../support/fixture.js';
import { openOwnPage, saves } from '../support/options.js';
import { drawn, settles, until } from '../support/person.js';
import type { Results } from '../support/results.js';
import { label, leaking, number } from '../support/texts.js';

const polisen = join(import.meta.dirname, '..', '..', '..', 'core', 'data', 'agencies', 'polisen.json');
const pictures = join(import.meta.dirname, '..', 'results', 'pictures');
const facebook = 'https://www.facebook.com/Migrationsverket';
const municipalPage = {
  platform: 'x',
  account: 'grankoping',
  source: 'https://example.org/',
  checked: '2026-11-24',
  certainty: 'confirmed',
};
/** For which the browser’s question has been answered with yes. */
const permittedSite = 'forum.example.net';
const pages = ['popup', 'options', 'welcome'] as const;

/** Looks that people choose or need. */
const looks = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  'forced colours': { forcedColors: 'active' },
} as const;

async function choose(chromium: Chromium, language: string): Promise<void> {
  const options = await openOwnPage(chromium, 'options');
  const select = options.locator('#language');
  if ((await select.inputValue()) !== language) {
    await Promise.all([options.waitForEvent('load'), select.selectOption(language)]);
    await options.locator(`html[lang="${language}"]:not([hidden])`).waitFor();
  }
  await options.close();
}

async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
}

async function takesInALook(page: Page, look: keyof typeof looks): Promise<void> {
  await page.emulateMedia({ colorScheme: null, forcedColors: null, reducedMotion: 'reduce', ...looks[look] });
}

async function noSidewaysScroll(page: Page): Promise<void> {
  const wider = await page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  assert.equal(wider, 0);
}

export function ownPagesSuite(chromium: () => Chromium, results: Results): void {
  const check = (area: string, what: string, run: () => Promise<void>) =>
    it(what, () => results.record('other', area, what, run));

  for (const [language, tongue] of [
    ['sv', 'Swedish'],
    ['ar', 'Arabic'],
  ] as const) {
    describe(`what people see in ${tongue}`, () => {
      for (const name of pages) {
        for (const look of Object.keys(looks) as (keyof typeof looks)[]) {
          check('own pages', `${name} in ${tongue}, ${look}, passes axe`, async () => {
            await choose(chromium(), language);
            const page = await openOwnPage(chromium(), name);
            await takesInALook(page, look);
            assert.equal(await page.locator('html').getAttribute('dir'), language === 'ar' ? 'rtl' : 'ltr');
            assert.deepEqual(await violations(page), []);
            await picture(page, `${name}-${language}-${look}`);
            await page.setViewportSize({ width: 320, height: 640 });
            await noSidewaysScroll(page);
            await picture(page, `${name}-${language}-${look}-narrow`);
            await page.close();
          });
        }
      }

      for (const look of Object.keys(looks) as (keyof typeof looks)[]) {
        check('dialog', `dialog in ${tongue}, ${look}, passes axe`, async () => {
          await choose(chromium(), language);
          const fixture = await Fixture.open(chromium(), facebook);
          await takesInALook(fixture.page, look);
          await fixture.write(leaking);
          await fixture.hears(/./);
          await picture(fixture.page, `notice-${language}-${look}`);
          await fixture.pressPost();
          await fixture.dialog.opens();
          await picture(fixture.page, `dialog-${language}-${look}`);
          await fixture.page.setViewportSize({ width: 320, height: 640 });
          await picture(fixture.page, `dialog-${language}-${look}-narrow`);
          await until(async () => (await fixture.dialog.width()) <= 320, 'the dialog fits a narrow window');
          assert.deepEqual(await violationsOnStage(fixture.page), []);
          await fixture.close();
        });
      }

      for (const look of Object.keys(looks) as (keyof typeof looks)[]) {
        check('dialog', `dialog about a picture in ${tongue}, ${look}, passes axe`, async () => {
          await choose(chromium(), language);
          const fixture = await Fixture.open(chromium(), facebook);
          await takesInALook(fixture.page, look);
          await fixture.focusEditor();
          const { leaking: buffer } = await takePictures();
          await fixture.page
            .locator('input[type="file"]')
            .setInputFiles({ name: 'bild.png', mimeType: 'image/png', buffer });
          await until(() => fixture.dialogIsOpen(), 'the dialog opens');
          await picture(fixture.page, `picture-${language}-${look}`);
          // One more part, which has the focus.
          await fixture.pressInDialog(/^(?:Täck över en del till|غطِّ جزءًا آخر)/);
          await fixture.dialog.focuses(/^10\. /);
          await picture(fixture.page, `picture-${language}-${look}-added`);
          assert.deepEqual(await violationsOnStage(fixture.page), []);
          await fixture.page.setViewportSize({ width: 320, height: 640 });
          await fixture.drawn();
          await picture(fixture.page, `picture-${language}-${look}-narrow`);
          await until(async () => (await fixture.dialog.width()) <= 320, 'the dialog fits a narrow window');
          assert.deepEqual(await violationsOnStage(fixture.page), []);
          await fixture.close();
        });
      }
    });
  }

  check('dialog', 'on a phone, the question and the button that protects are seen at once', async () => {
    await choose(chromium(), 'en');
    const fixture = await Fixture.open(chromium(), facebook);
    await fixture.page.setViewportSize({ width: 360, height: 640 });
    await fixture.write(`${leaking}, tel 070-174 06 33, mail anna.berg@example.org`);
    await fixture.pressPost();
    await fixture.dialog.opens();
    await fixture.dialog.focuses(/^Take/);
    await picture(fixture.page, 'dialog-phone');
    assert.ok(await fixture.dialog.isInView('heading', /./));
    assert.ok(await fixture.dialog.isInView('button', /^Take/));
    await fixture.close();
  });

  describe('the extension’s own pages', () => {
    before(() => choose(chromium(), 'en'));

    check('own pages', 'welcome: the field to try it in holds the example', async () => {
      const page = await openOwnPage(chromium(), 'welcome');
      const dialog = await DialogReader.on(page);
      await page.getByRole('button', { name: 'Put in an example' }).click();
      await until(async () => (await dialog.statuses()).some((text) => text !== ''), 'it is noticed');
      await page.getByRole('button', { name: /^Post/ }).click();
      await dialog.opens();
      await dialog.press('button', /^Take out all/);
      await dialog.closes();
      await until(
        async () => !/\d{4}/.test(await page.locator('textarea').inputValue()),
        'the numbers are gone',
      );
      await page.getByRole('button', { name: /^Post/ }).click();
      await page.getByText('It was only practice').waitFor();
      await page.close();
    });

    check('own pages', 'welcome: can be tried by keyboard alone', async () => {
      const page = await openOwnPage(chromium(), 'welcome');
      const dialog = await DialogReader.on(page);
      const field = page.locator('textarea');
      await page.keyboard.press('Tab');
      await page.keyboard.type(leaking);
      await until(async () => (await field.inputValue()) === leaking, 'the field has the focus first');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await dialog.opens();
      await dialog.focuses(/^Take it out/);
      await page.evaluate(drawn(settles));
      await page.keyboard.press('Enter');
      await dialog.closes();
      await until(
        async () => (await field.inputValue()) === leaking.replace(number, label),
        'it is taken out',
      );
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.getByText('It was only practice').waitFor();
      await page.close();
    });

    check('own pages', 'options: an agency that is switched off is not guarded', async () => {
      const options = await openOwnPage(chromium(), 'options');
      const agency = options.getByRole('checkbox', { name: 'Swedish Migration Agency', exact: true });
      await agency.uncheck();
      await saves(options);
      const fixture = await Fixture.open(chromium(), facebook);
      await fixture.write(leaking);
      await fixture.pressPost();
      await fixture.posted(leaking);
      await fixture.close();
      await agency.check();
      await saves(options);
      await options.close();
    });

    check('own pages', 'options: a careful guard asks about more, a quiet one about less', async () => {
      const advised = 'Hej! Vårt företag har orgnr 202100-4748.';
      const options = await openOwnPage(chromium(), 'options');
      for (const [choice, asks] of [
        [/^Careful/, true],
        [/^Quiet/, false],
        [/^Normal/, false],
      ] as const) {
        await options.getByRole('radio', { name: choice }).check();
        await saves(options);
        const fixture = await Fixture.open(chromium(), facebook);
        await fixture.write(advised);
        await fixture.isNoticed();
        await fixture.pressPost();
        if (asks) await fixture.dialog.opens();
        else await fixture.posted(advised);
        await fixture.close();
      }
      await options.close();
    });

    check(
      'own pages',
      'options: a site that is added is guarded, and no longer when it is removed',
      async () => {
        const options = await openOwnPage(chromium(), 'options');
        await options
          .getByRole('textbox', { name: 'Other sites to guard' })
          .fill(`https://${permittedSite}/forum`);
        await options.getByRole('button', { name: 'Add', exact: true }).click();
        await saves(options);
        const fixture = await Fixture.open(chromium(), `https://${permittedSite}/editor/textarea`);
        await fixture.write(leaking);
        await fixture.pressPost();
        await fixture.dialog.opens();
        await fixture.press('Escape');
        await fixture.dialog.closes();
        await options.getByRole('button', { name: permittedSite }).click();
        await until(async () => (await options.locator('#sites li').count()) === 0, 'the site is removed');
        await fixture.pressPost();
        await fixture.posted(leaking);
        await fixture.close();
        await options.close();
      },
    );

    check('own pages', 'options: an agency from a file is guarded, a broken file refused', async () => {
      const { country, ...rest } = JSON.parse(readFileSync(polisen, 'utf8'));
      const pack = {
        ...rest,
        country,
        id: 'grankoping',
        names: { en: 'Granköping' },
        pages: [municipalPage],
      };
      const options = await openOwnPage(chromium(), 'options');
      const choose = (content: unknown) =>
        options.locator('#pack').setInputFiles({
          name: 'pack.json',
          mimeType: 'application/json',
          buffer: Buffer.from(JSON.stringify(content)),
        });
      await choose({ ...pack, country: undefined });
      await options.getByText(/^The file could not be used: .*country/).waitFor();
      await choose(pack);
      await options.getByRole('checkbox', { name: 'Granköping', exact: true }).waitFor();
      const fixture = await Fixture.open(chromium(), 'https://x.com/grankoping/status/1');
      await fixture.write(leaking);
      await fixture.pressPost();
      await fixture.dialogOpens();
      await fixture.close();
      await options.close();
    });

    check('own pages', 'options: what is written in them is kept, and a reset takes it back', async () => {
      const options = await openOwnPage(chromium(), 'options');
      await options.getByRole('textbox', { name: 'Other sites to guard' }).fill('not a site');
      await options.getByRole('button', { name: 'Add', exact: true }).click();
      await options.getByText('This is not the address of a site.').waitFor();
      await options.getByRole('radio', { name: /^Quiet/ }).check();
      await saves(options);
      await options.reload();
      await until(async () => options.getByRole('radio', { name: /^Quiet/ }).isChecked(), 'it is kept');
      await options.getByRole('button', { name: 'Reset all settings' }).click();
      await options.getByRole('button', { name: 'Press once more to reset' }).click();
      await until(
        async () => options.getByRole('radio', { name: /^Normal/ }).isChecked(),
        'the settings are reset',
      );
      await options.close();
    });
  });
}

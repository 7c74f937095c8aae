// The extension in Firefox: the platforms of the packs, all editors, and what is different there.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { platformPages } from './fixtures/platforms/pages.js';
import { editorAddress, editorSuite } from './suites/editors.js';
import { platformSuite } from './suites/platforms.js';
import { type Firefox, launchFirefox } from './support/firefox.js';
import { FirefoxFixture } from './support/firefox-fixture.js';
import { dialogCloses, dialogOpens, hasPosted, holdsInModel, type OpenPage } from './support/person.js';
import { Results } from './support/results.js';
import { type PolicyName, policies, Site } from './support/site.js';
import { label, leaking, number } from './support/texts.js';

/** One composer of each platform that the packs name pages of; what they have in common is tested in Chromium. */
const composers = ['comment on the page', 'reply', 'comment (TipTap)', 'comment', 'WordPress comment form'];
const platforms = ['facebook', 'x', 'linkedin', 'youtube', 'site'];
const pages = platformPages.filter(
  ({ platform, composer }) => platforms.includes(platform) && composers.includes(composer),
);

describe('Firefox', () => {
  const results = new Results('firefox', 'all');
  let site: Site;
  let firefox: Firefox;
  before(async () => {
    site = await Site.open();
    firefox = await launchFirefox(site);
  });
  after(async () => {
    if (firefox !== undefined) results.save(await firefox.browser.version());
    await firefox?.close();
    await site.close();
  });
  const open: OpenPage = (address, parameters) => FirefoxFixture.open(firefox, address, parameters);

  platformSuite(open, pages, results);
  editorSuite(open, results);

  describe('content security policies', () => {
    for (const policy of Object.keys(policies) as PolicyName[]) {
      it(`guards under ${policy}`, () =>
        results.record('policies', policy, 'hold and take out', async () => {
          const person = await open(editorAddress('lexical'), { csp: policy });
          try {
            await person.write(leaking);
            await person.pressPost();
            await dialogOpens(person);
            assert.deepEqual(await person.posts(), []);
            await person.pressInDialog(/^Take it out/);
            await holdsInModel(person, leaking.replace(number, label));
          } finally {
            await person.close();
          }
        }));
    }
  });

  it('posts what the person wants posted, at their next press', () =>
    results.record('other', 'gate', 'post anyway', async () => {
      const person = await open('https://www.facebook.com/Migrationsverket');
      try {
        await person.write(leaking);
        await person.pressPost();
        await dialogOpens(person);
        await person.pressInDialog(/^Post it anyway/);
        await dialogCloses(person);
        assert.deepEqual(await person.posts(), []);
        await person.pressPost();
        await hasPosted(person, leaking);
      } finally {
        await person.close();
      }
    }));

  it('makes no connection while it guards', () =>
    results.record('other', 'network', 'no connection while it guards', async () => {
      const person = await open('https://www.facebook.com/Migrationsverket');
      try {
        const before = site.traffic.length;
        await person.write(leaking);
        await person.pressPost();
        await dialogOpens(person);
        await person.pressInDialog(/^Take it out/);
        await holdsInModel(person, leaking.replace(number, label));
        assert.deepEqual(site.traffic.slice(before), []);
      } finally {
        await person.close();
      }
    }));
});

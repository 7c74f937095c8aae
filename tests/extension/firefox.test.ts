// The extension in Firefox: the platforms of the packs, all editors, and what is different there.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { platformPages } from './fixtures/platforms/pages.js';
import { attachmentSuite } from './suites/attachments.js';
import { coveredPartsSuite } from './suites/covered-parts.js';
import { editorAddress, editorSuite } from './suites/editors.js';
import { platformSuite } from './suites/platforms.js';
import { launchFirefox } from './support/firefox.js';
import { FirefoxFixture } from './support/firefox-fixture.js';
import { inFirefox } from './support/in-firefox.js';
import {
  dialogCloses,
  dialogOpens,
  hasPosted,
  holdsInModel,
  type OpenPage,
  until,
} from './support/person.js';
import { type PolicyName, policies } from './support/site.js';
import { label, leaking, number } from './support/texts.js';
import { filesWith, keptInPage, telling } from './support/traces.js';

/** One composer of each platform that the packs name pages of; what they have in common is tested in Chromium. */
const composers = ['comment on the page', 'reply', 'comment (TipTap)', 'comment', 'WordPress comment form'];
const platforms = ['facebook', 'x', 'linkedin', 'youtube', 'site'];
const pages = platformPages.filter(
  ({ platform, composer }) => platforms.includes(platform) && composers.includes(composer),
);

inFirefox('all', ({ firefox, site, results }) => {
  const open: OpenPage = (address, parameters) => FirefoxFixture.open(firefox(), address, parameters);

  platformSuite(open, pages, results);
  editorSuite(open, results);
  attachmentSuite(open, site, results, ['choice', 'drop']);
  coveredPartsSuite(open, results, ['choice', 'drop']);

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

  it('guards in a closed shadow root', () =>
    results.record('policies', 'a closed shadow root', 'hold and take out', async () => {
      const person = await FirefoxFixture.open(firefox(), 'https://www.migrationsverket.se/closed/textarea');
      try {
        await person.pressPlaceOf('textarea');
        await person.typeOn(leaking);
        await person.pressPlaceOf('[data-post]');
        await dialogOpens(person);
        assert.deepEqual(await person.posts(), []);
        await person.pressInDialog(/^Take it out/);
        await holdsInModel(person, leaking.replace(number, label));
      } finally {
        await person.close();
      }
    }));

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
        const before = site().traffic.length;
        await person.write(leaking);
        await person.pressPost();
        await dialogOpens(person);
        await person.pressInDialog(/^Take it out/);
        await holdsInModel(person, leaking.replace(number, label));
        assert.deepEqual(site().traffic.slice(before), []);
      } finally {
        await person.close();
      }
    }));

  it('leaves nothing behind, in the page, in its storage or on the disk', () =>
    results.record('other', 'traces', 'nothing is left behind', async () => {
      const kept = 'quiet.example.org';
      const own = await launchFirefox(site(), { paused: [kept] });
      try {
        const person = await FirefoxFixture.open(own, 'https://www.facebook.com/Migrationsverket');
        await person.write(leaking);
        await person.pressPost();
        await dialogOpens(person);
        await person.pressInDialog(/^Take it out/);
        await holdsInModel(person, leaking.replace(number, label));
        assert.doesNotMatch((await person.ask(keptInPage)) as string, telling);
        await person.close();
        const stored = join(own.profile, 'storage');
        await until(
          async () => (await filesWith(kept, stored)).length > 0,
          'the disk holds what was decided',
        );
        assert.deepEqual(await filesWith(number, own.profile), []);
      } finally {
        await own.close();
      }
    }));

  it('works by what the organisation that manages the browser has decided', () =>
    results.record('other', 'managed', 'language and paused sites are the organisation’s', async () => {
      const managed = await launchFirefox(site(), { language: 'sv', paused: ['x.com'] });
      try {
        const onX = await FirefoxFixture.open(
          managed,
          'https://x.com/Migrationsverket/status/1790000000000000001',
        );
        await onX.write(leaking);
        // The browser tells of the decisions some time after its start; until then the post is held.
        await until(async () => {
          if (await onX.dialogIsOpen()) await onX.press('Escape');
          else await onX.pressPost();
          return (await onX.posts()).length > 0;
        }, 'the guard is off where the organisation has paused it');
        const onFacebook = await FirefoxFixture.open(managed, 'https://www.facebook.com/Migrationsverket');
        await onFacebook.write(leaking);
        await onFacebook.pressPost();
        await dialogOpens(onFacebook);
        await onFacebook.pressInDialog(/^Ta bort det/);
        await dialogCloses(onFacebook);
      } finally {
        await managed.close();
      }
    }));
});

// What the guard does in Firefox when its background page is put to sleep, or it is updated or removed, which Firefox does
// its own way.

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { launchFirefox } from './support/firefox.js';
import { FirefoxFixture } from './support/firefox-fixture.js';
import { inFirefox, type Surroundings } from './support/in-firefox.js';
import { dialogOpens, hasPosted, holdsInModel, isNoticed, until } from './support/person.js';
import { label, leaking, number } from './support/texts.js';

const facebook = 'https://www.facebook.com/Migrationsverket';

// The background page sleeps three seconds after it has had something to do, instead of thirty.
const sleepsSoon = { 'extensions.background.idle.timeout': 3_000 };

const suite = ({ firefox, site, results }: Surroundings) => {
  const onPage = (what: string, run: (person: FirefoxFixture) => Promise<void>) =>
    it(what, () =>
      results.record('other', 'fault', what, async () => {
        const person = await FirefoxFixture.open(firefox(), facebook);
        try {
          await run(person);
        } finally {
          await person.close();
        }
      }),
    );

  const guards = async (person: FirefoxFixture, written: string) => {
    await person.pressPost();
    await dialogOpens(person);
    assert.deepEqual(await person.posts(), []);
    await person.pressInDialog(/^Take it out/);
    await holdsInModel(person, written.replace(number, label));
    await person.pressPost();
    await hasPosted(person, written.replace(number, label));
  };

  onPage('the background page sleeps while somebody writes', async (person) => {
    await person.write(leaking);
    await isNoticed(person);
    await person.drawn(5_000);
    await person.typeOn('!');
    await guards(person, `${leaking}!`);
  });

  onPage('the extension is updated while somebody writes', async (person) => {
    await person.write(leaking);
    await isNoticed(person);
    await firefox().update();
    await person.typeOn('!');
    await guards(person, `${leaking}!`);
  });

  onPage('the extension is updated while the dialog is open', async (person) => {
    await person.write(leaking);
    await person.pressPost();
    await dialogOpens(person);
    await firefox().update();
    await until(async () => !(await person.dialogIsOpen()), 'the old dialog has gone');
    assert.equal(await person.model(), leaking);
    await guards(person, leaking);
  });

  /** In a browser of its own, which is then without the extension. */
  const removedFrom = (
    what: string,
    run: (person: FirefoxFixture, remove: () => Promise<void>) => Promise<void>,
  ) =>
    it(what, () =>
      results.record('other', 'fault', what, async () => {
        const own = await launchFirefox(site());
        try {
          await run(await FirefoxFixture.open(own, facebook), own.remove);
        } finally {
          await own.close();
        }
      }),
    );

  removedFrom(
    'the extension is removed while somebody writes: the text stays, and posts',
    async (person, remove) => {
      await person.write(leaking);
      await isNoticed(person);
      await remove();
      await person.typeOn('!');
      assert.equal(await person.model(), `${leaking}!`);
      await person.pressPost();
      await hasPosted(person, `${leaking}!`);
    },
  );

  removedFrom(
    'the extension is removed while the dialog is open: nobody is locked out',
    async (person, remove) => {
      await person.write(leaking);
      await person.pressPost();
      await dialogOpens(person);
      await remove();
      await person.press('Escape');
      await until(async () => !(await person.dialogIsOpen()), 'the dialog has gone');
      assert.equal(await person.model(), leaking);
      assert.deepEqual(await person.posts(), []);
      await person.pressPost();
      await hasPosted(person, leaking);
    },
  );
};

inFirefox('faults', suite, sleepsSoon);

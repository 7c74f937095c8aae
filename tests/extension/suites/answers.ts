// What is being answered decides what a bare number is: the extension reads the post or comment above the composer.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PlatformPage } from '../fixtures/platforms/pages.js';
import { dialogOpens, hasPosted, type OpenPage } from '../support/person.js';
import type { Results } from '../support/results.js';

const asked = 'Hej! Vad är ditt ärendenummer?';
/** Eight digits may be anything, and are a case number when one was asked for. */
const bare = 'Det är 12345678';

export function answerSuite(open: OpenPage, pages: readonly PlatformPage[], results: Results): void {
  describe('what is answered', () => {
    for (const { platform, composer, address } of pages) {
      it(`makes bare digits a case number in ${platform}: ${composer}`, () =>
        results.record('other', 'answers', `${platform}: ${composer}`, async () => {
          const person = await open(address, { said: asked });
          try {
            await person.write(bare);
            await person.pressPost();
            await dialogOpens(person);
            assert.deepEqual(await person.posts(), []);
          } finally {
            await person.close();
          }
        }));
    }

    it('leaves bare digits alone when nothing was asked', () =>
      results.record('other', 'answers', 'nothing was asked: bare digits pass', async () => {
        const [page] = pages;
        const person = await open(page?.address ?? '');
        try {
          await person.write('Det är 850709-9805');
          await person.pressPost();
          await dialogOpens(person); // the engine has started
          await person.press('Escape');
          await person.press('Control+a');
          await person.typeOn(bare);
          await person.pressPost();
          await hasPosted(person, bare);
        } finally {
          await person.close();
        }
      }));
  });
}

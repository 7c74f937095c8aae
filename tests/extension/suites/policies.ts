// Pages that forbid what they can, and frames that are shut off.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Chromium } from '../support/chromium.js';
import { Fixture } from '../support/fixture.js';
import { settles } from '../support/person.js';
import type { Results } from '../support/results.js';
import { type PolicyName, policies } from '../support/site.js';
import { label, leaking, number } from '../support/texts.js';
import { editorAddress } from './editors.js';

async function holdsAndTakesOut(fixture: Fixture): Promise<void> {
  await fixture.write(leaking);
  await fixture.pressPost();
  await fixture.dialog.opens();
  assert.deepEqual(await fixture.posts(), []);
  assert.ok((await fixture.dialog.width()) <= 580, 'the dialog wears its style');
  await fixture.dialog.press('button', /^Take it out/);
  await fixture.shows(leaking.replace(number, label));
}

/** Which builds of the engine have been injected into the page. */
async function engines(fixture: Fixture): Promise<readonly string[]> {
  const session = await fixture.page.context().newCDPSession(fixture.page);
  const urls: string[] = [];
  session.on('Debugger.scriptParsed', ({ url }) => urls.push(url));
  await session.send('Debugger.enable');
  return urls.flatMap((url) => /engine-(\w+)\.js$/.exec(url)?.[1] ?? []);
}

/** A page without a policy, or with one that says nothing of scripts, lets WebAssembly in; the others get the twin. */
const engineUnder: Record<PolicyName, string> = {
  none: 'wasm',
  self: 'twin',
  nonce: 'twin',
  nothing: 'twin',
  'trusted types': 'twin',
  sandbox: 'twin',
};

export function policySuite(chromium: () => Chromium, results: Results): void {
  describe('content security policies', () => {
    for (const policy of Object.keys(policies) as PolicyName[]) {
      it(`guards under ${policy}, with the ${engineUnder[policy]} engine`, () =>
        results.record('policies', policy, 'hold and take out', async () => {
          const fixture = await Fixture.open(chromium(), editorAddress('lexical'), { csp: policy });
          try {
            await holdsAndTakesOut(fixture);
            assert.deepEqual(await engines(fixture), [engineUnder[policy]]);
          } finally {
            await fixture.close();
          }
        }));
    }

    for (const [what, sandbox] of [
      ['a frame of its own origin', undefined],
      ['a sandboxed frame', 'allow-scripts allow-forms'],
    ] as const) {
      it(`guards in ${what}`, () =>
        results.record('policies', what, 'hold and take out', async () => {
          const parameters = sandbox === undefined ? undefined : { sandbox };
          const fixture = await Fixture.open(
            chromium(),
            'https://www.migrationsverket.se/around',
            parameters,
          );
          try {
            await fixture.write(leaking);
            await fixture.pressPost();
            await fixture.dialog.opens();
            assert.deepEqual(await fixture.posts(), []);
            await fixture.drawn(settles);
            await fixture.page.keyboard.press('Enter');
            await fixture.shows(leaking.replace(number, label));
          } finally {
            await fixture.close();
          }
        }));
    }

    for (const way of ['click', 'key'] as const) {
      it(`guards in a closed shadow root, posted by ${way}`, () =>
        results.record('policies', 'a closed shadow root', 'hold and take out', async () => {
          const fixture = await Fixture.open(chromium(), 'https://www.migrationsverket.se/closed/textarea');
          try {
            await fixture.pressPlaceOf('textarea');
            await fixture.typeOn(leaking);
            await fixture.shows(leaking);
            if (way === 'click') await fixture.pressPlaceOf('[data-post]');
            else {
              await fixture.press('Tab');
              await fixture.press('Enter');
            }
            await fixture.dialog.opens();
            assert.deepEqual(await fixture.posts(), []);
            await fixture.dialog.press('button', /^Take it out/);
            await fixture.shows(leaking.replace(number, label));
          } finally {
            await fixture.close();
          }
        }));
    }
  });
}

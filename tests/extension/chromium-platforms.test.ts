// Every composer of every platform in Chromium.

import { before } from 'node:test';
import { platformPages, threadPages } from './fixtures/platforms/pages.js';
import { answerSuite } from './suites/answers.js';
import { platformSuite } from './suites/platforms.js';
import { Fixture } from './support/fixture.js';
import { inChromium } from './support/in-chromium.js';
import { addPages } from './support/options.js';
import type { OpenPage } from './support/person.js';

const answerablePages = [...platformPages, ...threadPages].filter(({ body }) => body.includes('{said}'));

inChromium('platforms', ({ chromium, results }) => {
  // On these platforms no pack knows of a page yet.
  before(() =>
    addPages(chromium(), 'Swedish Migration Agency', [
      'https://www.instagram.com/migrationsverket/',
      'https://www.threads.com/@migrationsverket',
      'https://www.reddit.com/user/Migrationsverket',
      'https://social.example.org/@migrationsverket',
    ]),
  );
  const open: OpenPage = (address, parameters) => Fixture.open(chromium(), address, parameters);
  platformSuite(open, platformPages, results);
  answerSuite(open, answerablePages, results);
});

// Two pictures for tests that are about what becomes of a picture: one that gives personal data away, one that does not.

import { chromium } from 'playwright-core';
import { screenshotOf } from '../fixtures/camera.mjs';
import { everything, intoPng } from '../fixtures/metadata.mjs';
import { screenshot } from '../fixtures/pages.mjs';
import { person } from '../fixtures/people.mjs';
import { Chance } from '../fixtures/random.mjs';

const sky = '<div class="sheet" style="width:200px;height:120px;background:#8fc2f7"></div>';

/** @returns PNGs; `leaking` also holds every metadata that is known, `truths` is what it shows and where */
export async function takePictures() {
  const who = person(new Chance(11));
  const camera = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  try {
    const shot = await screenshotOf(camera, screenshot(who, new Chance(4), 'sv'), { scale: 2 });
    const { file: harmless } = await screenshotOf(camera, sky, { scale: 1 });
    return { leaking: intoPng(shot.file, everything(who).png), truths: shot.truths, harmless };
  } finally {
    await camera.close();
  }
}

// The covered parts of a picture, as the editor of the anonymiser and of the widget shows them.

import { sizeOf } from '../support/pixels.mjs';

/** In the page: the first such editor, also in the notice about a file. */
const findStage = `(document.querySelector('.stage')
  ?? document.querySelector('sluss-notice[data-about=file]')?.shadowRoot.querySelector('.stage'))`;

/** The covered parts, in pixels of the file. */
export async function partsOn(page, file) {
  const { width, height } = sizeOf(file);
  const styles = await page.evaluate(
    `[...${findStage}.querySelectorAll('.cover')].map(({ style: { left, top, width, height } }) => [left, top, width, height])`,
  );
  return styles.map((sides) => {
    const [left, top, wide, high] = sides.map((side) => Number.parseFloat(side) / 100);
    return { x: left * width, y: top * height, width: wide * width, height: high * height };
  });
}

/** Where the picture is in the window, and how many of its pixels go into one of the page's. */
export async function placeOf(page, file) {
  const { x, y, width } = await page.evaluate(`(() => {
    const picture = ${findStage}.querySelector('canvas');
    picture.scrollIntoView();
    const { x, y, width } = picture.getBoundingClientRect();
    return { x, y, width };
  })()`);
  return { x, y, scale: sizeOf(file).width / width };
}

// Looks at the pixels of a picture, as a browser decodes it.

/**
 * How much of the middle of each place is black in a picture, 0 to 1.
 * @param evaluate what an expression is, or resolves to, in a page
 */
export function blackness(evaluate, picture, places) {
  return evaluate(`(async () => {
    const bytes = Uint8Array.from(atob('${picture.toString('base64')}'), (character) => character.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes]));
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    return ${JSON.stringify(places)}.map(({ x, y, width, height }) => {
      const { data } = context.getImageData(x + width / 4, y + height / 4, width / 2, height / 2);
      let black = 0;
      for (let at = 0; at < data.length; at += 4) if (data[at] + data[at + 1] + data[at + 2] === 0) black += 1;
      return black / (data.length / 4);
    });
  })()`);
}

/** Of a PNG, in pixels. */
export function sizeOf(png) {
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
}

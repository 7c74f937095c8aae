// Grey pictures: one byte a pixel, row by row, 0 is black.

export interface Grey {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Luma of RGBA pixels by ITU-R BT.601; what shines through is taken as white. */
export function greyOf({ width, height, data }: ImageData): Grey {
  const grey = new Uint8Array(width * height);
  for (let pixel = 0, at = 0; pixel < grey.length; pixel += 1, at += 4) {
    const luma =
      ((data[at] as number) * 77 + (data[at + 1] as number) * 150 + (data[at + 2] as number) * 29) >> 8;
    const alpha = data[at + 3] as number;
    grey[pixel] = alpha === 255 ? luma : 255 - (((255 - luma) * alpha) >> 8);
  }
  return { width, height, data: grey };
}

/** The mean of `by` × `by` pixels becomes one. */
export function shrunk(source: Grey, by: number): Grey {
  if (by <= 1) return source;
  const width = Math.floor(source.width / by);
  const height = Math.floor(source.height / by);
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      let sum = 0;
      for (let row = y * by; row < (y + 1) * by; row += 1) {
        const start = row * source.width + x * by;
        for (let at = start; at < start + by; at += 1) sum += source.data[at] as number;
      }
      data[y * width + x] = sum / (by * by);
    }
  }
  return { width, height, data };
}

/** A binary PGM file (Netpbm), the plainest picture that the text reader takes. */
export function pgm({ width, height, data }: Grey): Uint8Array {
  const head = new TextEncoder().encode(`P5\n${width} ${height}\n255\n`);
  const file = new Uint8Array(head.length + data.length);
  file.set(head);
  file.set(data, head.length);
  return file;
}

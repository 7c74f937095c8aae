// The cleaned copy: the pixels alone, drawn anew, with what is covered replaced for good.

import { barePng } from '../container.js';
import type { CopyFormat } from '../protocol.js';
import type { Region } from '../types.js';
import { decoded } from './picture.js';

type PictureFormat = Exclude<CopyFormat, 'application/pdf'>;

const jpegQuality = 0.92;

export async function cleanedCopy(
  file: Blob,
  regions: readonly Region[],
  type: PictureFormat,
): Promise<Blob> {
  const { image, width, height } = await decoded(file);
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', {
    alpha: type === 'image/png',
  }) as OffscreenCanvasRenderingContext2D;
  context.drawImage(image, 0, 0);
  image.close();
  context.fillStyle = '#000';
  for (const { x, y, width: w, height: h } of regions) context.fillRect(x, y, w, h);
  const copy = await canvas.convertToBlob({ type, quality: jpegQuality });
  return type === 'image/png' ? barePng(new Uint8Array(await copy.arrayBuffer())) : copy;
}

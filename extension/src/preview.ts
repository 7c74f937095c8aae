// How a covered copy will look, drawn small. A canvas is no request, so that no page's content security policy forbids it.

import type { Region } from '@sluss/documents';

const longestSide = 960;

/** Undefined when the browser cannot show the file here. */
export async function previewOf(
  file: Blob,
  regions: readonly Region[],
  label: string,
): Promise<HTMLCanvasElement | undefined> {
  const image = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => undefined);
  if (image === undefined) return undefined;
  const scale = Math.min(1, longestSide / Math.max(image.width, image.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(image.width * scale));
  canvas.height = Math.max(1, Math.round(image.height * scale));
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', label);
  const context = canvas.getContext('2d');
  context?.scale(scale, scale);
  context?.drawImage(image, 0, 0);
  for (const { x, y, width, height } of regions) context?.fillRect(x, y, width, height);
  image.close();
  return canvas;
}

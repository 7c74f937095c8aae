// A picture as the text reader wants it: turned, enlarged, flattened, with the way back to its own pixels.

import { flattened } from '../pixels/background.js';
import { type Grey, greyOf } from '../pixels/grey.js';
import { letterHeight, slant } from '../pixels/ink.js';
import type { Region } from '../types.js';

/** A picture that has been decoded: upright by its own orientation tag. */
export interface Picture {
  readonly image: CanvasImageSource;
  readonly width: number;
  readonly height: number;
}

export interface Placement {
  /** Clockwise, in degrees. */
  readonly turn: number;
  readonly scale: number;
  /** The part that is shown, in the picture's pixels; the whole without it. */
  readonly part?: Region;
}

export interface View {
  readonly page: Grey;
  /** Pixels of the page for each of the picture. */
  readonly scale: number;
  /** From a rectangle of the page to the picture's pixels that it covers. */
  toPicture(left: number, top: number, width: number, height: number): Region;
}

/** More than this is neither needed nor bearable in a browser's memory. */
const mostPixels = 16_000_000;

export function view(picture: Picture, { turn, scale: wanted, part }: Placement): View {
  const source = part ?? { page: 0, x: 0, y: 0, width: picture.width, height: picture.height };
  const radians = (turn * Math.PI) / 180;
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  const turned = {
    width: Math.abs(source.width * cos) + Math.abs(source.height * sin),
    height: Math.abs(source.width * sin) + Math.abs(source.height * cos),
  };
  const scale = Math.min(wanted, Math.sqrt(mostPixels / (turned.width * turned.height)));
  const width = Math.max(1, Math.round(turned.width * scale));
  const height = Math.max(1, Math.round(turned.height * scale));
  const centre = { x: source.x + source.width / 2, y: source.y + source.height / 2 };
  const pixels = drawn(width, height, (context) => {
    context.translate(width / 2, height / 2);
    context.rotate(radians);
    context.scale(scale, scale);
    context.translate(-centre.x, -centre.y);
    context.drawImage(picture.image, 0, 0);
  });
  const toPicture = (left: number, top: number, w: number, h: number) => {
    const corners = [
      [left, top],
      [left + w, top],
      [left, top + h],
      [left + w, top + h],
    ].map(([px, py]) => {
      const x = ((px as number) - width / 2) / scale;
      const y = ((py as number) - height / 2) / scale;
      return [centre.x + x * cos + y * sin, centre.y - x * sin + y * cos] as const;
    });
    return bounds(corners, picture);
  };
  return { page: flattened(greyOf(pixels)), scale, toPicture };
}

function bounds(corners: readonly (readonly [number, number])[], { width, height }: Picture): Region {
  const xs = corners.map(([x]) => Math.max(0, Math.min(width, x)));
  const ys = corners.map(([, y]) => Math.max(0, Math.min(height, y)));
  const x = Math.floor(Math.min(...xs));
  const y = Math.floor(Math.min(...ys));
  return { page: 0, x, y, width: Math.ceil(Math.max(...xs)) - x, height: Math.ceil(Math.max(...ys)) - y };
}

/** What `draw` leaves on a white canvas. */
export function drawn(
  width: number,
  height: number,
  draw: (context: OffscreenCanvasRenderingContext2D) => void,
): ImageData {
  const context = new OffscreenCanvas(width, height).getContext('2d', {
    willReadFrequently: true,
  }) as OffscreenCanvasRenderingContext2D;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  draw(context);
  return context.getImageData(0, 0, width, height);
}

/** The height of letters, in pixels, that the text reader reads best. */
const bestLetterHeight = 26;

/** Enough to see lines of text, little enough to try many angles. */
const overviewPixels = 900_000;

/** How the picture has to be turned and enlarged for its text to lie straight and be large enough. */
export function bestPlacement(picture: Picture): Placement & { readonly letterHeight: number } {
  const { width, height } = picture;
  const overview = view(picture, {
    turn: 0,
    scale: Math.min(1, Math.sqrt(overviewPixels / (width * height))),
  });
  const turn = slant(overview.page);
  const straight = view(picture, { turn, scale: 1 });
  const letters = letterHeight(straight.page);
  if (letters === 0) return { turn, scale: 1, letterHeight: 0 };
  const scale = Math.max(0.3, Math.min(4, bestLetterHeight / letters));
  // What is nearly right is better left sharp.
  return { turn, scale: scale > 0.8 && scale < 1.25 ? 1 : scale, letterHeight: letters };
}

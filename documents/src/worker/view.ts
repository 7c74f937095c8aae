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

/** A rectangle that may be turned: its middle in the picture, and its sides in the picture's pixels. */
export interface Part {
  readonly middle: readonly [number, number];
  readonly width: number;
  readonly height: number;
}

export interface Placement {
  /** Clockwise, in degrees. */
  readonly turn: number;
  readonly scale: number;
  /** The part that is shown, turned the same way; the whole without it. */
  readonly part?: Part;
}

export interface View {
  readonly page: Grey;
  /** Pixels of the page for each of the picture. */
  readonly scale: number;
  /** From a rectangle of the page to the picture's pixels that it covers. */
  toPicture(left: number, top: number, width: number, height: number): Region;
  /** The part of the picture that a rectangle of the page shows. */
  partAt(left: number, top: number, width: number, height: number): Part;
}

/** More than this is neither needed nor bearable in a browser's memory. */
const mostPixels = 16_000_000;

export function view(picture: Picture, { turn, scale: wanted, part }: Placement): View {
  const radians = (turn * Math.PI) / 180;
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  const shown = part ?? wholeTurned(picture, Math.abs(cos), Math.abs(sin));
  const scale = Math.min(wanted, Math.sqrt(mostPixels / (shown.width * shown.height)));
  const width = Math.max(1, Math.round(shown.width * scale));
  const height = Math.max(1, Math.round(shown.height * scale));
  const [middleX, middleY] = shown.middle;
  const pixels = drawn(width, height, (context) => {
    context.translate(width / 2, height / 2);
    context.rotate(radians);
    context.scale(scale, scale);
    context.translate(-middleX, -middleY);
    context.drawImage(picture.image, 0, 0);
  });
  const pointAt = (left: number, top: number): readonly [number, number] => {
    const [x, y] = [(left - width / 2) / scale, (top - height / 2) / scale];
    return [middleX + x * cos + y * sin, middleY - x * sin + y * cos];
  };
  return {
    page: flattened(greyOf(pixels)),
    scale,
    toPicture: (left, top, w, h) =>
      bounds(
        [pointAt(left, top), pointAt(left + w, top), pointAt(left, top + h), pointAt(left + w, top + h)],
        picture,
      ),
    partAt: (left, top, w, h) => ({
      middle: pointAt(left + w / 2, top + h / 2),
      width: w / scale,
      height: h / scale,
    }),
  };
}

/** The upright rectangle around the turned picture. */
function wholeTurned({ width, height }: Picture, cos: number, sin: number): Part {
  return {
    middle: [width / 2, height / 2],
    width: width * cos + height * sin,
    height: width * sin + height * cos,
  };
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

/** Enough to tell letters from each other. */
const overviewPixels = 2_500_000;

/**
 * How the picture has to be turned and enlarged for its text to lie straight and be large enough.
 * @param around degrees that it is turned by before that, as it does not lie as it was taken
 */
export function bestPlacement(picture: Picture, around = 0): Placement & { readonly letterHeight: number } {
  const { width, height } = picture;
  const overview = view(picture, {
    turn: around,
    scale: Math.min(1, Math.sqrt(overviewPixels / (width * height))),
  });
  const turn = around + slant(overview.page);
  const straight = view(picture, { turn, scale: 1 });
  const letters = letterHeight(straight.page);
  if (letters === 0) return { turn, scale: 1, letterHeight: 0 };
  const scale = Math.max(0.3, Math.min(4, bestLetterHeight / letters));
  // What is nearly right is better left sharp.
  return { turn, scale: scale > 0.8 && scale < 1.25 ? 1 : scale, letterHeight: letters };
}

/** Level, and as large as most screenshots are. */
const plainSide = 1400;

export function plainPlacement({ width, height }: Picture): Placement & { readonly letterHeight: number } {
  const scale = Math.max(0.3, Math.min(3, plainSide / Math.max(width, height)));
  return { turn: 0, scale, letterHeight: bestLetterHeight / scale };
}

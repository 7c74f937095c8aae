// Finds out how large and how slanted the text in a picture is, from the shapes that its ink makes.

import type { Grey } from './grey.js';

/** On a flattened picture, what is darker than this is ink. */
const inkBelow = 150;

/** Of the rectangle around it, a letter fills less, unless it is a stroke. */
const mostInk = 0.72;

/** Taller shapes are pictures, frames or folds. */
const tallestLetter = 200;

/**
 * The height of most letters in pixels, weighed by their ink; 0 when there are none.
 * @param page a flattened picture
 */
export function letterHeight(page: Grey): number {
  const heights = new Float64Array(tallestLetter + 1);
  let total = 0;
  for (const { top, bottom, ink } of letters(page)) {
    const height = bottom - top + 1;
    heights[height] = (heights[height] as number) + ink;
    total += ink;
  }
  let seen = 0;
  for (let height = 0; height <= tallestLetter; height += 1) {
    seen += heights[height] as number;
    if (total > 0 && seen * 2 >= total) return height;
  }
  return 0;
}

/** Shapes that may be letters: neither specks nor lines, frames, dots and faces. */
export function letters(page: Grey): Shape[] {
  return [...shapes(page)].filter(({ left, right, top, bottom, ink }) => {
    const height = bottom - top + 1;
    const width = right - left + 1;
    const filled = width * 2 > height && ink > mostInk * width * height;
    return !filled && height >= 5 && height <= tallestLetter && width <= height * 4 && height <= width * 12;
  });
}

export interface Shape {
  left: number;
  right: number;
  top: number;
  bottom: number;
  ink: number;
}

interface Run {
  readonly from: number;
  readonly to: number;
  shape: Shape;
}

/** Connected ink, built up row by row from runs of dark pixels. */
function shapes({ width, height, data }: Grey): Set<Shape> {
  const all = new Set<Shape>();
  let above: Run[] = [];
  for (let y = 0; y < height; y += 1) {
    const row: Run[] = [];
    let next = 0;
    for (let x = 0; x < width; x += 1) {
      if ((data[y * width + x] as number) >= inkBelow) continue;
      const from = x;
      while (x < width && (data[y * width + x] as number) < inkBelow) x += 1;
      const run: Run = {
        from,
        to: x - 1,
        shape: { left: from, right: x - 1, top: y, bottom: y, ink: x - from },
      };
      while (next < above.length && (above[next] as Run).to < from - 1) next += 1;
      for (let at = next; at < above.length && (above[at] as Run).from <= x; at += 1) {
        joinRuns(run, above[at] as Run, row, above, all);
      }
      all.add(run.shape);
      row.push(run);
    }
    above = row;
  }
  return all;
}

/** Two shapes that meet become one; runs that still point to the smaller are led to the larger. */
function joinRuns(run: Run, upper: Run, row: readonly Run[], above: readonly Run[], all: Set<Shape>): void {
  const [kept, gone] = upper.shape.ink >= run.shape.ink ? [upper.shape, run.shape] : [run.shape, upper.shape];
  if (kept === gone) return;
  kept.left = Math.min(kept.left, gone.left);
  kept.right = Math.max(kept.right, gone.right);
  kept.top = Math.min(kept.top, gone.top);
  kept.bottom = Math.max(kept.bottom, gone.bottom);
  kept.ink += gone.ink;
  all.delete(gone);
  run.shape = kept;
  for (const each of above) if (each.shape === gone) each.shape = kept;
  for (const each of row) if (each.shape === gone) each.shape = kept;
}

/** In degrees; text that is held steeper than this is not straightened. */
const steepest = 15;

/** So few letters say nothing about their lines. */
const fewestLetters = 12;

/**
 * How far the lines of text rise to the right, in degrees: the angle under which most feet and heads of letters are level.
 * @param page a flattened picture in which letters can be told from each other
 */
export function slant(page: Grey): number {
  const points = letters(page).flatMap(({ left, right, top, bottom }) => {
    const middle = (left + right) / 2;
    return [middle, top, middle, bottom];
  });
  if (points.length < 4 * fewestLetters) return 0;
  const coarse = mostLevel(points, page, range(-steepest, steepest, 0.5));
  const fine = mostLevel(points, page, range(coarse - 0.5, coarse + 0.5, 0.1));
  const gain = levelness(points, page, fine) / levelness(points, page, 0);
  return gain > leastGain ? fine : 0;
}

/** Screenshots are level to the pixel; chance finds a slightly better angle in any picture. */
const leastGain = 1.15;

function range(from: number, to: number, step: number): number[] {
  return Array.from({ length: Math.round((to - from) / step) + 1 }, (_, n) => from + n * step);
}

function mostLevel(points: readonly number[], page: Grey, angles: readonly number[]): number {
  let best = 0;
  let most = -1;
  for (const angle of angles) {
    const level = levelness(points, page, angle);
    if (level > most) [best, most] = [angle, level];
  }
  return best;
}

/** How unevenly the points, x and y by turns, spread over rows that rise by the angle. */
function levelness(points: readonly number[], { width, height }: Grey, angle: number): number {
  const slope = Math.tan((angle * Math.PI) / 180);
  const lift = Math.ceil(width * Math.tan(((steepest + 1) * Math.PI) / 180));
  const rows = new Float64Array(height + 2 * lift + 2);
  for (let at = 0; at < points.length; at += 2) {
    const row = (points[at + 1] as number) + (points[at] as number) * slope + lift;
    const upper = Math.floor(row);
    rows[upper] = (rows[upper] as number) + 1 - (row - upper);
    rows[upper + 1] = (rows[upper + 1] as number) + row - upper;
  }
  let sum = 0;
  for (const count of rows) sum += count * count;
  return sum;
}

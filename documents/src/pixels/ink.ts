// Finds out how large and how slanted the text in a picture is, from the shapes that its ink makes.

import type { Grey } from './grey.js';

/** On a flattened picture, what is darker than this is ink. */
const inkBelow = 150;

/** Taller shapes are pictures, frames or folds. */
const tallestLetter = 200;

/**
 * The height of most letters in pixels, weighed by their ink; 0 when there are none.
 * @param page a flattened picture
 */
export function letterHeight(page: Grey): number {
  const heights = new Float64Array(tallestLetter + 1);
  let total = 0;
  for (const { left, right, top, bottom, ink } of shapes(page)) {
    const height = bottom - top + 1;
    const width = right - left + 1;
    if (height < 5 || height > tallestLetter || width > height * 4 || height > width * 12) continue;
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

interface Shape {
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

/** Steeper text is read as if it were lying; see `uprightTurn`. */
const steepest = 15;

/**
 * How far the lines of text rise to the right, in degrees: the angle under which the rows of the picture are most unlike
 * each other, full of ink or empty.
 * @param page a flattened picture; a small one is enough
 */
export function slant(page: Grey): number {
  const points = inkPoints(page);
  if (points.length < 400) return 0;
  const coarse = steepestContrast(points, page, range(-steepest, steepest, 1));
  return steepestContrast(points, page, range(coarse - 1, coarse + 1, 0.2));
}

function range(from: number, to: number, step: number): number[] {
  return Array.from({ length: Math.round((to - from) / step) + 1 }, (_, n) => from + n * step);
}

/** Where ink begins or ends in a column, x and y by turns: edges tell lines from dark areas. */
function inkPoints({ width, height, data }: Grey): Int16Array {
  const points: number[] = [];
  for (let y = 1; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const dark = (data[y * width + x] as number) < inkBelow;
      const darkAbove = (data[(y - 1) * width + x] as number) < inkBelow;
      if (dark !== darkAbove) points.push(x, y);
    }
  }
  return Int16Array.from(points);
}

function steepestContrast(points: Int16Array, { width, height }: Grey, angles: readonly number[]): number {
  let best = 0;
  let most = -1;
  for (const angle of angles) {
    const contrast = rowContrast(points, width, height, angle);
    if (contrast > most) [best, most] = [angle, contrast];
  }
  return best;
}

function rowContrast(points: Int16Array, width: number, height: number, angle: number): number {
  const slope = Math.tan((angle * Math.PI) / 180);
  const lift = Math.ceil(width * Math.tan((steepest + 1) * (Math.PI / 180)));
  const rows = new Float64Array(height + 2 * lift + 1);
  for (let at = 0; at < points.length; at += 2) {
    const row = Math.round((points[at + 1] as number) + (points[at] as number) * slope) + lift;
    rows[row] = (rows[row] as number) + 1;
  }
  let contrast = 0;
  for (const count of rows) contrast += count * count;
  return contrast;
}

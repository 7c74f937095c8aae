// Makes dark text on white of whatever was photographed: takes out shadows and colours, and turns light text on dark around.

import type { Grey } from './grey.js';

/** Text covers less than half of most tiles of this side, so that their median is the paper. */
const tile = 16;

interface Tiles {
  readonly columns: number;
  readonly rows: number;
  readonly levels: Uint8Array;
}

export function flattened(source: Grey): Grey {
  const tiles = smoothed(paperOf(source));
  const data = new Uint8Array(source.data.length);
  for (let y = 0; y < source.height; y += 1) {
    const row = Math.min(tiles.rows - 1, Math.max(0, y / tile - 0.5));
    for (let x = 0; x < source.width; x += 1) {
      const at = y * source.width + x;
      data[at] = onWhite(source.data[at] as number, paperAt(tiles, row, x));
    }
  }
  return { width: source.width, height: source.height, data };
}

/** The level of a pixel if the paper under it were white and its ink dark. */
function onWhite(level: number, paper: number): number {
  const relative = paper >= 110 ? (level * 255) / paper : 255 - ((level - paper) * 255) / (255 - paper);
  return Math.max(0, Math.min(255, relative));
}

/** Between two tiles of one kind the paper changes smoothly; between dark and light there is an edge. */
function paperAt({ columns, levels }: Tiles, row: number, x: number): number {
  const column = Math.min(columns - 1, Math.max(0, x / tile - 0.5));
  const left = Math.floor(column);
  const upper = Math.floor(row);
  const right = Math.min(columns - 1, left + 1);
  const lower = Math.min(levels.length / columns - 1, upper + 1);
  const a = levels[upper * columns + left] as number;
  const b = levels[upper * columns + right] as number;
  const c = levels[lower * columns + left] as number;
  const d = levels[lower * columns + right] as number;
  const alongX = column - left;
  const alongY = row - upper;
  if (Math.max(a, b, c, d) - Math.min(a, b, c, d) > 60) {
    return alongY < 0.5 ? (alongX < 0.5 ? a : b) : alongX < 0.5 ? c : d;
  }
  return (a * (1 - alongX) + b * alongX) * (1 - alongY) + (c * (1 - alongX) + d * alongX) * alongY;
}

function paperOf(source: Grey): Tiles {
  const columns = Math.max(1, Math.ceil(source.width / tile));
  const rows = Math.max(1, Math.ceil(source.height / tile));
  const levels = new Uint8Array(columns * rows);
  const counts = new Uint16Array(256);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      levels[row * columns + column] = medianOfTile(source, column * tile, row * tile, counts);
    }
  }
  return { columns, rows, levels };
}

function medianOfTile(source: Grey, left: number, top: number, counts: Uint16Array): number {
  counts.fill(0);
  const right = Math.min(source.width, left + tile);
  const bottom = Math.min(source.height, top + tile);
  for (let y = top; y < bottom; y += 1) {
    for (let at = y * source.width + left; at < y * source.width + right; at += 1) {
      const level = source.data[at] as number;
      counts[level] = (counts[level] as number) + 1;
    }
  }
  return medianOf(counts, (right - left) * (bottom - top));
}

function medianOf(counts: Uint16Array, total: number): number {
  let seen = 0;
  for (let level = 0; level < 256; level += 1) {
    seen += counts[level] as number;
    if (seen * 2 >= total) return level;
  }
  return 255;
}

/** The median of a tile and its neighbours: a tile full of bold letters follows the paper around it. */
function smoothed({ columns, rows, levels }: Tiles): Tiles {
  const calm = new Uint8Array(levels.length);
  const around: number[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      around.length = 0;
      for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y += 1) {
        for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x += 1) {
          around.push(levels[y * columns + x] as number);
        }
      }
      around.sort((a, b) => a - b);
      calm[row * columns + column] = around[around.length >> 1] as number;
    }
  }
  return { columns, rows, levels: calm };
}

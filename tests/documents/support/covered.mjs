// Whether a place in a picture is covered.

const steps = 24;

/** Whether what is written in a place can no longer be read: most of its middle, where the characters are, lies in the regions. */
export function isCovered({ x, y, width, height }, regions) {
  return covered({ x, y: y + height / 4, width, height: height / 2 }, regions) > 0.75;
}

/** The part of a place, 0 to 1, that lies in the regions. */
function covered({ x, y, width, height }, regions) {
  let inside = 0;
  for (let row = 0; row < steps; row += 1) {
    for (let column = 0; column < steps; column += 1) {
      const px = x + ((column + 0.5) * width) / steps;
      const py = y + ((row + 0.5) * height) / steps;
      if (regions.some((r) => px >= r.x && px < r.x + r.width && py >= r.y && py < r.y + r.height))
        inside += 1;
    }
  }
  return inside / steps ** 2;
}

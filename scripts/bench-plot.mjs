// The plots of docs/performance.md, as SVG that reads on light and dark pages.
const width = 720;
const escaped = (text) => text.replace(/[&<>]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c]);
const round = (value) => (value >= 10 ? value.toFixed(0) : value.toPrecision(2));
const at = (number) => number.toFixed(1);

function frame(title, height, content) {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(title)}">
<style>text{font:12px system-ui,sans-serif;fill:#555}.own{fill:#0b6b75}.peer{fill:#9aa5ab}path{fill:none;stroke-width:2}.grid{stroke:#8884;stroke-width:1}
@media (prefers-color-scheme:dark){text{fill:#bbb}.own{fill:#4fb3bf}}</style>
<text x="8" y="18" font-weight="bold">${escaped(title)}</text>
${content.join('\n')}
</svg>
`;
}

/** Horizontal bars on a logarithmic scale. `bars`: {label, value, own}. */
export function barChart(title, bars) {
  const [left, right, step, top] = [300, 60, 22, 36];
  const values = bars.map((bar) => bar.value);
  const low = 10 ** Math.floor(Math.log10(Math.min(...values)));
  const span = Math.log10(Math.max(...values) / low);
  const length = (value) => Math.max(2, (Math.log10(value / low) / span) * (width - left - right));
  const rows = bars.map(({ label, value, own }, i) => {
    const y = top + i * step;
    return `<text x="${left - 8}" y="${y + 12}" text-anchor="end">${escaped(label)}</text>
<rect class="${own ? 'own' : 'peer'}" x="${left}" y="${y}" width="${at(length(value))}" height="16"/>
<text x="${at(left + length(value) + 5)}" y="${y + 12}">${round(value)}</text>`;
  });
  return frame(title, top + bars.length * step + 8, rows);
}

/** Lines of speed over length. `curves`: {name, rates}, one rate for each of `sizes`. */
export function growthChart(title, sizes, curves) {
  const [left, right, top, height] = [50, 150, 36, 380];
  const all = curves.flatMap((curve) => curve.rates);
  const low = 10 ** Math.floor(Math.log10(Math.min(...all)));
  const high = 10 ** Math.ceil(Math.log10(Math.max(...all)));
  const x = (i) => left + (i / (sizes.length - 1)) * (width - left - right);
  const y = (value) => height - 30 - (Math.log10(value / low) / Math.log10(high / low)) * (height - 30 - top);
  const grid = [];
  for (let value = low; value <= high; value *= 10) {
    grid.push(`<path class="grid" d="M${left} ${at(y(value))}H${width - right}"/>
<text x="${left - 6}" y="${at(y(value) + 4)}" text-anchor="end">${value}</text>`);
  }
  const marks = sizes.map((size, i) => {
    const label = size < 1000 ? `${size} B` : size < 1e6 ? `${size / 1e3} kB` : `${size / 1e6} MB`;
    return `<text x="${at(x(i))}" y="${height - 10}" text-anchor="middle">${label}</text>`;
  });
  // Names at the right, moved apart where lines end close together.
  const ends = curves
    .map(({ name, rates }, i) => ({ name, y: y(rates.at(-1)), hue: (i * 360) / curves.length }))
    .sort((a, b) => a.y - b.y);
  for (let i = 1; i < ends.length; i++) ends[i].y = Math.max(ends[i].y, ends[i - 1].y + 14);
  const hue = (name) => `hsl(${at(ends.find((end) => end.name === name).hue)} 55% 45%)`;
  const lines = curves.map(
    ({ name, rates }) =>
      `<path stroke="${hue(name)}" d="M${rates.map((rate, i) => `${at(x(i))} ${at(y(rate))}`).join('L')}"/>`,
  );
  const names = ends.map(
    (end) =>
      `<text x="${width - right + 8}" y="${at(end.y + 4)}" style="fill:${hue(end.name)}">${escaped(end.name)}</text>`,
  );
  return frame(title, Math.max(height, ends.at(-1).y + 20), [...grid, ...marks, ...lines, ...names]);
}

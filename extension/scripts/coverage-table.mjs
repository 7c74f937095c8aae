// Writes what the browser tests have shown into README.md, from tests/extension/results/*.json; with --check, says
// whether README.md tells what they have shown this time.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const here = join(import.meta.dirname, '..');
const results = join(here, '..', 'tests', 'extension', 'results');
const readme = join(here, 'README.md');
const [begin, end] = ['<!-- results -->', '<!-- /results -->'];

const titles = {
  platforms: 'Platforms: a leaking text is held, a clean one passes untouched',
  editors: 'Editors: found, taken out in the model, typed on, undone',
  policies: 'Content security policies and frames',
  other: 'Gate, hostile pages, accessibility, costs',
};

const parts = readdirSync(results)
  .filter((file) => file.endsWith('.json'))
  .sort()
  .map((file) => JSON.parse(readFileSync(join(results, file), 'utf8')));

/** What each browser's test files have shown, together. */
const browsers = ['chromium', 'firefox'].flatMap((name) => {
  const own = parts.filter(({ browser }) => browser === name);
  return own.length === 0 ? [] : { ...own[0], cells: own.flatMap(({ cells }) => cells) };
});

function heading({ browser, version }) {
  const name = browser[0].toUpperCase() + browser.slice(1);
  return `${name} ${/\d+/.exec(version)?.[0] ?? ''}`.trim();
}

/** A row's cells in one browser: every one of them passed, some did not, or none was tried. */
function mark({ cells }, area, row, column) {
  const found = cells.filter((cell) => cell.area === area && cell.row === row && cell.column === column);
  if (found.length === 0) return '–';
  return found.every(({ passed }) => passed) ? 'yes' : 'no';
}

function table(area) {
  const cells = browsers.flatMap((browser) => browser.cells.filter((cell) => cell.area === area));
  const rows = [...new Set(cells.map(({ row }) => row))];
  const columns = [...new Set(cells.map(({ column }) => column))];
  // Where every row has columns of its own, each is a line.
  const lines =
    area === 'other'
      ? rows.flatMap((row) => {
          const own = [...new Set(cells.filter((cell) => cell.row === row).map(({ column }) => column))];
          return own.map((column) => [
            `${row}: ${column}`,
            ...browsers.map((browser) => mark(browser, area, row, column)),
          ]);
        })
      : rows.map((row) => [
          row,
          ...browsers.flatMap((browser) => columns.map((column) => mark(browser, area, row, column))),
        ]);
  const heads =
    area === 'other'
      ? browsers.map(heading)
      : browsers.flatMap((browser) => columns.map((column) => `${heading(browser)}: ${column}`));
  return [
    `### ${titles[area]}`,
    '',
    `| | ${heads.join(' | ')} |`,
    `|---${'|---'.repeat(heads.length)}|`,
    ...lines.map((line) => `| ${line.join(' | ')} |`),
  ].join('\n');
}

const text = readFileSync(readme, 'utf8');
const [before, rest] = text.split(begin);
const [written, after] = rest.split(end);
const shown = `\n\n${Object.keys(titles).map(table).join('\n\n')}\n\n`;

/** The same things may be shown in another version of a browser. */
const withoutVersions = (tables) => tables.replace(/\b(Chromium|Firefox) \d+/g, '$1');

if (!process.argv.includes('--check')) {
  writeFileSync(readme, `${before}${begin}${shown}${end}${after}`);
} else if (withoutVersions(written) !== withoutVersions(shown)) {
  console.error(
    'README.md does not tell what the tests have shown: npm run coverage-table --workspace extension',
  );
  process.exitCode = 1;
}

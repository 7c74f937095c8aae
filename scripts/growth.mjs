// Says how the work of a scan grows with the length of the text, in instructions counted by valgrind, not in seconds: the
// same on every machine, however busy. A text four times as long may take a little over four times the work.
// Usage: node scripts/growth.mjs [TEXT]...; needs build/native/sluss and valgrind. Ends with status 1 above the bound.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const command = join(import.meta.dirname, '..', 'build', 'native', 'sluss');

/** Made to be hard: one digit run without end, nested brackets, labels without numbers, marks on marks … */
const pieces = {
  prose: 'Avgiften höjs till 2 200 kr om 14 månader, säger Karin Lindgren i Malmö. ',
  numbers: 'Mitt personnummer är 811218-9876. ',
  'numbers in parts': '850709 last four 9805. And so on. ',
  'a list of numbers': '850709-9805, 811218-9876; ',
  'one run of digits': '8112189876 ',
  'single digits': '1 2 3 4 5 6 7 8 9 0 ',
  'digits on lines': '1\n',
  'number words': 'åtta noll sju och ',
  labels: 'personnummer ärendenummer lösenord ',
  'at signs': 'a@b.',
  brackets: '([{<',
  'redacted already': '[person_name] ••• ',
  'letters for digits': 'O1lI5SB8',
  'combining marks': 'e\u0301\u0301\u0301\u0301',
  'hidden characters': '8\u200b1\u200b1\u200b2\u200b',
  'capital letters': 'ANNA ERIK MARIA ',
  statements: 'I am gay and I have cancer. Jag söker asyl. ',
  links: 'https://example.org/811218-9876/',
};

const sizes = [8_000, 32_000];
const bound = 4.4;

async function instructions(text, folder) {
  const file = join(folder, 'text');
  writeFileSync(file, `${JSON.stringify({ id: 1, text })}\n`);
  const options = [
    '--tool=callgrind',
    '--callgrind-out-file=/dev/null',
    command,
    'scan',
    '--jsonl',
    '--offsets',
    'byte',
    file,
  ];
  const { stderr } = await run('valgrind', options, { maxBuffer: 1e9 });
  return Number(/Collected\s*:\s*(\d+)/.exec(stderr)[1]);
}

const wanted = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(pieces);
const folder = mkdtempSync(join(tmpdir(), 'sluss-growth-'));
let failed = 0;
try {
  const start = await instructions('', folder);
  for (const name of wanted) {
    const counts = [];
    for (const size of sizes) counts.push((await instructions(repeated(pieces[name], size), folder)) - start);
    const growth = counts[1] / counts[0];
    if (growth > bound) failed += 1;
    const each = Math.round(counts[1] / sizes[1]);
    console.log(
      `${growth > bound ? '✗' : '✓'} ${name}: ×${growth.toFixed(2)} for ×4 of text, ${each} instructions a byte`,
    );
  }
} finally {
  rmSync(folder, { recursive: true });
}
console.log(`${wanted.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function repeated(piece, bytes) {
  return piece.repeat(Math.ceil(bytes / Buffer.byteLength(piece)));
}

// Measures how often the guard is right about the comments of this folder: by language, by kind, and by how sure it says
// it is. Prints tables for docs/reliability.md.
//
//   node tests/comments/measure.mjs [--misses] [--command build/native/sluss] [FOLDER]
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    misses: { type: 'boolean', default: false },
    command: { type: 'string', default: 'build/native/sluss' },
  },
});
const folder = positionals[0] ?? import.meta.dirname;

const comments = readdirSync(folder)
  .filter((file) => file.endsWith('.jsonl'))
  .sort()
  .flatMap((file) =>
    readFileSync(join(folder, file), 'utf8')
      .trim()
      .split('\n')
      .map((line) => ({ kinds: [], ...JSON.parse(line), language: basename(file, '.jsonl') })),
  );

function scan() {
  const input = comments.map(({ text }, id) => JSON.stringify({ id, text })).join('\n');
  const args = ['scan', '--jsonl', '--policy', 'migrationsverket'];
  const { status, stdout, stderr } = spawnSync(options.command, args, { input, maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`${options.command} exited ${status}: ${stderr}`);
  return stdout
    .toString()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

/** Rows of right and all, by name. */
class Rates {
  rows = new Map();
  count(name, right) {
    const row = this.rows.get(name) ?? { right: 0, all: 0 };
    row.all += 1;
    row.right += right ? 1 : 0;
    this.rows.set(name, row);
  }
  print(title) {
    console.log(`\n| ${title} | right | of |\n|---|---|---|`);
    for (const [name, { right, all }] of [...this.rows].sort(([a], [b]) => (a < b ? -1 : 1))) {
      console.log(`| ${name} | ${((100 * right) / all).toFixed(0)} % | ${all} |`);
    }
  }
}

/** What kind of evidence a finding rests on. */
function sort(kind) {
  if (kind.startsWith('special.') || kind.startsWith('case_'))
    return kind === 'case_number' ? 'numbers' : 'statements';
  return kind === 'person_name' ? 'names' : 'numbers';
}

const bins = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01];
const bin = (confidence) => {
  const at = bins.findIndex((edge) => confidence < edge);
  return `${bins[at - 1].toFixed(2)} to ${Math.min(1, bins[at]).toFixed(2)}`;
};

const verdicts = new Rates();
const kinds = new Rates();
const sure = new Rates();
scan().forEach((report, i) => {
  const comment = comments[i];
  const stopped = report.verdict === 'warn';
  const what = { warn: 'leaks stopped', advise: 'cases noticed', clear: 'clean ones left alone' }[
    comment.verdict
  ];
  const right = { warn: stopped, advise: report.verdict !== 'clear', clear: report.verdict === 'clear' };
  verdicts.count(`${comment.language}, ${what}`, right[comment.verdict]);
  verdicts.count(`all, ${what}`, right[comment.verdict]);
  if (comment.verdict === 'clear') verdicts.count('all, clean ones not stopped', !stopped);
  for (const kind of comment.kinds) {
    kinds.count(
      kind,
      report.findings.some((finding) => finding.kind === kind),
    );
  }
  // A finding is certainly right if the comment names its kind, and certainly wrong in a clean comment; names that
  // are reported without consequence are neither.
  for (const { kind, confidence, severity } of report.findings) {
    const named = comment.kinds.includes(kind);
    if (named || (comment.verdict === 'clear' && severity !== 'low'))
      sure.count(`${sort(kind)}, ${bin(confidence)}`, named);
  }
  if (options.misses && !right[comment.verdict]) {
    const found = report.findings.map((finding) => finding.kind).join(', ');
    console.log(`${comment.verdict}, said ${report.verdict}: ${comment.text} | ${found}`);
  }
});
verdicts.print('comments');
kinds.print('kind found');
sure.print('findings, by confidence');

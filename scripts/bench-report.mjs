// Turns the raw results of scripts/bench (build/bench) into the measured part of docs/performance.md, which stands between
// two marks there, and into the plot beside it.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { barChart, growthChart } from './bench-plot.mjs';

const page = 'docs/performance.md';
const [begin, end] = ['<!-- measured by scripts/bench -->', '<!-- end of what scripts/bench measured -->'];

const read = (name) => JSON.parse(readFileSync(`build/bench/${name}.json`, 'utf8'));
const native = read('bench_native').benchmarks;
const patterns = read('bench_patterns').benchmarks;
const node = read('node');

/** Google Benchmark's bytes per second of CPU time, as megabytes a second. */
const rate = (bench) => bench.bytes_per_second / 1e6;
const named = (benchmarks, name) =>
  benchmarks.find((bench) => bench.name === name || bench.name === `${name}/iterations:1`);
const table = (head, rows) => {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, i) => (i ? '---:' : '---'))), ...rows.map(line)].join('\n');
};
const round = (value) =>
  value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(1) : value.toPrecision(2);

const scan = rate(named(native, 'scan/comments'));
const scanForAll = rate(named(native, 'scan/comments, with names and statements'));
const { wasm, twin } = node.engines;

const engines = [
  ['Sluss, native', 'numbers, addresses', scan],
  ['Sluss, native', 'names and statements too', scanForAll],
  ['Sluss, WebAssembly', 'numbers, addresses', wasm.megabytesPerSecond],
  ['Sluss, WebAssembly', 'names and statements too', wasm.megabytesPerSecondOfAll],
  ['Sluss, twin', 'numbers, addresses', twin.megabytesPerSecond],
  ['Sluss, twin', 'names and statements too', twin.megabytesPerSecondOfAll],
  ...node.peers.map((peer) => [`${peer.name} ${peer.version}`, peer.finds, peer.megabytesPerSecond]),
];

const throughput = table(
  ['engine', 'finds', 'MB/s', 'of Sluss in WebAssembly'],
  engines.map(([name, finds, speed]) => [
    name,
    finds,
    round(speed),
    `${round(speed / wasm.megabytesPerSecond)} ×`,
  ]),
);

const sizes = [100, 1000, 10_000, 100_000, 1_000_000, 10_000_000];
const curves = [
  ...new Set(native.filter((b) => b.name.startsWith('growth/')).map((b) => b.name.split('/')[1])),
].map((id) => ({
  name: id.replaceAll('-', ' '),
  rates: sizes.map((size) => rate(named(native, `growth/${id}/${size}`))),
}));

/** Of an engine in Node: its speed on the longest text that it was given, and how long that was. */
function longest(engine, name) {
  const last = engine.growth[name].at(-1);
  return `${round(1000 / last.microsecondsPerKilobyte)} (${round(last.bytes / 1000)} kB)`;
}

const growth = table(
  ['text', ...sizes.map((size) => (size < 1000 ? `${size} B` : `${size / 1000} kB`)), 'WebAssembly', 'twin'],
  curves.map(({ name, rates }) => [name, ...rates.map(round), longest(wasm, name), longest(twin, name)]),
);

const stations = table(
  ['stations', 'MB/s'],
  [
    ['fold', 'station/fold'],
    ['fold, words', 'station/fold+words'],
    ['fold, words, numbers', 'station/fold+words+numbers'],
    ['fold, words, names', 'station/fold+words+names'],
    ['fold, words, statements', 'station/fold+words+statements'],
    ['scan for numbers and addresses', 'scan/comments'],
    ['scan for all', 'scan/comments, with names and statements'],
    ['redact', 'redact/comments'],
  ].map(([name, bench]) => [name, round(rate(named(native, bench)))]),
);

const keystrokes = table(
  ['engine', 'median ms', '95 % ms', '99 % ms', 'longest ms'],
  [
    ['WebAssembly', wasm.keystroke],
    ['twin', twin.keystroke],
  ].map(([name, k]) => [name, ...[k.p50, k.p95, k.p99, k.max].map((ms) => ms.toFixed(2))]),
);

const writing = table(
  ['characters', 'WebAssembly, whole', 'after a keystroke', 'twin, whole', 'after a keystroke'],
  wasm.writing.map(({ characters, whole, keystroke }, i) => [
    characters.toLocaleString('en'),
    ...[whole, keystroke, twin.writing[i].whole, twin.writing[i].keystroke].map((ms) => ms.toFixed(2)),
  ]),
);

const start = table(
  ['engine', 'made', 'first plain comment', 'first number', 'model loaded', 'memory, MB'],
  [
    ['WebAssembly', wasm.start],
    ['twin', twin.start],
  ].map(([name, s]) => [
    name,
    ...[s.create, s.plain, s.number, s.model].map((ms) => ms.toFixed(0)),
    s.megabytes.toFixed(1),
  ]),
);

const milliseconds = (name) => (named(native, name).cpu_time / 1e6).toFixed(1);
const bytesEach = node.comments.bytes / node.comments.count;
const seconds = (speed) => (bytesEach / speed).toFixed(0);

const measured = `
One run on one machine (${cpus()[0].model}, ${cpus().length} cores, Node.js ${process.version}); megabytes of UTF-8 per second of CPU
time on one core. Compare the ratios, not the numbers. The texts are ${node.comments.count} synthetic comments of ${Math.round(bytesEach)} bytes on
average in seven languages, one in four with something to find (\`tests/bench/comments.mjs\`).

### Throughput on short comments, beside peers

![Throughput of Sluss and its peers](performance-throughput.svg)

${throughput}

The peers find fewer kinds, most of them in English only, and run here in their default configuration. Pattern matching
alone, natively, with those of this project's patterns that both engines accept (${patterns[0].label}): RE2::Set
${round(rate(named(patterns, 'patterns/RE2::Set')))} MB/s, Vectorscan ${round(rate(named(patterns, 'patterns/Vectorscan')))} MB/s.

A million comments like these take ${seconds(scan)} seconds of one native core, and ${seconds(scanForAll)} with names and statements.

### Where the time goes, natively

${stations}

### A keystroke in a comment of 1,000 characters, names and statements included

${keystrokes}

### A keystroke in the middle of a longer text, milliseconds

Texts of many paragraphs: from 2,000 bytes on, only those that have changed are read again.

${writing}

### Start and memory, milliseconds

${start}

The native command answers ${node.command.toFixed(0)} ms after its start on one short comment. Of that a guard takes ${milliseconds('create guard')} ms of CPU time
(the kinds are read once for all guards) and the model of names and statements ${milliseconds('load model')} ms.

### Growth with the length of the text

Megabytes a second, natively, for all that is found, at each length: a row that does not fall is linear. For WebAssembly
and the twin the longest text is shown that they were given.

![Speed at each length](performance-growth.svg)

${growth}

### Size

${execFileSync(process.execPath, ['scripts/sizes.mjs', '--markdown'], { encoding: 'utf8' }).split('\n\n')[0]}
`;

const text = readFileSync(page, 'utf8');
const [before, after] = [text.split(begin)[0], text.split(end)[1]];
if (after === undefined || before === text) throw new Error(`${page} lacks the marks ${begin} and ${end}`);
writeFileSync(page, before + begin + measured + end + after);
writeFileSync(
  'docs/performance-throughput.svg',
  barChart(
    'Megabytes a second on short comments (logarithmic)',
    engines.map(([name, finds, speed]) => ({
      label: name.startsWith('Sluss') ? `${name}: ${finds}` : name,
      value: speed,
      own: name.startsWith('Sluss'),
    })),
  ),
);
writeFileSync(
  'docs/performance-growth.svg',
  growthChart('Megabytes a second by length of the text, natively (both logarithmic)', sizes, curves),
);

// Turns the raw results of scripts/bench (build/bench) into docs/performance.md.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';

const read = (name) => JSON.parse(readFileSync(`build/bench/${name}.json`, 'utf8'));
const native = read('bench_native').benchmarks;
const patterns = read('bench_patterns').benchmarks;
const node = read('node');

/** Google Benchmark's bytes per second of wall time, as megabytes a second of CPU time. */
const rate = (bench) => (bench.bytes_per_second / 1e6) * (bench.real_time / bench.cpu_time);
const named = (benchmarks, name) => benchmarks.find((bench) => bench.name === name);
const table = (head, rows) => {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, i) => (i ? '---:' : '---'))), ...rows.map(line)].join('\n');
};
const round = (value) =>
  value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(1) : value.toPrecision(2);

const scan = rate(named(native, 'scan/comments'));
const { wasm, twin } = node.engines;

function throughputTable() {
  const rows = [
    ['**Sluss, native**', 'all kinds', scan],
    ['**Sluss, WebAssembly**', 'all kinds', wasm.megabytesPerSecond],
    ['**Sluss, twin**', 'all kinds', twin.megabytesPerSecond],
    ...node.peers.map((peer) => [`${peer.name} ${peer.version}`, peer.finds, peer.megabytesPerSecond]),
  ];
  return table(
    ['engine', 'finds', 'MB/s', 'of Sluss, WebAssembly'],
    rows.map(([name, finds, speed]) => [
      name,
      finds,
      round(speed),
      `${round(speed / wasm.megabytesPerSecond)} ×`,
    ]),
  );
}

function growthTable() {
  const names = [
    ...new Set(native.filter((b) => b.name.startsWith('growth/')).map((b) => b.name.split('/')[1])),
  ];
  const sizes = [100, 1000, 10_000, 100_000, 1_000_000];
  return table(
    ['text', ...sizes.map((size) => `${size} B`), 'WebAssembly, longest'],
    names.map((name) => [
      name.replaceAll('-', ' '),
      ...sizes.map((size) => round(rate(named(native, `growth/${name}/${size}`)))),
      round(1000 / wasm.growth[name.replaceAll('-', ' ')].at(-1).microsecondsPerKilobyte),
    ]),
  );
}

const stations = [
  ['fold', 'station/fold'],
  ['fold, words', 'station/fold+words'],
  ['fold, words, numbers', 'station/fold+words+numbers'],
  ['whole scan', 'scan/comments'],
  ['redact', 'redact/comments'],
];

const million = (node.comments.bytes / node.comments.count / scan).toFixed(1);

console.log(`# Performance

Written by \`scripts/bench\`; the numbers are those of one run on one machine (${cpus()[0].model}, ${cpus().length} cores, Node.js
${process.version}), megabytes of UTF-8 per second of CPU time on one core. Compare the ratios, not the numbers. The texts are
${node.comments.count} synthetic comments of ${Math.round(node.comments.bytes / node.comments.count)} bytes on average in seven
languages, one in four with something to find (\`tests/bench/comments.mjs\`).

## Throughput on short comments, beside peers

${throughputTable()}

The peers find fewer kinds, most of them in English only, and run here in their default configuration. Pattern matching
alone, natively, with those of this project's patterns that both engines accept (${patterns[0].label}): RE2::Set
${round(rate(named(patterns, 'patterns/RE2::Set')))} MB/s, Vectorscan ${round(rate(named(patterns, 'patterns/Vectorscan')))} MB/s.

A million comments like these take ${million} seconds of one native core.

## Where the time goes, natively

${table(
  ['stations', 'MB/s'],
  stations.map(([name, bench]) => [name, round(rate(named(native, bench)))]),
)}

## A keystroke in a comment of 1,000 characters

${table(
  ['engine', 'median ms', '95 % ms', '99 % ms', 'longest ms'],
  [
    ['WebAssembly', wasm.keystroke],
    ['twin', twin.keystroke],
  ].map(([name, k]) => [name, ...[k.p50, k.p95, k.p99, k.max].map((ms) => ms.toFixed(2))]),
)}

## Start and memory

${table(
  ['engine', 'from bytes to first verdict, ms', 'memory, MB'],
  [
    ['WebAssembly', wasm.start],
    ['twin', twin.start],
  ].map(([name, s]) => [name, s.milliseconds.toFixed(0), s.megabytes.toFixed(1)]),
)}

A native guard is made in ${(named(native, 'create guard').cpu_time / 1e6).toFixed(2)} ms.

## Growth with the length of the text

Megabytes a second, natively, at each length: a row that does not fall is linear.

${growthTable()}

## Size

${execFileSync(process.execPath, ['scripts/sizes.mjs', '--markdown'], { encoding: 'utf8' }).split('\n\n')[0]}
`);

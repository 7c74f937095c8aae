// The package as Node.js runs it, timed: WebAssembly, the twin and the peers on the same comments; a keystroke in a long
// comment; the start; memory; growth with the length of the text. Prints JSON. Usage: node tests/bench/node.mjs [--quick]
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createGuard } from '../../wasm/dist/index.js';
import { adversarial, comments, longText } from './comments.mjs';
import { peers } from './peers.mjs';

const quick = process.argv.includes('--quick');
const roundSeconds = quick ? 0.2 : 1;
const rounds = quick ? 3 : 7;
const bytesOf = (texts) => texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** Megabytes a second of CPU time: the median of several rounds after a warm-up, so that other programs matter less. */
async function throughput(scan, texts) {
  const rate = async (seconds) => {
    let bytes = 0;
    const started = process.cpuUsage();
    let used = 0;
    do {
      for (const text of texts) {
        const answer = scan(text);
        if (answer instanceof Promise) await answer;
      }
      bytes += bytesOf(texts);
      const { user, system } = process.cpuUsage(started);
      used = (user + system) / 1e6;
    } while (used < seconds);
    return bytes / 1e6 / used;
  };
  await rate(roundSeconds);
  const rates = [];
  for (let round = 0; round < rounds; round++) rates.push(await rate(roundSeconds));
  return median(rates);
}

/** Milliseconds for each keystroke while the last hundred characters of a comment of 1,000 are typed, many times. */
function keystrokes(guard) {
  const whole = longText(2500, { languages: ['sv', 'en'] })
    .replaceAll('\n', ' ')
    .slice(0, 1000);
  const times = [];
  for (let repeat = 0; repeat < (quick ? 5 : 40); repeat++) {
    for (let length = 900; length <= whole.length; length++) {
      const started = performance.now();
      guard.scan(whole.slice(0, length));
      times.push(performance.now() - started);
    }
  }
  const sorted = times.slice(100).sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: sorted.at(-1) };
}

/** Microseconds per kilobyte at each length: a straight line where time is linear. */
function growth(guard, make) {
  const sizes = quick ? [100, 10_000] : [100, 1000, 10_000, 100_000, 1_000_000];
  return sizes.map((size) => {
    const text = make(size);
    const repeats = Math.max(1, Math.round((quick ? 50_000 : 500_000) / size));
    guard.scan(text);
    const started = process.cpuUsage();
    for (let i = 0; i < repeats; i++) guard.scan(text);
    const { user, system } = process.cpuUsage(started);
    return {
      bytes: Buffer.byteLength(text),
      microsecondsPerKilobyte: (user + system) / repeats / (Buffer.byteLength(text) / 1000),
    };
  });
}

/** In a fresh process: from the module's bytes to the first verdict, and what that added to the memory. */
function start(engine) {
  const script = `
    import { readFileSync } from 'node:fs';
    import { createGuard } from ${JSON.stringify(new URL('../../wasm/dist/index.js', import.meta.url).href)};
    const wasmBytes = readFileSync(${JSON.stringify(fileURLToPath(new URL('../../wasm/dist/engine/sluss.wasm', import.meta.url)))});
    const before = process.memoryUsage();
    const started = performance.now();
    const guard = await createGuard({ engine: '${engine}', wasmBytes });
    guard.scan('My personal number is 850709-9805');
    const milliseconds = performance.now() - started;
    globalThis.gc();
    const after = process.memoryUsage();
    console.log(JSON.stringify({ milliseconds, megabytes: (after.arrayBuffers + after.external + after.heapUsed - before.arrayBuffers - before.external - before.heapUsed) / 1e6 }));`;
  const runs = Array.from({ length: quick ? 1 : 7 }, () =>
    JSON.parse(
      execFileSync(process.execPath, ['--expose-gc', '--input-type=module', '--eval', script], {
        encoding: 'utf8',
      }),
    ),
  );
  return {
    milliseconds: median(runs.map((run) => run.milliseconds)),
    megabytes: median(runs.map((run) => run.megabytes)),
  };
}

const texts = comments(2000);
const result = { comments: { count: texts.length, bytes: bytesOf(texts) }, engines: {}, peers: [] };
for (const engine of ['wasm', 'twin']) {
  const guard = await createGuard({ engine });
  result.engines[engine] = {
    megabytesPerSecond: await throughput((text) => guard.scan(text), texts),
    keystroke: keystrokes(guard),
    start: start(engine),
    growth: Object.fromEntries(
      Object.entries({ ordinary: longText, ...adversarial }).map(([name, make]) => [
        name,
        growth(guard, make),
      ]),
    ),
  };
}
for (const { name, version, finds, create } of peers) {
  const scan = await create();
  const sample = name === 'openredaction' ? texts.slice(0, 100) : texts;
  result.peers.push({ name, version, finds, megabytesPerSecond: await throughput(scan, sample) });
}
console.log(JSON.stringify(result, null, 2));

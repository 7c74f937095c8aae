// The package as Node.js runs it, timed: WebAssembly, the twin and the peers on the same comments; a keystroke in a long
// comment; the start; memory; growth with the length of the text. Prints JSON. Usage: node tests/bench/node.mjs [--quick]
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createGuard } from '../../wasm/dist/index.js';
import { adversarial, comments, longText } from './comments.mjs';
import { peers } from './peers.mjs';

const dist = new URL('../../wasm/dist/', import.meta.url);
const model = readFileSync(new URL('names.bin', dist));
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

/** A guard remembers the paragraphs of a long text until it is given a short one. */
function scanAnew(guard, text) {
  guard.scan('');
  return guard.scan(text);
}

/** Median milliseconds of a whole scan, and of one after a keystroke in the middle, in texts of many paragraphs. */
function writing(guard) {
  return (quick ? [1000, 10_000] : [1000, 10_000, 100_000]).map((characters) => {
    const paragraphs = longText(2 * characters)
      .replaceAll('\n', '\n\n')
      .slice(0, characters);
    const [before, after] = [paragraphs.slice(0, characters / 2), paragraphs.slice(characters / 2)];
    const timeOf = (scan) => {
      const times = [];
      for (let typed = 1; typed <= (quick ? 10 : 40); typed++) {
        const text = `${before}${'x'.repeat(typed)}${after}`;
        const started = performance.now();
        scan(text);
        times.push(performance.now() - started);
      }
      return median(times);
    };
    return {
      characters,
      whole: timeOf((text) => scanAnew(guard, text)),
      keystroke: timeOf((text) => guard.scan(text)),
    };
  });
}

/** Microseconds per kilobyte at each length, which is the same where time is linear; ends before a scan would take long. */
function growth(guard, make) {
  const longest = 2_000_000; // microseconds for one scan
  const curve = [];
  for (const size of quick ? [100, 10_000] : [100, 1000, 10_000, 100_000, 1_000_000]) {
    const last = curve.at(-1);
    if (last && (last.microsecondsPerKilobyte * size) / 1000 > longest) break;
    const text = make(size);
    const bytes = Buffer.byteLength(text);
    const repeats = Math.max(1, Math.min(200, Math.round((quick ? 50_000 : 300_000) / size)));
    guard.scan(text);
    const started = process.cpuUsage();
    for (let i = 0; i < repeats; i++) scanAnew(guard, text);
    const { user, system } = process.cpuUsage(started);
    curve.push({ bytes, microsecondsPerKilobyte: (user + system) / repeats / (bytes / 1000) });
  }
  return curve;
}

/** In a fresh process: from the module's bytes to the first verdict, and what that added to the memory. */
function start(engine) {
  const script = `
    import { readFileSync } from 'node:fs';
    import { createGuard } from ${JSON.stringify(new URL('index.js', dist).href)};
    const wasmBytes = readFileSync(${JSON.stringify(fileURLToPath(new URL('engine/sluss.wasm', dist)))});
    const model = readFileSync(${JSON.stringify(fileURLToPath(new URL('names.bin', dist)))});
    const before = process.memoryUsage();
    const milliseconds = {};
    let started = performance.now();
    const lap = (name) => { milliseconds[name] = performance.now() - started; started = performance.now(); };
    const guard = await createGuard({ engine: '${engine}', wasmBytes });
    lap('create');
    guard.scan('Thank you, this was really helpful');
    lap('plain');
    guard.scan('My personal number is 850709-9805');
    lap('number');
    guard.loadModel(model);
    lap('model');
    globalThis.gc();
    const after = process.memoryUsage();
    console.log(JSON.stringify({ ...milliseconds, megabytes: (after.arrayBuffers + after.external + after.heapUsed - before.arrayBuffers - before.external - before.heapUsed) / 1e6 }));`;
  const runs = Array.from({ length: quick ? 1 : 7 }, () =>
    JSON.parse(
      execFileSync(process.execPath, ['--expose-gc', '--input-type=module', '--eval', script], {
        encoding: 'utf8',
      }),
    ),
  );
  return Object.fromEntries(Object.keys(runs[0]).map((name) => [name, median(runs.map((run) => run[name]))]));
}

/** The native command from its start to its end, on one short comment. */
function command() {
  const input = 'My personal number is 850709-9805';
  const sluss = fileURLToPath(new URL('../../build/native/sluss', import.meta.url));
  const times = Array.from({ length: quick ? 3 : 15 }, () => {
    const started = performance.now();
    spawnSync(sluss, ['scan', '-'], { input });
    return performance.now() - started;
  });
  return median(times);
}

const texts = comments(2000);
const result = { comments: { count: texts.length, bytes: bytesOf(texts) }, engines: {}, peers: [] };
result.command = command();
for (const engine of ['wasm', 'twin']) {
  const guard = await createGuard({ engine });
  const measured = { start: start(engine) };
  measured.megabytesPerSecond = await throughput((text) => guard.scan(text), texts);
  guard.loadModel(model);
  measured.megabytesPerSecondOfAll = await throughput((text) => guard.scan(text), texts);
  measured.keystroke = keystrokes(guard);
  measured.writing = writing(guard);
  measured.growth = Object.fromEntries(
    Object.entries({ ordinary: longText, ...adversarial }).map(([name, make]) => [name, growth(guard, make)]),
  );
  result.engines[engine] = measured;
}
for (const { name, version, finds, create } of peers) {
  const scan = await create();
  const sample = name === 'openredaction' ? texts.slice(0, 100) : texts;
  result.peers.push({ name, version, finds, megabytesPerSecond: await throughput(scan, sample) });
}
console.log(JSON.stringify(result, null, 2));

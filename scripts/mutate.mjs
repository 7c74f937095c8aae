// Changes the check-digit code in one place at a time (a weight, a modulus, an entry of a permutation or an alphabet),
// compiles what depends on it, and runs the tests of the numbers: a change that they do not notice "survives".
// Usage: node scripts/mutate.mjs [--every N] [--jobs N]; needs build/native. Ends with status 1 if anything survives.
import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs, promisify } from 'node:util';

const root = join(import.meta.dirname, '..');
const numbers = join(root, 'core', 'src', 'numbers');
const run = promisify(execFile);
const { values: options } = parseArgs({
  options: {
    every: { type: 'string', default: '1' },
    jobs: { type: 'string', default: String(availableParallelism()) },
  },
});

/** What makes a check digit: the numbers in a list of weights, behind a `%`, and in a permutation or alphabet. */
const places = [
  { what: 'weight', around: /weighted_sum\([^;{]*\{([^}]*)\}/g, each: /-?\d+/g, change: nextNumber },
  { what: 'modulus', around: /%\s*(\d+)/g, each: /\d+/g, change: nextNumber },
  {
    what: 'permutation',
    around: /(?:permutation|weights?)\[\d*\] = \{([^}]*)\}/g,
    each: /-?\d+/g,
    change: nextNumber,
  },
  {
    what: 'letter',
    around: /"([A-Z]{10,})"/g,
    each: /[A-Z]/g,
    change: (letter) => (letter === 'A' ? 'B' : 'A'),
  },
];

function nextNumber(literal) {
  return String(Number(literal) + 1);
}

/** Comments hold the examples, which are the tests: they are blanked, so that nothing in them is changed. */
function code(source) {
  return source.replace(/\/\/[^\n]*/g, (comment) => ' '.repeat(comment.length));
}

function* mutantsOf(file) {
  const source = readFileSync(join(numbers, file), 'utf8');
  for (const { what, around, each, change } of places) {
    for (const match of code(source).matchAll(around)) {
      const from = match.index + match[0].lastIndexOf(match[1]);
      for (const literal of match[1].matchAll(each)) {
        const at = from + literal.index;
        const changed = change(literal[0]);
        yield {
          file,
          line: source.slice(0, at).split('\n').length,
          what: `${what} ${literal[0]} → ${changed}`,
          source: source.slice(0, at) + changed + source.slice(at + literal[0].length),
        };
      }
    }
  }
}

const compiler = process.env.CXX ?? 'c++';
const flags = [
  '-std=c++20',
  '-O0',
  '-w',
  `-I${join(root, 'core', 'include')}`,
  `-I${join(root, 'core', 'src')}`,
];
const suites =
  'Luhn*:Verhoeff*:Iso7064*:WeightedSum*:Remainder*:NumberExamples*:Swedish*:Phones*:CheckDigits*';
const sources = readdirSync(numbers).filter((file) => file.endsWith('.cc'));
const tests = ['algorithms', 'check_digits', 'examples', 'sweden'].map((name) => `numbers_${name}_test.cc`);

async function compile(file, to) {
  await run(compiler, [...flags, `-DSLUSS_SOURCE_DIR="${root}"`, '-c', file, '-o', to]);
}

/** Compiles everything once, unchanged; answers with the objects by source file. */
async function compileAll(folder) {
  const objects = new Map();
  for (const file of sources) objects.set(file, join(folder, `${file}.o`));
  for (const file of tests) objects.set(file, join(folder, `${file}.o`));
  await inTurns([...objects], ([file, object]) =>
    compile(join(sources.includes(file) ? numbers : join(root, 'tests', 'core'), file), object),
  );
  return objects;
}

/** Runs `work` on every item, as many at a time as there are jobs. */
async function inTurns(items, work) {
  const waiting = items.values();
  const worker = async () => {
    for (const item of waiting) await work(item);
  };
  await Promise.all(Array.from({ length: Number(options.jobs) }, worker));
}

async function survives(mutant, folder, objects) {
  const mine = mkdtempSync(join(folder, 'mutant-'));
  const linked = new Map(objects);
  try {
    // A changed header is found before the real one, and by every file.
    const header = mutant.file.endsWith('.h');
    if (header) mkdirSync(join(mine, 'numbers'));
    const changed = join(mine, header ? 'numbers' : '.', mutant.file);
    writeFileSync(changed, mutant.source);
    for (const file of header ? objects.keys() : [mutant.file]) {
      const from = header
        ? join(tests.includes(file) ? join(root, 'tests', 'core') : numbers, file)
        : changed;
      linked.set(file, join(mine, `${file}.o`));
      await run(compiler, [
        `-I${mine}`,
        ...flags,
        `-DSLUSS_SOURCE_DIR="${root}"`,
        '-c',
        from,
        '-o',
        linked.get(file),
      ]);
    }
    const program = join(mine, 'tests');
    await run(compiler, [...linked.values(), '-lgtest_main', '-lgtest', '-pthread', '-o', program]);
    await run(program, [`--gtest_filter=${suites}`, '--gtest_brief=1'], { timeout: 60_000 });
    return true;
  } catch {
    return false; // a test, a compile-time check or the clock has noticed
  } finally {
    rmSync(mine, { recursive: true });
  }
}

const folder = mkdtempSync(join(tmpdir(), 'sluss-mutants-'));
try {
  const mutants = readdirSync(numbers)
    .flatMap((file) => [...mutantsOf(file)])
    .filter((_, index) => index % Number(options.every) === 0);
  const objects = await compileAll(folder);
  const whole = join(folder, 'tests');
  execFileSync(compiler, [...objects.values(), '-lgtest_main', '-lgtest', '-pthread', '-o', whole]);
  execFileSync(whole, [`--gtest_filter=${suites}`, '--gtest_brief=1'], { stdio: 'inherit' });

  let survivors = 0;
  await inTurns(mutants, async (mutant) => {
    if (!(await survives(mutant, folder, objects))) return;
    survivors += 1;
    console.log(`survives: ${basename(mutant.file)}:${mutant.line}: ${mutant.what}`);
  });
  console.log(`${mutants.length - survivors} passed, ${survivors} failed`);
  process.exitCode = survivors === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true });
}

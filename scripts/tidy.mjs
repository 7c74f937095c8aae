// Runs clang-tidy over the core's sources, as build/native compiles them. A source is skipped when its preprocessed
// text, the rules and clang-tidy itself are those of its last clean run (stamps in build/tidy).
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const tidy = 'clang-tidy-14';
const stamps = 'build/tidy';
// The database is written for GCC, some of whose warnings clang does not know.
const flags = ['--quiet', '-p', 'build/native', '--extra-arg=-Wno-unknown-warning-option'];

const database = JSON.parse(await readFile('build/native/compile_commands.json', 'utf8'));
const entries = database
  .map((entry) => ({
    ...entry,
    source: relative(process.cwd(), join(entry.directory, relative(entry.directory, entry.file))),
  }))
  .filter(({ source }) => source.startsWith('core/'));
const rules = (await readFile('.clang-tidy', 'utf8')) + (await run(tidy, ['--version'])).stdout;
await mkdir(stamps, { recursive: true });

/** What clang-tidy would read: the source as the compiler's own preprocessor leaves it. */
async function fingerprint(entry) {
  const preprocess = entry.command.replace(/ -o \S+ -c /, ' -E -P ');
  const { stdout } = await run('/bin/sh', ['-c', preprocess], { cwd: entry.directory, maxBuffer: 2 ** 28 });
  return createHash('sha256').update(rules).update(entry.command).update(stdout).digest('hex');
}

async function check(entry) {
  const stamp = join(stamps, entry.source.replaceAll('/', '-'));
  const key = await fingerprint(entry);
  const last = await readFile(stamp, 'utf8').catch(() => '');
  if (last === key) return true;
  try {
    await run(tidy, [...flags, entry.source], { maxBuffer: 2 ** 28 });
  } catch (error) {
    console.log(`${entry.source}\n${error.stdout}${error.stderr}`);
    return false;
  }
  await writeFile(stamp, key);
  return true;
}

let failed = 0;
const queue = entries.values();
async function worker() {
  for (const entry of queue) {
    if (!(await check(entry))) failed += 1;
  }
}
await Promise.all(Array.from({ length: availableParallelism() }, worker));
console.log(`${entries.length - failed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;

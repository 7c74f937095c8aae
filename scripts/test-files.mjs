// Runs test files of node:test that drive browsers, and gives a file with failures one second chance: a browser on a
// busy machine may stall through no fault of the product. What needed the second chance is named, never hidden.
//
// usage: node [NODE OPTION]... scripts/test-files.mjs [--concurrency=N] FILE...
//   NODE OPTIONs (such as --import tsx) are passed on to the process of each file.
// Exit status: 0 if every test passed, 1 if one failed twice or none ran, 2 for a mistake in the arguments.
import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { parseArgs } from 'node:util';

/** What came of one file: tests passed, skipped, and failed ("suite > test: reason"). */
class FileResult {
  passed = 0;
  skipped = 0;
  failures = [];
}

const isSuite = (data) => data.details?.type === 'suite';

/**
 * Runs one file in a process of its own. What is told comes with the file that a test stands in, which may be one that
 * this file imports; so each file has its own stream. A file whose process died without a test counts as a failure.
 */
async function runFile(file) {
  const result = new FileResult();
  const stream = run({ files: [file] });
  stream.on('test:pass', (data) => {
    if (isSuite(data) || resolve(data.name) === file) return;
    if (data.skip !== undefined) result.skipped++;
    else result.passed++;
  });
  stream.on('test:fail', (data) => {
    // A suite fails with its subtests, which are counted themselves; its own hooks' failures are not.
    if (data.details.error.failureType === 'subtestsFailed') return;
    result.failures.push(`${data.name}: ${data.details.error.cause?.message ?? data.details.error.message}`);
  });
  process.stdout.write(await text(stream.compose(spec)));
  return result;
}

/** Runs the files once, so many at a time; returns path -> FileResult. */
async function runOnce(files, concurrency) {
  const results = new Map();
  const waiting = files.values();
  const runWaiting = async () => {
    for (const file of waiting) results.set(file, await runFile(file));
  };
  await Promise.all(Array.from({ length: concurrency }, runWaiting));
  return results;
}

const { values, positionals } = parseArgs({
  options: { concurrency: { type: 'string', default: '1' } },
  allowPositionals: true,
});
const files = positionals.map((file) => resolve(file));
const missing = files.filter((file) => !existsSync(file));
if (files.length === 0 || missing.length > 0 || !(Number(values.concurrency) >= 1)) {
  console.error(
    missing.length
      ? `There is no file ${missing.join(', ')}`
      : 'usage: test-files.mjs [--concurrency=N] FILE...',
  );
  process.exit(2);
}

const results = await runOnce(files, Number(values.concurrency));
const failed = files.filter((file) => results.get(file).failures.length > 0);
if (failed.length > 0) {
  const lines = failed.flatMap((file) => results.get(file).failures.map((failure) => `  ${failure}`));
  console.log(`Failed at the first try:\n${lines.join('\n')}`);
  for (const [file, result] of await runOnce(failed, 1)) results.set(file, result);
}

const all = [...results.values()];
const sum = (count) => all.reduce((total, result) => total + count(result), 0);
const idle = files.filter((file) => {
  const { passed, skipped, failures } = results.get(file);
  return passed + skipped + failures.length === 0;
});
for (const file of idle) console.log(`${relative('.', file)} ran no test`);
for (const result of all) for (const failure of result.failures) console.log(`Failed twice: ${failure}`);
const failures = sum((result) => result.failures.length) + idle.length;
if (sum((result) => result.skipped)) console.log(`${sum((result) => result.skipped)} skipped`);
console.log(`${sum((result) => result.passed)} passed, ${failures} failed`);
process.exit(failures > 0 ? 1 : 0);

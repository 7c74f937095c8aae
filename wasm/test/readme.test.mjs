// The examples in the README do what their comments say.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';

const folder = join(import.meta.dirname, '..');
const readme = readFileSync(join(folder, 'README.md'), 'utf8');
const examples = [...readme.matchAll(/^```js\n(.*?)^```/gms)].map(([, code]) => code);

/** What an example says it prints: `console.log(…); // this`. */
function promised(code) {
  const lines = [...code.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].map(([, line]) => line);
  return lines.filter((line) => !line.startsWith('the '));
}

describe('the README', () => {
  for (const [index, code] of examples.entries()) {
    it(`example ${index + 1} runs and prints what it says`, () => {
      const printed = execFileSync(process.execPath, ['--input-type=module'], {
        input: code,
        cwd: folder,
        encoding: 'utf8',
      });
      for (const line of promised(code)) assert.ok(printed.includes(line), `${line} in ${printed}`);
    });
  }

  it('has examples', () => assert.ok(examples.length >= 4));

  it('tells verdicts rightly', () => {
    const code = examples
      .find((each) => each.includes('replyTo'))
      .replace(/^(guard.*);/gm, 'console.log($1);');
    const printed = execFileSync(process.execPath, ['--input-type=module'], {
      input: code,
      cwd: folder,
      encoding: 'utf8',
    });
    assert.equal(printed, 'clear\nwarn\n');
  });
});

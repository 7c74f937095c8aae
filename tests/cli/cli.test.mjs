// The command as others call it: arguments, shapes, exit statuses, and what it does with bad input.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const sluss = fileURLToPath(new URL('../../build/native/sluss', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'sluss-cli-'));
after(() => rmSync(folder, { recursive: true }));

function run(args, input = '') {
  const { status, stdout, stderr } = spawnSync(sluss, args, { input, maxBuffer: 1 << 28 });
  return { status, stdout: stdout.toString(), stderr: stderr.toString() };
}
const lines = (text) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
const scanLines = (rows, ...args) => {
  const input = rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row))).join('\n');
  return run(['scan', '--jsonl', ...args], input);
};
const spans = (report) => report.findings.map((f) => [f.kind, f.start, f.end]);

test('scan finds both numbers in digits of another script, and exits 1', () => {
  const text = 'Hej, mitt personnummer är ٨٥٠٧٠٩-٩٨٠٥ och ärendenummer 12345678\n';
  const { status, stdout } = run(['scan', '--format', 'json', '-'], text);
  assert.equal(status, 1);
  assert.deepEqual(spans(JSON.parse(stdout)), [
    ['se.personnummer', 26, 37],
    ['se.migrationsverket.case_number', 55, 63],
  ]);
});

test('scan --refused says what was not reported, and why, and changes nothing else', () => {
  const text = 'Jag skrev 850709-9806 och bankgiro 5223-7005';
  const plain = JSON.parse(run(['scan', '--format', 'json', '-'], text).stdout);
  const { refusals, ...report } = JSON.parse(
    run(['scan', '--refused', '--format', 'json', '-'], text).stdout,
  );
  assert.deepEqual(report, plain);
  const wrong = refusals.find(({ kind }) => kind === 'se.personnummer');
  assert.deepEqual(wrong, { kind: 'se.personnummer', start: 10, end: 21, reason: 'check_digit' });
  const listed = refusals.find(({ reason }) => reason === 'allow_listed');
  assert.deepEqual(listed, { kind: 'se.bankgiro', start: 35, end: 44, reason: 'allow_listed' });
  const { stdout } = run(['scan', '--refused', '-'], text);
  assert.match(stdout, /stdin:1:11-1:22 {2}not reported: check_digit {2}\(.*se\.personnummer.*\)/);
});

test('scan --refused is for single texts', () => {
  for (const other of [['--jsonl'], ['--format', 'sarif']]) {
    const { status, stderr } = run(['scan', '--refused', ...other], '');
    assert.equal(status, 2);
    assert.match(stderr, /--refused/);
  }
});

test('scan exits 0 where nothing is to be warned of', () => {
  assert.equal(run(['scan', '-'], 'Tack för ett bra svar!').status, 0);
});

test('scan counts offsets in the unit that was asked for', () => {
  const rows = [{ id: 1, text: '😀 å 900101-2385' }];
  const start = (unit) => lines(scanLines(rows, '--offsets', unit).stdout)[0].findings[0].start;
  assert.equal(start('codepoint'), 4);
  assert.equal(start('utf16'), 5);
  assert.equal(start('byte'), 8);
});

test('--jsonl answers every line once and in order, also thousands of them', () => {
  const rows = Array.from({ length: 5000 }, (_, id) => ({ id, text: id % 3 ? 'Hej' : 'pnr 900101-2385' }));
  const { status, stdout } = scanLines(rows);
  const answers = lines(stdout);
  assert.equal(status, 0);
  assert.deepEqual(
    answers.map((a) => a.id),
    rows.map((r) => r.id),
  );
  assert.ok(answers.every((a, i) => a.verdict === (i % 3 ? 'clear' : 'warn')));
});

test('--jsonl answers a bad line with an error and goes on; the exit status tells', () => {
  const { status, stdout } = scanLines([
    { id: 'a', text: 'Hej' },
    '{"id":"b","text":',
    { id: 'c' },
    [1],
    { id: 'd', text: 'Hej' },
  ]);
  const answers = lines(stdout);
  assert.equal(status, 1);
  assert.equal(answers.length, 5);
  assert.equal(answers[0].verdict, 'clear');
  assert.match(answers[1].error, /not JSON/);
  assert.equal(answers[2].id, 'c');
  assert.match(answers[2].error, /"text"/);
  assert.match(answers[3].error, /object/);
  assert.equal(answers[4].id, 'd');
});

test('--jsonl says where a number is that no reader can hold, and goes on', () => {
  const { status, stdout } = scanLines([
    { id: 1, text: 'Hej' },
    '{"id": 2, "likes": 2e370, "text": "Hej"}',
    { id: 3, text: 'Hej' },
  ]);
  const [before, refused, behind] = lines(stdout);
  assert.equal(status, 1);
  assert.deepEqual([before.verdict, behind.verdict], ['clear', 'clear']);
  assert.equal(
    refused.error,
    'line 2, column 20: the number 2e370 is too large for any reader of JSON to hold',
  );
});

test('--jsonl answers a line before the next one is written', async () => {
  const child = spawn(sluss, ['scan', '--jsonl']);
  child.stdin.write('{"id":1,"text":"900101-2385"}\n');
  const [chunk] = await once(child.stdout, 'data');
  assert.equal(JSON.parse(chunk).verdict, 'warn');
  child.stdin.end();
  const [status] = await once(child, 'exit');
  assert.equal(status, 0);
});

test('--jsonl takes the text replied to into account', () => {
  const [bare, asked] = lines(
    scanLines([
      { id: 1, text: '12345678' },
      { id: 2, text: '12345678', reply_to: 'Hej! Vad är ditt ärendenummer?' },
    ]).stdout,
  );
  assert.deepEqual(bare.findings, []);
  assert.equal(asked.findings[0].kind, 'se.migrationsverket.case_number');
  assert.ok(asked.findings[0].evidence.includes('reply'));
});

test('lone surrogates, NUL and other control characters are read, not choked on', () => {
  const { status, stdout } = scanLines(
    ['{"id":1,"text":"\\ud800 900101-2385 \\u0000 \\udc00"}'],
    '--offsets',
    'utf16',
  );
  assert.equal(status, 0);
  assert.deepEqual(spans(lines(stdout)[0]), [['se.personnummer', 2, 13]]);
});

test('invalid UTF-8 in a file is read as replacement characters', () => {
  const file = join(folder, 'bytes.txt');
  writeFileSync(file, Buffer.concat([Buffer.from([0xff, 0xfe, 0x00, 0xc3]), Buffer.from(' 900101-2385')]));
  const { status, stdout } = run(['scan', '--format', 'json', '--offsets', 'byte', file]);
  assert.equal(status, 1);
  assert.deepEqual(spans(JSON.parse(stdout)), [['se.personnummer', 5, 16]]);
});

test('invalid UTF-8 in a line of JSON is answered by an error for that line alone', () => {
  const input = Buffer.concat([
    Buffer.from('{"id":1,"text":"'),
    Buffer.from([0xff]),
    Buffer.from('"}\n{"id":2,"text":"Hej"}\n'),
  ]);
  const { status, stdout } = run(['scan', '--jsonl'], input);
  const [bad, good] = lines(stdout);
  assert.equal(status, 1);
  assert.match(bad.error, /not JSON/);
  assert.equal(good.id, 2);
});

test('a line of ten megabytes is scanned like any other', () => {
  const text = `${'Hej på er! '.repeat(1_000_000)}900101-2385`;
  const { status, stdout } = scanLines([{ id: 1, text }]);
  assert.equal(status, 0);
  assert.equal(lines(stdout)[0].findings[0].start, text.length - 11);
});

test('unusable arguments exit 2 and say what would be right', () => {
  for (const [args, said] of [
    [['scan', '--policy', 'nowhere', '-'], /"nowhere" is neither a file nor one of: .*migrationsverket/],
    [['scan', '--lang', 'xx', '-'], /"xx" is not one of: .*sv/],
    [['scan', '--offsets', 'words', '-'], /--offsets/],
    [['scan', join(folder, 'missing.txt')], /missing\.txt: cannot be read/],
    [['validate', '--kind', 'se.nothing', '1'], /"se.nothing"/],
    [['validate', '1'], /--kind/],
    [['explain', 'se.nothing'], /"se.nothing" is no kind/],
    [['nonsense'], /subcommand/],
  ]) {
    const { status, stderr } = run(args);
    assert.equal(status, 2, args.join(' '));
    assert.match(stderr, said, args.join(' '));
  }
});

test('validate says why a number is refused', () => {
  const { status, stdout } = run([
    'validate',
    '--kind',
    'se.personnummer',
    '900101-2385',
    '900101-2386',
    '901301-2385',
  ]);
  assert.equal(status, 1);
  assert.equal(
    stdout,
    '900101-2385: valid\n900101-2386: invalid (wrong check digit)\n901301-2385: invalid (no possible date)\n',
  );
});

test('validate --jsonl answers in order, with a reason where it refuses', () => {
  const input = [
    { id: 'a', kind: 'se.personnummer', text: '900101-2385' },
    { id: 'b', kind: 'iban', text: 'SE00 5000' },
    { id: 'c', kind: 'no.such', text: '1' },
  ];
  const { status, stdout } = run(['validate', '--jsonl'], input.map((row) => JSON.stringify(row)).join('\n'));
  const [a, b, c] = lines(stdout);
  assert.equal(status, 1);
  assert.deepEqual(a, { id: 'a', valid: true });
  assert.equal(b.valid, false);
  assert.equal(typeof b.reason, 'string');
  assert.match(c.error, /no\.such/);
});

test('redact takes out what scan finds, in three ways', () => {
  const text = 'Mitt personnummer är 900101-2385, tack';
  const redact = (...args) => run(['redact', ...args, '-'], text).stdout;
  assert.doesNotMatch(redact(), /\d/);
  assert.equal(redact('--style', 'mask'), 'Mitt personnummer är ••••••-••••, tack');
  assert.equal(redact('--style', 'remove'), 'Mitt personnummer är , tack');
});

test('kinds --json lists ids with category, severity and proof', () => {
  const kinds = JSON.parse(run(['kinds', '--json']).stdout);
  const personnummer = kinds.find((k) => k.kind === 'se.personnummer');
  assert.deepEqual(personnummer, {
    kind: 'se.personnummer',
    category: 'identity',
    severity: 'high',
    proof: 'check_digit',
  });
});

test('SARIF names the place and not the text', () => {
  const { stdout } = run(['scan', '--format', 'sarif', '-'], 'pnr 900101-2385');
  const [result] = JSON.parse(stdout).runs[0].results;
  assert.equal(result.ruleId, 'se.personnummer');
  const { charOffset, charLength } = result.locations[0].physicalLocation.region;
  assert.deepEqual([charOffset, charLength], [4, 11]);
  assert.doesNotMatch(stdout, /900101/);
});

test('scan gives advice in the language asked for, with the channels of the agency', () => {
  const text = 'مرحبا، رقم القضية 12345678 وهاتفي 070-174 06 05\n';
  const { status, stdout } = run(['scan', '--policy', 'migrationsverket', '--lang', 'ar', '-'], text);
  assert.equal(status, 1);
  assert.match(stdout, /انتظر: سيتمكن الجميع من قراءة هذا/);
  const channels = ['log-in-to-my-page.html', '0771-235 235', '601 70 Norrköping'].map((fact) =>
    stdout.indexOf(fact),
  );
  assert.ok(channels[0] > 0 && channels[0] < channels[1] && channels[1] < channels[2], String(channels));
});

const filesIn = (path) => {
  const files = fileURLToPath(new URL(`../../${path}/`, import.meta.url));
  return readdirSync(files)
    .filter((name) => name.endsWith('.json'))
    .map((name) => join(files, name));
};

test('policy check passes every pack that comes with Sluss', () => {
  const { status, stdout } = run([
    'policy',
    'check',
    ...filesIn('core/data/agencies'),
    ...filesIn('core/data/agencies/templates'),
  ]);
  assert.equal(status, 0, stdout);
  assert.match(stdout, /checked, 0 broken/);
});

test('policy check refuses every broken pack with its name and a reason, and exits 2', () => {
  const broken = filesIn('tests/core/packs/broken');
  const { status, stdout } = run(['policy', 'check', ...broken]);
  assert.equal(status, 2);
  for (const file of broken)
    assert.ok(stdout.includes(`${file}: `) && !stdout.includes(`${file}: good`), file);
});

test('policy check tries the examples of own kinds', () => {
  const pack = JSON.parse(
    readFileSync(fileURLToPath(new URL('../core/packs/smallest.json', import.meta.url))),
  );
  pack.kinds = [
    {
      id: 'se.example.card',
      names: { en: 'Card number' },
      category: 'case',
      severity: 'high',
      patterns: [{ pattern: '\\bEX\\d{6}\\b' }],
      believe: [{ when: ['layout'], confidence: 0.9 }],
      finds: ['EX123456', 'EX 123456'],
      ignores: ['EX1'],
    },
  ];
  const file = join(folder, 'own-kind.json');
  writeFileSync(file, JSON.stringify(pack));
  const { status, stdout } = run(['policy', 'check', file]);
  assert.equal(status, 2);
  assert.match(stdout, /kinds\[0\]\.finds\[1\]: "EX 123456" must be found as se\.example\.card/);
});

test('--help teaches and exits 0', () => {
  const { status, stdout } = run(['--help']);
  assert.equal(status, 0);
  assert.match(stdout, /Examples:/);
});

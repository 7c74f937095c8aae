// Exports of posted comments, as a moderator has them: CSV and JSONL with chosen columns, reports, interrupted runs.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv';

const root = fileURLToPath(new URL('../..', import.meta.url));
const sluss = join(root, 'build', 'native', 'sluss');
const folder = mkdtempSync(join(tmpdir(), 'sluss-exports-'));
after(() => rmSync(folder, { recursive: true }));
const personnummer = '850709-9805';

function run(args, input = '') {
  const { status, stdout, stderr } = spawnSync(sluss, args, { input, maxBuffer: 1 << 28 });
  return { status, stdout: stdout.toString(), stderr: stderr.toString() };
}
const lines = (text) =>
  text
    .split('\n')
    .filter((line) => line)
    .map((line) => JSON.parse(line));
const file = (name, content) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const escaped = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

// ---- CSV

const quoted = `id,author,text\r\n7,"Ek, Ada","Hej,\r\n""mitt"" nummer är ${personnummer}"\r\n8,Bo,Tack!\r\n`;

test('CSV: a quoted text may hold delimiters, quotation marks and line breaks', () => {
  const { status, stdout } = run(['scan', '--csv', '--id', 'id', '--column', 'text', '-'], quoted);
  const [first, second] = lines(stdout);
  assert.equal(status, 0);
  assert.deepEqual([first.id, first.field, first.verdict], ['7', 'text', 'warn']);
  const text = `Hej,\r\n"mitt" nummer är ${personnummer}`;
  const [finding] = first.findings;
  assert.equal(text.slice(finding.start, finding.end), personnummer);
  assert.deepEqual([second.id, second.verdict], ['8', 'clear']);
});

test('CSV: every chosen column is answered, in the order they were named', () => {
  const input = `title,text\n${personnummer},Hej\nHej,${personnummer}\n`;
  const { stdout } = run(['scan', '--csv', '--column', 'text', '--column', 'title'], input);
  assert.deepEqual(
    lines(stdout).map((a) => [a.id, a.field, a.verdict]),
    [
      [2, 'text', 'clear'],
      [2, 'title', 'warn'],
      [3, 'text', 'warn'],
      [3, 'title', 'clear'],
    ],
  );
});

test('CSV: other delimiters, files without a header, the text that was replied to', () => {
  const cases = [
    [['--delimiter', ';', '--column', 'text'], `id;text\n1;${personnummer}\n`],
    [['--delimiter', 'tab', '--column', 'text'], `id\ttext\n1\t${personnummer}\n`],
    [['--no-header', '--column', '2'], `1,${personnummer}\n`],
    [['--reply-to', 'post', '--column', 'text'], 'post,text\nVad är ditt ärendenummer?,12345678\n'],
  ];
  for (const [options, input] of cases) {
    const { status, stdout } = run(['scan', '--csv', ...options], input);
    assert.equal(status, 0, options.join(' '));
    assert.deepEqual(
      lines(stdout).map((a) => a.verdict),
      ['warn'],
      options.join(' '),
    );
  }
});

test('CSV: redact changes the chosen columns and no other byte', () => {
  const input = `\ufeffid,text,more\r\n01,"pnr ${personnummer}, ""ja""", x \r\n2,pnr ${personnummer},"${personnummer}"`;
  const { status, stdout } = run(['redact', '--csv', '--column', 'text'], input);
  assert.equal(run(['redact', '--csv', '--column', 'b'], 'a,b\n1,\n').stdout, 'a,b\n1,\n');
  assert.equal(status, 0);
  assert.equal(
    stdout,
    `\ufeffid,text,more\r\n01,"pnr [se.personnummer], ""ja""", x \r\n2,pnr [se.personnummer],"${personnummer}"`,
  );
});

test('CSV: several files become one, if their headers agree', () => {
  const one = file('one.csv', `text\n${personnummer}\n`);
  const two = file('two.csv', 'text\nHej\n');
  assert.equal(
    run(['redact', '--csv', '--column', 'text', one, two]).stdout,
    'text\n[se.personnummer]\nHej\n',
  );
  const other = file('other.csv', 'text,id\nHej,1\n');
  const { status, stderr } = run(['redact', '--csv', '--column', 'text', one, other]);
  assert.equal(status, 2);
  assert.match(stderr, /other\.csv: begins with another header/);
});

test('CSV: a row with too many or too few fields is named, and the others are still read', () => {
  const input = `id,text\n1,Hej\n2,Hej,å\n3\n4,${personnummer}\n`;
  const scanned = run(['scan', '--csv', '--column', 'text'], input);
  assert.equal(scanned.status, 1);
  assert.deepEqual(
    lines(scanned.stdout).map((a) => a.error ?? a.verdict),
    ['clear', 'line 3: the row has 3 fields and not 2', 'line 4: the row has 1 fields and not 2', 'warn'],
  );
  const redacted = run(['redact', '--csv', '--column', 'text'], input);
  assert.equal(redacted.status, 1);
  assert.equal(redacted.stdout, 'id,text\n1,Hej\n4,[se.personnummer]\n');
  assert.match(redacted.stderr, /line 3: the row has 3 fields and not 2; left out/);
});

test('CSV: a text in another encoding is not guessed at', () => {
  const input = Buffer.from(`id,text\n1,Hej\n2,Mitt ärende 12345678\n`, 'latin1');
  const { status, stdout } = run(['scan', '--csv', '--column', 'text'], input);
  assert.equal(status, 1);
  const [first, second] = lines(stdout);
  assert.equal(first.verdict, 'clear');
  assert.match(second.error, /^line 3, column 8: not UTF-8; .*iconv/);
});

test('CSV: where quotation marks are wrong, it stops there and names line and column', () => {
  for (const [rows, place] of [
    ['1,"Hej" du\n2,Hej\n', /line 2, column 8: something stands between/],
    ['1,Hej\n2,åh "Hej"\n', /line 3, column 6: a quotation mark stands within/],
    ['1,"Hej\n\n2,Hej\n', /line 2, column 3: the field that begins .* never ended/],
    ['1,Hej\r2,Hej\r', /line 2, column 6: a carriage return/],
  ]) {
    const { status, stdout, stderr } = run(['redact', '--csv', '--column', 'text'], `id,text\n${rows}`);
    assert.equal(status, 2, rows);
    assert.match(stderr, place);
    assert.doesNotMatch(stdout, /2,/, 'nothing after the fault is taken for a row');
  }
});

test('choices that cannot be right are refused with what would be', () => {
  for (const [args, input, said] of [
    [['--csv', '--column', 'txt'], 'id,text\n1,Hej\n', /no column "txt"; there are: "id", "text"/],
    [['--csv', '--column', 'text'], 'id;text\n1;Hej\n', /Is this --delimiter ';'\?/],
    [['--csv', '--column', 'a'], 'a,a\n1,2\n', /two columns are called "a"/],
    [['--csv'], 'id,text\n', /--column/],
    [['--csv', '--column', 'a', '--delimiter', '"'], 'a\n', /--delimiter/],
    [['--csv', '--column', 'a'], Buffer.from('\ufeffa\n', 'utf16le'), /UTF-16/],
    [['--csv', '--jsonl'], '', /excludes/i],
    [['--column', 'a'], 'Hej', /--csv or --jsonl/],
    [['--report', 'a.html'], 'Hej', /--csv or --jsonl/],
    [['--jsonl', '--checkpoint', 'a'], '', /--output/],
  ]) {
    const { status, stderr } = run(['scan', ...args], input);
    assert.equal(status, 2, args.join(' '));
    assert.match(stderr, said, args.join(' '));
  }
});

// ---- JSONL

test('JSONL: fields by name and by JSON Pointer, with an id of its own', () => {
  const input = `{"key":"a","title":"Hej","message":{"parts":["Hej","${personnummer}"]}}\n`;
  const { stdout } = run(
    ['scan', '--jsonl', '--id', 'key', '--field', 'title', '--field', '/message/parts/1'],
    input,
  );
  assert.deepEqual(
    lines(stdout).map((a) => [a.id, a.field, a.verdict]),
    [
      ['a', 'title', 'clear'],
      ['a', '/message/parts/1', 'warn'],
    ],
  );
});

test('JSONL: redact changes the chosen fields and no other byte', () => {
  const input = `{ "big": 12345678901234567890123, "e": 1.50, "text" : "\\u0022${personnummer}\\n", "other":null, "z":"å" }\n`;
  const { status, stdout } = run(['redact', '--jsonl', '--field', 'text', '--field', 'other'], input);
  assert.equal(status, 0);
  assert.equal(
    stdout,
    '{ "big": 12345678901234567890123, "e": 1.50, "text" : "\\"[se.personnummer]\\n", "other":null, "z":"å" }\n',
  );
});

test('JSONL: a member given twice is an error, not a way past the guard', () => {
  const input = `{"text":"${personnummer}","text":"Hej"}\n{"text":"Hej"}\n`;
  const { status, stdout, stderr } = run(['redact', '--jsonl', '--field', 'text'], input);
  assert.equal(status, 1);
  assert.equal(stdout, '{"text":"Hej"}\n');
  assert.match(stderr, /line 1: "text" is given more than once; left out/);
});

test('JSONL: an error names line and column', () => {
  const { status, stdout } = run(['scan', '--jsonl'], '{"id":1,"text":"Hej"}\n\n{"id":2,"text":"å" x}\n');
  assert.equal(status, 1);
  assert.match(lines(stdout)[1].error, /^line 3, column 20: not JSON: /);
});

test('a record of more than 64 MiB is an error of its own, and what follows is read', () => {
  const input = Buffer.concat([
    Buffer.from('{"id":1,"text":"'),
    Buffer.alloc(66 << 20, 'a'),
    Buffer.from(`"}\n{"id":2,"text":"${personnummer}"}\n`),
  ]);
  const { status, stdout } = run(['scan', '--jsonl'], input);
  const [long, next] = lines(stdout);
  assert.equal(status, 1);
  assert.match(long.error, /line 1: longer than 64 MiB/);
  assert.deepEqual([next.id, next.verdict], [2, 'warn']);
});

// ---- large exports

/** Rows that differ, so that a lost, doubled or displaced one is noticed. */
const manyRows = (count, from = 0) =>
  Array.from({ length: count }, (_, i) => {
    const id = from + i;
    return `${JSON.stringify({ id, text: i % 7 ? `Tack ${id}` : `${personnummer} ${id}` })}\n`;
  }).join('');

test('an export larger than memory is meant to hold keeps its order and little memory', () => {
  const path = file('large.jsonl', manyRows(400_000));
  const measured = spawnSync(
    'bash',
    ['-c', 'ulimit -v "$1"; exec "$2" scan --jsonl "$3"', 'bash', String(1 << 20), sluss, path],
    { maxBuffer: 1 << 30 },
  );
  assert.equal(measured.status, 0, measured.stderr.toString());
  const ids = [...measured.stdout.toString().matchAll(/^\{"id":(\d+)/gm)].map((m) => Number(m[1]));
  assert.equal(ids.length, 400_000);
  assert.ok(ids.every((id, i) => id === i));
});

/** Runs until the output is larger than the limit, at which the system ends the process. */
const interrupted = (args, kilobytes) =>
  spawnSync('bash', [
    '-c',
    'ulimit -c 0 -f "$1"; shift; exec "$@"',
    'bash',
    String(kilobytes),
    sluss,
    ...args,
  ]);

for (const [name, format] of [
  ['lines', []],
  ['SARIF', ['--format', 'sarif']],
]) {
  test(`an interrupted run goes on from its checkpoint to the same output (${name})`, () => {
    const path = file(`resumed-${name}.jsonl`, manyRows(60_000));
    const [output, checkpoint] = [join(folder, `out-${name}`), join(folder, `checkpoint-${name}`)];
    const whole = run(['scan', '--jsonl', ...format, path]).stdout;
    const args = ['scan', '--jsonl', ...format, '--output', output, '--checkpoint', checkpoint, path];
    const cut = interrupted(args, Math.ceil(whole.length / 2048));
    assert.notEqual(cut.status, 0);
    assert.ok(existsSync(checkpoint), 'it had begun to remember');
    const { status, stderr } = run(args);
    assert.equal(status, 0, stderr);
    assert.equal(readFileSync(output, 'utf8'), whole);
  });
}

test('a finished run goes on where the export has grown, its unfinished last line included', () => {
  const path = file('growing.jsonl', `${manyRows(10)}{"id":10,"te`);
  const [output, checkpoint] = [join(folder, 'grown'), join(folder, 'grown.checkpoint')];
  const args = ['scan', '--jsonl', '--output', output, '--checkpoint', checkpoint, path];
  assert.equal(run(args).status, 1, 'the last line is not whole yet');
  appendFileSync(path, `xt":"${personnummer}"}\n${manyRows(5, 11)}`);
  const { status, stderr } = run(args);
  assert.equal(status, 0, stderr);
  assert.equal(readFileSync(output, 'utf8'), run(['scan', '--jsonl', path]).stdout);
});

test('a checkpoint is refused where the export, the output or the options are not what they were', () => {
  const path = file('changed.csv', `id,text\n1,${personnummer}\n2,Hej\n`);
  const [output, checkpoint] = [join(folder, 'changed.out'), join(folder, 'changed.checkpoint')];
  const args = ['redact', '--csv', '--column', 'text', '--output', output, '--checkpoint', checkpoint, path];
  assert.equal(run(args).status, 0);
  assert.equal(run(args).status, 0, 'the same again is no change');
  const refused = (changed, said) => {
    const { status, stderr } = run(changed);
    assert.equal(status, 2);
    assert.match(stderr, said);
  };
  refused([...args, '--style', 'mask'], /checkpoint: was made with other files, options, policy or program/);
  writeFileSync(path, `id,text\n1,${personnummer}\n2,Hoj\n`);
  refused(
    args,
    /changed\.csv has changed since \d+ bytes of it were read; delete it to begin from the start/,
  );
  writeFileSync(path, `id,text\n1,${personnummer}\n2,Hej\n`);
  truncateSync(output, 5);
  refused(args, /changed\.out is not the output that belongs to it/);
  writeFileSync(checkpoint, '{}');
  refused(args, /is not a checkpoint that sluss wrote/);
});

test('progress is shown on a terminal, beside the answers and not among them', async () => {
  // `script` is the terminal; what sluss reads comes line by line, until it has said how far it is.
  const fifo = join(folder, 'fifo');
  spawnSync('mkfifo', [fifo]);
  const answers = join(folder, 'answers');
  const terminal = spawn(
    'script',
    ['-qefc', `"${sluss}" scan --jsonl "${fifo}" > "${answers}"`, '/dev/null'],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  const writer = spawn('bash', ['-c', 'exec cat > "$1"', 'bash', fifo], {
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  let seen = '';
  const shown = new Promise((resolve) => {
    terminal.stdout.on('data', (chunk) => {
      seen += chunk;
      if (/Scanned .* MB, .* records, .* to look at/.test(seen)) resolve();
    });
  });
  let written = 0;
  const feed = setInterval(() => writer.stdin.write(manyRows(1, written++)), 50);
  await shown;
  clearInterval(feed);
  writer.stdin.end();
  await once(terminal, 'exit');
  assert.equal(lines(readFileSync(answers, 'utf8')).length, written);
  assert.ok(seen.trimEnd().endsWith('\x1b[K'), 'and it is wiped away at the end');
});

test('there is no progress where standard error is no terminal', () => {
  assert.equal(run(['scan', '--jsonl'], manyRows(20_000)).stderr, '');
});

// ---- reports

const require = createRequire(import.meta.url);
const schema = { ...require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json') };
// The schema is of an older draft of JSON Schema; what it uses means the same today.
delete schema.$schema;
delete schema.id;
const validSarif = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);

test('SARIF of texts and of exports is valid, and names places and not texts', () => {
  const export_ = file(
    'å export.csv',
    `id,text\n1,Hej\n2,"Hej\npnr ${personnummer}"\n3,pnr ${personnummer}\n`,
  );
  const text = file('text.txt', `Hej\n  pnr ${personnummer}\n`);
  const empty = file('empty.txt', 'Hej\n');
  for (const [args, places] of [
    [
      ['--csv', '--column', 'text', export_],
      [{ startLine: 3 }, { startLine: 5 }],
    ],
    [[text], [{ startLine: 2, startColumn: 7, endLine: 2, endColumn: 18, charOffset: 10, charLength: 11 }]],
    [[empty], []],
  ]) {
    const { stdout } = run(['scan', '--format', 'sarif', ...args]);
    const log = JSON.parse(stdout);
    assert.ok(validSarif(log), JSON.stringify(validSarif.errors));
    assert.deepEqual(
      log.runs[0].results.map((r) => r.locations[0].physicalLocation.region),
      places,
    );
    assert.doesNotMatch(stdout, /850709/);
  }
});

test('the HTML report counts, and shows redacted and escaped examples', () => {
  const path = file(
    'report.csv',
    `id,text\n1,"<script>alert(1)</script> & ${personnummer}"\n2,رقمي الشخصي ${personnummer}\n3,Hej\n4\n`,
  );
  const report = join(folder, 'report.html');
  const { status } = run(['scan', '--csv', '--column', 'text', '--id', 'id', '--report', report, path]);
  const page = readFileSync(report, 'utf8');
  assert.equal(status, 1);
  assert.match(page, /Should not be public <code dir="ltr">warn<\/code><\/th><td class="number">2</);
  assert.match(page, /Nothing found <code dir="ltr">clear<\/code><\/th><td class="number">1</);
  assert.match(page, /could not be read<\/th><td class="number">1</);
  assert.match(
    page,
    /&lt;script&gt;alert\(1\)&lt;\/script&gt; &amp; <mark [^>]*>Swedish personal identity number<\/mark>/,
  );
  assert.doesNotMatch(page, /<script|850709|9805/);
});

test('the HTML report is in the language that was asked for, all of it, and escapes its words too', () => {
  const path = file('språk.csv', `text\n<b>mitt</b> personnummer är ${personnummer}\n`);
  const locales = join(root, 'core', 'data', 'locales');
  for (const name of readdirSync(locales)) {
    const { meta, kinds, moderation } = JSON.parse(readFileSync(join(locales, name), 'utf8'));
    const report = join(folder, `report-${meta.tag}.html`);
    run(['scan', '--csv', '--column', 'text', '--lang', meta.tag, '--report', report, path]);
    const page = readFileSync(report, 'utf8');
    const words = page.replace(/<style>.*?<\/style>/s, '').replace(/<[^>]*>/g, '');
    assert.match(page, new RegExp(`<html lang="${meta.tag}" dir="${meta.dir}">`));
    assert.ok(page.includes(`>${escaped(kinds['se.personnummer'])}</mark>`), meta.tag);
    // What this export has no use for: something else is said in its place, or it is of another severity.
    const { nothing, standardInput, about, place, ...always } = moderation;
    for (const [key, text] of Object.entries(always)) {
      if (/^severity\.(?:medium|low)$/.test(key)) continue;
      assert.ok(words.includes(escaped(text)), `${meta.tag}: ${key}`);
    }
    assert.match(words, /språk\.csv/);
    assert.doesNotMatch(page, /850709|9805|<b>|\{\w+\}/);
  }
});

test('the report shows of each kind as many examples as were asked for, the first ones', () => {
  const path = file('examples.jsonl', manyRows(30_000));
  const report = join(folder, 'examples.html');
  run(['scan', '--jsonl', '--report', report, '--examples', '2', '--output', '/dev/null', path]);
  const page = readFileSync(report, 'utf8');
  assert.deepEqual(
    [...page.matchAll(/line (\d+), id/g)].map((m) => m[1]),
    ['1', '8'],
  );
  run(['scan', '--jsonl', '--report', report, '--examples', '0', '--output', '/dev/null', path]);
  assert.doesNotMatch(readFileSync(report, 'utf8'), /<blockquote/);
});

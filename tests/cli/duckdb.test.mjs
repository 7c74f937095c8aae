// Archives larger than one machine: the same scan inside DuckDB, and in pieces as a cluster gives them out.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { DuckDBInstance } from '@duckdb/node-api';
import { scanArchive } from '../../web/examples/duckdb/scan-archive.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const command = join(root, 'build/native/sluss');
const folder = mkdtempSync(join(tmpdir(), 'sluss-duckdb-'));
after(() => rmSync(folder, { recursive: true }));
const at = (name) => join(folder, name);

describe('an archive in Parquet', () => {
  let connection;
  let whole;
  const rows = async (query) => (await connection.runAndReadAll(query)).getRowsJson();
  const scan = (query, name, options) => scanArchive(query, at(name), { command, options });

  before(async () => {
    connection = await (await DuckDBInstance.create()).connect();
    // One comment in ten gives something away; one has neither a text nor, in JSON, a string.
    await connection.run(`COPY (SELECT range AS id, CASE
        WHEN range = 7 THEN NULL
        WHEN range % 10 = 0 THEN 'Hej "du"' || chr(10) || 'mitt personnummer är 850709-9805'
        ELSE 'Tack för svaret nummer ' || range END AS text
      FROM range(5000)) TO '${at('comments.parquet')}' (FORMAT parquet)`);
    whole = await scan(`SELECT id, text FROM '${at('comments.parquet')}'`, 'whole.parquet');
  });

  it('is scanned whole, and every finding becomes a row', async () => {
    assert.deepEqual(whole, { texts: 5000, unusable: 1 });
    const [found] = await rows(
      `SELECT count(*)::INT, min(verdict), min(kind), min(past - first)::INT FROM '${at('whole.parquet')}'`,
    );
    assert.deepEqual(found, [500, 'warn', 'se.personnummer', 11]);
    const [missing] = await rows(
      `SELECT count(*)::INT FROM range(0, 5000, 10) AS expected(id)
       ANTI JOIN '${at('whole.parquet')}' AS found ON expected.id::VARCHAR = found.id`,
    );
    assert.deepEqual(missing, [0]);
  });

  it('is scanned in parts by several machines to the same findings', async () => {
    for (const part of [0, 1, 2]) {
      await scan(
        `SELECT id, text FROM '${at('comments.parquet')}' WHERE hash(id) % 3 = ${part}`,
        `part-${part}.parquet`,
      );
    }
    const all = (files) => rows(`SELECT * FROM '${at(files)}' ORDER BY id::INT, first`);
    assert.deepEqual(await all('part-*.parquet'), await all('whole.parquet'));
  });

  it('keeps to the options of the command', async () => {
    const query = `SELECT 1 AS id, '12345678' AS text, 'Vad är ditt ärendenummer?' AS reply_to`;
    await scan(query, 'reply.parquet', ['--policy', 'migrationsverket', '--offsets', 'byte']);
    assert.deepEqual(await rows(`SELECT kind FROM '${at('reply.parquet')}'`), [
      ['se.migrationsverket.case_number'],
    ]);
    await assert.rejects(scan(query, 'nowhere.parquet', ['--policy', 'nowhere']));
  });

  it('is scanned by the script alone, as the documentation says', async () => {
    const printed = execFileSync(
      process.execPath,
      [
        join(root, 'web/examples/duckdb/scan-archive.mjs'),
        `SELECT id, text FROM '${at('comments.parquet')}' LIMIT 20`,
        at('script.parquet'),
        '--policy',
        'migrationsverket',
      ],
      { env: { ...process.env, SLUSS: command }, encoding: 'utf8' },
    );
    assert.match(printed, /^20 texts scanned, [01] unusable\n$/);
  });
});

describe("Spark's pipe", () => {
  // RDD.pipe starts the command once for each partition, writes each element as a line, and takes each line of the
  // answer for an element, in order. `split --filter` does the same with a file.
  it('gives the answers of the whole, partition by partition', () => {
    const lines = Array.from({ length: 3000 }, (_, id) =>
      JSON.stringify({ id, text: id % 9 ? 'Tack' : `850709-9805 ${id}` }),
    );
    const input = `${lines.join('\n')}\n`;
    const split = spawnSync(
      'split',
      ['--lines=700', '--filter', `"${command}" scan --jsonl > "$FILE"`, '-', at('partition-')],
      { input },
    );
    assert.equal(split.status, 0, split.stderr.toString());
    const parts = ['aa', 'ab', 'ac', 'ad', 'ae'].map((part) => readFileSync(at(`partition-${part}`), 'utf8'));
    assert.equal(parts.join(''), spawnSync(command, ['scan', '--jsonl'], { input }).stdout.toString());
  });
});

// Scans what a DuckDB query selects (Parquet, CSV, JSON, a database; local or in object storage) with the command, on
// all cores, and writes a row for each finding.
//
//   node scan-archive.mjs "SELECT id, text FROM 'comments/*.parquet'" findings.parquet --policy migrationsverket
//
// The query gives the columns `id` and `text`, and `reply_to` if it likes. What follows the file goes to `sluss scan`.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import { DuckDBInstance } from '@duckdb/node-api';

/** A line of JSON for every row; DuckDB writes it, so that numbers and texts come out as the command reads them. */
async function* linesOf(connection, query) {
  const result = await connection.stream(`SELECT to_json(row)::VARCHAR FROM (${query}) AS row`);
  for await (const rows of result.yieldRowsJs()) yield `${rows.map(([line]) => line).join('\n')}\n`;
}

/** Puts the answers into the table `findings`; returns how many texts there were, and how many could not be read. */
async function collect(rows, answers) {
  const seen = { texts: 0, unusable: 0 };
  for await (const line of createInterface({ input: answers })) {
    const { id, error, verdict, findings } = JSON.parse(line);
    seen.texts += 1;
    if (error) seen.unusable += 1;
    for (const { kind, severity, confidence, start, end } of findings ?? []) {
      for (const word of [String(id), verdict, kind, severity]) rows.appendVarchar(word);
      rows.appendDouble(confidence);
      rows.appendUInteger(start);
      rows.appendUInteger(end);
      rows.endRow();
    }
  }
  rows.closeSync();
  return seen;
}

/**
 * @param query    a SELECT of `id`, `text` and perhaps `reply_to`
 * @param file     where the findings go, as Parquet
 * @param options  of `sluss scan`
 * @param command  the command, where it is not on the PATH
 */
export async function scanArchive(query, file, { options = [], command = 'sluss' } = {}) {
  const database = await DuckDBInstance.create();
  const [reading, writing] = [await database.connect(), await database.connect()];
  await writing.run(`CREATE TABLE findings (id VARCHAR, verdict VARCHAR, kind VARCHAR, severity VARCHAR,
    confidence DOUBLE, first UINTEGER, past UINTEGER)`);
  const rows = await writing.createAppender('findings');
  const sluss = spawn(command, ['scan', '--jsonl', ...options], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(sluss, 'close');
  const [fed, seen] = await Promise.allSettled([
    pipeline(linesOf(reading, query), sluss.stdin),
    collect(rows, sluss.stdout),
  ]);
  const [status] = await ended;
  if (status > 1) throw new Error(`sluss ended with status ${status}`);
  for (const { reason } of [fed, seen]) if (reason) throw reason;
  await writing.run(`COPY findings TO '${file.replaceAll("'", "''")}' (FORMAT parquet)`);
  return seen.value;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [query, file, ...options] = process.argv.slice(2);
  const { texts, unusable } = await scanArchive(query, file, { options, command: process.env.SLUSS });
  console.log(`${texts} texts scanned, ${unusable} unusable`);
}

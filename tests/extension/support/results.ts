// Writes down what each browser passed, for the table in extension/README.md.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type Area = 'platforms' | 'editors' | 'policies' | 'other';

/** A page that hangs fails its own check and not the whole run. */
const patience = 240_000;

async function within(milliseconds: number, check: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done after ${milliseconds} ms`)), milliseconds);
  });
  await Promise.race([check, late]).finally(() => clearTimeout(timer));
}

export class Results {
  readonly #cells: { area: Area; row: string; column: string; passed: boolean }[] = [];

  /** @param part which of the browser's test files these are the results of */
  constructor(
    private readonly browser: string,
    private readonly part: string,
  ) {}

  /** Runs a check and writes its outcome into one cell; cells of the same place count as passed when all did. */
  async record(area: Area, row: string, column: string, check: () => Promise<void>): Promise<void> {
    const cell = { area, row, column, passed: false };
    this.#cells.push(cell);
    await within(patience, check());
    cell.passed = true;
  }

  save(version: string): void {
    const folder = join(import.meta.dirname, '..', 'results');
    mkdirSync(folder, { recursive: true });
    const content = { browser: this.browser, version, cells: this.#cells };
    writeFileSync(
      join(folder, `${this.browser}-${this.part}.json`),
      `${JSON.stringify(content, undefined, 1)}\n`,
    );
  }
}

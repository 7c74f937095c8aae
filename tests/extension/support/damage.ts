// What can have happened to the extension on its way into a browser, or to what the browser keeps for it.

import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exportedName, trapping, withMemoryOf } from '../../support/damaged-engine.mjs';

type Damage = (extension: string, profile: string) => Promise<unknown>;

const engine = join(import.meta.dirname, '..', '..', '..', 'wasm', 'dist', 'engine');

/** Files are missing, as after an update that went wrong. */
export function without(...files: readonly string[]): Damage {
  return (extension) => Promise.all(files.map((file) => rm(join(extension, file))));
}

/** A stretch of a file reads otherwise; both in the letters that the file holds its bytes in. */
function rewritten(file: string, change: (content: string) => string): Damage {
  return async (extension) => {
    const path = join(extension, file);
    const before = await readFile(path, 'utf8');
    const after = change(before);
    if (after === before) throw new Error(`${file} does not hold what was to be changed`);
    await writeFile(path, after);
  };
}

/** The engine's module is another one, under the same loader. */
function withModule(damaged: (wasm: Uint8Array, glue: string) => Uint8Array): Damage {
  return async (extension, profile) => {
    const wasm = await readFile(join(engine, 'sluss.wasm'));
    const glue = await readFile(join(engine, 'sluss-wasm.mjs'), 'utf8');
    const inBase64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
    return rewritten('engine-wasm.js', (script) =>
      script.replace(inBase64(wasm), inBase64(damaged(wasm, glue))),
    )(extension, profile);
  };
}

/** The engine starts, and its code traps as soon as it is to read a text. */
export const trappingEngine = withModule((wasm, glue) => trapping(wasm, exportedName(glue, 'sluss_scan')));

/** The engine has room for its data and a comment, and not for a book. */
export const engineWithLittleMemory = withModule((wasm) => withMemoryOf(wasm, 12));

/** A byte in the middle of the model of names has another value. */
export const damagedNames = rewritten('names.js', (script) => {
  const middle = script.length >> 1;
  const letter = script[middle] === 'A' ? 'B' : 'A';
  return script.slice(0, middle) + letter + script.slice(middle + 1);
});

/** The disk refuses: where the browser wants its folder for what extensions store, there is something else. */
export const unusableStorage: Damage = async (_extension, profile) => {
  await mkdir(join(profile, 'Default'), { recursive: true });
  await writeFile(join(profile, 'Default', 'Local Extension Settings'), 'no folder');
};

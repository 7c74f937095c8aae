// Starts the engine: WebAssembly where the page allows it, its JavaScript twin where it does not.

import { readBytes } from '#read';
import { Binding, type EngineFactory } from './binding.js';
import { SlussError } from './error.js';
import type { EngineName } from './types.js';

/** Where the WebAssembly module comes from, see `GuardOptions`. */
export interface EngineSource {
  readonly wasmUrl?: string | URL | undefined;
  readonly wasmBytes?: BufferSource | undefined;
}

export interface Engine {
  readonly name: EngineName;
  readonly binding: Binding;
}

/** `auto`: a page's content security policy, an old device or a failed download must not leave a person unguarded. */
export async function startEngine(wanted: 'auto' | EngineName, source: EngineSource): Promise<Engine> {
  if (wanted === 'twin') return startTwin();
  if (wanted === 'wasm') return startWasm(source);
  try {
    return await startWasm(source);
  } catch {
    return startTwin();
  }
}

export async function startTwin(): Promise<Engine> {
  const { default: createModule } = await import('./engine/sluss-twin.mjs');
  return start('twin', createModule, {});
}

async function startWasm(source: EngineSource): Promise<Engine> {
  if (typeof WebAssembly === 'undefined') throw new SlussError('this environment has no WebAssembly');
  const [{ default: createModule }, wasmBinary] = await Promise.all([
    import('./engine/sluss-wasm.mjs'),
    wasmBytes(source),
  ]);
  // Emscripten aborts on a refused module and prints why; compiled here first, a refusal is an ordinary rejection.
  await WebAssembly.compile(wasmBinary);
  return start('wasm', createModule, { wasmBinary });
}

async function wasmBytes({ wasmBytes, wasmUrl }: EngineSource): Promise<Uint8Array<ArrayBuffer>> {
  if (wasmBytes !== undefined) return bytesOf(wasmBytes);
  const { wasmIntegrity } = await import('./engine/integrity.js');
  return readBytes(wasmUrl ?? new URL('./engine/sluss.wasm', import.meta.url), wasmIntegrity);
}

/** Views a buffer's bytes without copying them. */
export function bytesOf(source: BufferSource): Uint8Array<ArrayBuffer> {
  return ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer as ArrayBuffer, source.byteOffset, source.byteLength)
    : new Uint8Array(source);
}

async function start(
  name: EngineName,
  createModule: EngineFactory,
  settings: Parameters<EngineFactory>[0],
): Promise<Engine> {
  return { name, binding: new Binding(await createModule(settings)) };
}

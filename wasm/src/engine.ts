// Starts the engine: WebAssembly where the page allows it, its JavaScript twin where it does not.

import { readBytes } from '#read';
import { Binding, type EngineFactory, type EngineModule, type InstantiateWasm } from './binding.js';
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
  return { name: 'twin', binding: new Binding(await createModule({})) };
}

async function startWasm(source: EngineSource): Promise<Engine> {
  if (typeof WebAssembly === 'undefined') throw new SlussError('this environment has no WebAssembly');
  const [{ default: createModule }, bytes] = await Promise.all([
    import('./engine/sluss-wasm.mjs'),
    wasmBytes(source),
  ]);
  return { name: 'wasm', binding: new Binding(await instantiate(createModule, bytes)) };
}

/**
 * Compiles a module and makes its engine. Handed the bytes, Emscripten would abort on a module that is refused, and print
 * why; compiled here, once, a refusal is an ordinary rejection.
 */
export async function instantiate<Module extends EngineModule>(
  createModule: EngineFactory<Module>,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Module> {
  const compiled = await WebAssembly.compile(bytes);
  return new Promise((resolve, reject) => {
    const instantiateWasm: InstantiateWasm = (imports, receive) => {
      WebAssembly.instantiate(compiled, imports).then(receive).catch(reject);
      return {};
    };
    createModule({ instantiateWasm }).then(resolve, reject);
  });
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

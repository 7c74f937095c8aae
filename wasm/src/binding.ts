// Speaks the C interface of wasm/binding.cc: UTF-8 in, JSON out, and no text left behind in the engine's memory.

import { SlussError } from './error.js';

/** What Emscripten makes of wasm/binding.cc, in WebAssembly and in the twin alike. Pointers and sizes are bytes. */
export interface EngineModule {
  readonly HEAPU8: Uint8Array;
  _sluss_alloc(size: number): number;
  _sluss_free(pointer: number): void;
  _sluss_create(options: number, size: number): number;
  _sluss_destroy(handle: number): void;
  _sluss_scan(handle: number, text: number, size: number, replyTo: number, replyToSize: number): void;
  _sluss_redact(handle: number, text: number, size: number, style: number): void;
  _sluss_fold(text: number, size: number): void;
  _sluss_explain(handle: number, finding: number, size: number): void;
  _sluss_load_names(handle: number, bytes: number, size: number): void;
  _sluss_forget(): void;
  _sluss_result(): number;
  _sluss_result_size(): number;
}

/** Instantiates the module with Emscripten's imports, and hands it over. */
export type InstantiateWasm = (
  imports: WebAssembly.Imports,
  receive: (instance: WebAssembly.Instance) => void,
) => object;

/** The factory that an Emscripten module exports. */
export type EngineFactory<Module extends EngineModule = EngineModule> = (settings: {
  instantiateWasm?: InstantiateWasm;
  locateFile?: (file: string) => string;
  print?: (line: string) => void;
  printErr?: (line: string) => void;
}) => Promise<Module>;

interface Lent {
  readonly pointer: number;
  readonly size: number;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A UTF-16 code unit becomes at most three bytes of UTF-8. */
const bytesPerUnit = 3;

/**
 * One engine's memory, and the calls into it. Not re-entrant, as JavaScript is not.
 *
 * A call that traps (no memory left, or a fault in the engine) leaves a module that can no longer be relied upon, with
 * pieces of a text in it: its memory is wiped, and every later call is refused.
 */
export class Binding<Module extends EngineModule = EngineModule> {
  #module: Module | undefined;

  constructor(module: Module) {
    this.#module = module;
  }

  /** @returns the handle of a guard; throws `SlussError` when the policy or locale is refused. */
  create(options: { policy: unknown; locale: unknown }): number {
    const handle = this.lendText(JSON.stringify(options), (o) =>
      this.run((engine) => engine._sluss_create(o.pointer, o.size)),
    );
    if (handle === 0) this.takeResult();
    return handle;
  }

  destroy(handle: number): void {
    if (this.#module !== undefined) this.run((engine) => engine._sluss_destroy(handle));
  }

  scan(handle: number, text: string, replyTo: string): unknown {
    this.lendText(text, (t) =>
      this.lendText(replyTo, (r) =>
        this.run((engine) => engine._sluss_scan(handle, t.pointer, t.size, r.pointer, r.size)),
      ),
    );
    return this.takeResult();
  }

  redact(handle: number, text: string, style: number): unknown {
    this.lendText(text, (t) => this.run((engine) => engine._sluss_redact(handle, t.pointer, t.size, style)));
    return this.takeResult();
  }

  fold(text: string): unknown {
    this.lendText(text, (t) => this.run((engine) => engine._sluss_fold(t.pointer, t.size)));
    return this.takeResult();
  }

  explain(handle: number, finding: unknown): unknown {
    this.lendText(JSON.stringify(finding), (f) =>
      this.run((engine) => engine._sluss_explain(handle, f.pointer, f.size)),
    );
    return this.takeResult();
  }

  /** Throws `SlussError` when the bytes are no name model. */
  loadNames(handle: number, bytes: Uint8Array): void {
    this.#lend(
      bytes.byteLength,
      (memory) => {
        memory.set(bytes);
        return bytes.byteLength;
      },
      (b) => this.run((engine) => engine._sluss_load_names(handle, b.pointer, b.size)),
    );
    this.takeResult();
  }

  protected lendText<T>(text: string, use: (lent: Lent) => T): T {
    return this.#lend(text.length * bytesPerUnit, (memory) => encoder.encodeInto(text, memory).written, use);
  }

  /** Lends the engine a buffer for one call, and wipes it before giving it back. */
  #lend<T>(capacity: number, fill: (memory: Uint8Array) => number, use: (lent: Lent) => T): T {
    const pointer = this.run((engine) => engine._sluss_alloc(Math.max(capacity, 1)));
    if (pointer === 0)
      throw new SlussError(`no memory for ${capacity} bytes; scan long texts with scanStream`);
    let size = 0;
    try {
      size = fill(this.#memory(pointer, capacity));
      return use({ pointer, size });
    } finally {
      if (this.#module !== undefined) {
        this.#memory(pointer, size).fill(0);
        this.run((engine) => engine._sluss_free(pointer));
      }
    }
  }

  /** The answer of the last call. */
  protected takeResult(): unknown {
    const [pointer, size] = this.run(
      (engine) => [engine._sluss_result(), engine._sluss_result_size()] as const,
    );
    const result: unknown = JSON.parse(decoder.decode(this.#memory(pointer, size)));
    this.run((engine) => engine._sluss_forget());
    const error = errorIn(result);
    if (error !== undefined) throw new SlussError(error.reason, error.where);
    return result;
  }

  protected run<T>(call: (engine: Module) => T): T {
    const engine = this.#module;
    if (engine === undefined) throw brokenDown();
    try {
      return call(engine);
    } catch (cause) {
      engine.HEAPU8.fill(0);
      this.#module = undefined;
      throw brokenDown({ cause });
    }
  }

  /** Asked for anew each time: the heap moves when it grows. */
  #memory(pointer: number, size: number): Uint8Array {
    return this.run((engine) => engine.HEAPU8.subarray(pointer, pointer + size));
  }
}

function brokenDown(options?: ErrorOptions): SlussError {
  return new SlussError('the engine has broken down; make a new guard', '', options);
}

function errorIn(result: unknown): { where: string; reason: string } | undefined {
  if (typeof result !== 'object' || result === null || !('error' in result)) return undefined;
  return result.error as { where: string; reason: string };
}

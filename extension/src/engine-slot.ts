// Where the engine and the guarding script meet: they are injected one by one into the same isolated world of a frame,
// which the page cannot see.

import type { Guard, Locale, Policy } from '@sluss/core';

export interface EngineOptions {
  readonly policy?: Policy;
  readonly locale: Locale;
}

export type GuardMaker = (options: EngineOptions) => Promise<Guard>;

const slot = globalThis as { slussEngine?: GuardMaker; slussNames?: Uint8Array<ArrayBuffer> };

export function provideEngine(maker: GuardMaker): void {
  slot.slussEngine = maker;
}

/** The model of names and of what people say about themselves: a script of its own, for it is as large as the engine. */
export function provideNames(model: Uint8Array<ArrayBuffer>): void {
  slot.slussNames = model;
}

export function providedNames(): Uint8Array<ArrayBuffer> | undefined {
  return slot.slussNames;
}

export function providedEngine(): GuardMaker | undefined {
  return slot.slussEngine;
}

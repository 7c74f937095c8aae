// Where the engine and the guarding script meet: they are injected one by one into the same isolated world of a frame,
// which the page cannot see.

import type { Guard, Locale, Policy } from '@sluss/core';

export interface EngineOptions {
  readonly policy?: Policy;
  readonly locale: Locale;
}

export type GuardMaker = (options: EngineOptions) => Promise<Guard>;

const slot = globalThis as { slussEngine?: GuardMaker };

export function provideEngine(maker: GuardMaker): void {
  slot.slussEngine = maker;
}

export function providedEngine(): GuardMaker | undefined {
  return slot.slussEngine;
}

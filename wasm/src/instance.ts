// What guards and inspectors are in the engine's memory: made once, given the model when there is time, and closed.

import type { Binding } from './binding.js';
import { bytesOf } from './engine.js';
import { SlussError } from './error.js';

export class Instance<B extends Binding = Binding> {
  protected readonly binding: B;
  #handle: number;

  /** Throws `SlussError` when the policy or locale is refused. */
  constructor(binding: B, options: { policy: unknown; locale: unknown }) {
    this.binding = binding;
    this.#handle = binding.create(options);
  }

  loadModel(bytes: BufferSource): void {
    this.binding.loadNames(this.handle, bytesOf(bytes));
  }

  close(): void {
    if (this.#handle !== 0) this.binding.destroy(this.#handle);
    this.#handle = 0;
  }

  protected get handle(): number {
    this.checkOpen();
    return this.#handle;
  }

  protected checkOpen(): void {
    if (this.#handle === 0) throw new SlussError('has been closed');
  }
}

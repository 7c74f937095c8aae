export function exportedName(glue: string, name: string): string;
export function trapping(wasm: Uint8Array, exported: string): Buffer;
export function withMemoryOf(wasm: Uint8Array, megabytes: number): Buffer;

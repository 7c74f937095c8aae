// Written by build.mjs.

/** The hash of `sluss.wasm`, as in the HTML attribute `integrity`. */
export declare const wasmIntegrity: string;

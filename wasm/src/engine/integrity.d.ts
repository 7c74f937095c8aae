// Written by build.mjs: hashes as in the HTML attribute `integrity`.

/** Of `sluss.wasm`. */
export declare const wasmIntegrity: string;
/** Of `sluss-inspector.wasm`. */
export declare const inspectorIntegrity: string;

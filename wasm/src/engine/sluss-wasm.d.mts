// Built from wasm/binding.cc by the CMake preset `wasm`.
import type { EngineFactory } from '../binding.js';

declare const createModule: EngineFactory;
export default createModule;

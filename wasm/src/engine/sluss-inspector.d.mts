// Built from wasm/binding.cc by the CMake preset `wasm`.
import type { EngineFactory } from '../binding.js';
import type { InspectorModule } from '../inspect.js';

declare const createModule: EngineFactory<InspectorModule>;
export default createModule;

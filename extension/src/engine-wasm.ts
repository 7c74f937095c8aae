// The engine as WebAssembly, for frames that allow it. Its bytes travel inside this script, so that no page can find out
// by asking for a file that the extension is installed.

import { createGuard } from '@sluss/core';
import wasmBytes from '@sluss/core/sluss.wasm';
import { provideEngine } from './engine-slot.js';

provideEngine((options) => createGuard({ ...options, engine: 'wasm', wasmBytes }));

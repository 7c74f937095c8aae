// The engine as its JavaScript twin, for frames whose content security policy refuses WebAssembly.

import { createGuard } from '@sluss/core/twin';
import { provideEngine } from './engine-slot.js';

provideEngine((options) => createGuard(options));

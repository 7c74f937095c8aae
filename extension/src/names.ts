// The model of names and of what people say about themselves, injected beside the engine when somebody begins to write.

import model from '@sluss/core/names.bin';
import { provideNames } from './engine-slot.js';

provideNames(model);

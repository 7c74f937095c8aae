// Makes guards: an engine, a policy and a locale, bound together for good.

import { type Engine, startEngine } from './engine.js';
import { SlussError } from './error.js';
import { Instance } from './instance.js';
import { loadLocale, loadModel, loadPolicy } from './resources.js';
import type {
  EngineName,
  Explanation,
  Finding,
  Guard,
  GuardOptions,
  RedactionStyle,
  Report,
  ScanContext,
} from './types.js';

/** In the order of the enum in wasm/binding.cc. */
const styles: readonly RedactionStyle[] = ['label', 'mask', 'remove'];

/**
 * Makes a guard. Nothing is fetched but this package's own files and what the options point at, all before the first scan.
 *
 * @throws SlussError when a policy or locale is unknown or refused, with the path in it and the reason
 */
export function createGuard(options: GuardOptions = {}): Promise<Guard> {
  return createGuardWith(() => startEngine(options.engine ?? 'auto', options), options);
}

export async function createGuardWith(start: () => Promise<Engine>, options: GuardOptions): Promise<Guard> {
  const [engine, policy, locale, model] = await Promise.all([
    start(),
    loadPolicy(options.policy),
    loadLocale(options.locale),
    options.modelUrl === undefined ? undefined : loadModel(options.modelUrl),
  ]);
  const guard = new EngineGuard(engine, { policy, locale });
  if (model !== undefined) guard.loadModel(model);
  return guard;
}

class EngineGuard extends Instance implements Guard {
  readonly engine: EngineName;

  constructor({ name, binding }: Engine, options: { policy: unknown; locale: unknown }) {
    super(binding, options);
    this.engine = name;
  }

  scan(text: string, { replyTo = '' }: ScanContext = {}): Report {
    return this.binding.scan(this.handle, text, replyTo) as Report;
  }

  redact(text: string, style: RedactionStyle = 'label'): string {
    const index = styles.indexOf(style);
    if (index < 0) throw new SlussError(`must be one of ${styles.join(', ')}`, 'style');
    return this.binding.redact(this.handle, text, index) as string;
  }

  fold(text: string): string {
    this.checkOpen();
    return this.binding.fold(text) as string;
  }

  explain(finding: Finding): Explanation {
    return this.binding.explain(this.handle, finding) as Explanation;
  }
}

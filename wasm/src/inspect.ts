// An inspector shows what a guard considered and did not report, and why. Its engine is the guard's, built with one more
// export, and is loaded only by those who ask for it.

import { readBytes } from '#read';
import { Binding, type EngineModule } from './binding.js';
import { instantiate } from './engine.js';
import { Instance } from './instance.js';
import { loadLocale, loadPolicy } from './resources.js';
import type { GuardOptions, Report, ScanContext } from './types.js';

/** Why a stretch of text is not reported as a kind. */
export type RefusalReason =
  | 'link'
  | 'code'
  | 'count'
  | 'no_label'
  | 'layout'
  | 'other_form'
  | 'length'
  | 'format'
  | 'date'
  | 'component'
  | 'check_digit'
  | 'unproven'
  | 'overlapped'
  | 'redacted'
  | 'allow_listed';

/** One kind that a stretch of text was not taken for. */
export interface Refusal {
  /** Without one, whatever it may have been: everything in a link, or beside the name of an amount, is left alone. */
  readonly kind?: string;
  /** First UTF-16 code unit. */
  readonly start: number;
  /** One past the last UTF-16 code unit. */
  readonly end: number;
  readonly reason: RefusalReason;
  /** When it was `overlapped`: the kind that is likelier. */
  readonly instead?: string;
}

/** A report, and what did not come into it. Statements about people that were not believed are not listed. */
export interface Inspection extends Report {
  /** In order of start. */
  readonly refusals: readonly Refusal[];
}

export interface Inspector {
  inspect(text: string, context?: ScanContext): Inspection;
  /** As `Guard.loadModel`. */
  loadModel(bytes: BufferSource): void;
  close(): void;
}

/**
 * Makes an inspector of the guard that the same options make. It needs WebAssembly.
 *
 * @throws SlussError when a policy or locale is unknown or refused, with the path in it and the reason
 */
export async function createInspector(
  options: Pick<GuardOptions, 'policy' | 'locale'> = {},
): Promise<Inspector> {
  const [binding, policy, locale] = await Promise.all([
    startEngine(),
    loadPolicy(options.policy),
    loadLocale(options.locale),
  ]);
  return new EngineInspector(binding, { policy, locale });
}

export interface InspectorModule extends EngineModule {
  _sluss_inspect: EngineModule['_sluss_scan'];
}

class InspectorBinding extends Binding<InspectorModule> {
  inspect(handle: number, text: string, replyTo: string): unknown {
    this.lendText(text, (t) =>
      this.lendText(replyTo, (r) =>
        this.run((engine) => engine._sluss_inspect(handle, t.pointer, t.size, r.pointer, r.size)),
      ),
    );
    return this.takeResult();
  }
}

async function startEngine(): Promise<InspectorBinding> {
  const [{ default: createModule }, { inspectorIntegrity }] = await Promise.all([
    import('./engine/sluss-inspector.mjs'),
    import('./engine/integrity.js'),
  ]);
  const address = new URL('./engine/sluss-inspector.wasm', import.meta.url);
  return new InspectorBinding(await instantiate(createModule, await readBytes(address, inspectorIntegrity)));
}

class EngineInspector extends Instance<InspectorBinding> implements Inspector {
  inspect(text: string, { replyTo = '' }: ScanContext = {}): Inspection {
    return this.binding.inspect(this.handle, text, replyTo) as Inspection;
  }
}

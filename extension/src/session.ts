// The guard of one agency in this frame: its engine, its words, and what the person has asked not to hear of again.

import type { Explanation, Finding, Guard, Report } from '@sluss/core';
import { providedEngine, providedNames } from './engine-slot.js';
import { fingerprint } from './fingerprint.js';
import { ask, type Brief } from './protocol.js';
import { Words } from './words.js';

export class Session {
  readonly words: Words;
  readonly agencyName: string | undefined;
  readonly #ignored: Set<string>;

  private constructor(
    private readonly guard: Guard,
    private readonly brief: Brief,
  ) {
    this.words = new Words(brief.locale);
    this.agencyName = brief.agencyName;
    this.#ignored = new Set(brief.memory.ignored);
  }

  /** @throws when the engine cannot be started here or the extension has gone */
  static async start(agency: string | undefined): Promise<Session> {
    const [brief] = await Promise.all([ask({ ask: 'brief', agency }), engine(), names()]);
    const makeGuard = providedEngine();
    const model = providedNames();
    if (makeGuard === undefined || model === undefined) throw new Error('the engine did not arrive');
    const { locale, policy } = brief;
    const guard = await makeGuard(policy === undefined ? { locale } : { locale, policy });
    guard.loadModel(model);
    return new Session(guard, brief);
  }

  /** @param replyTo the text that this one answers */
  scan(text: string, replyTo?: string): Report {
    const report = this.guard.scan(text, replyTo === undefined ? {} : { replyTo });
    const findings = report.findings.filter(
      (finding) => !this.#ignored.has(this.#fingerprint(text, finding)),
    );
    return findings.length === report.findings.length
      ? report
      : { ...report, findings, verdict: worst(findings) };
  }

  explain(finding: Finding): Explanation {
    return this.guard.explain(finding);
  }

  ignore(text: string, finding: Finding): void {
    const print = this.#fingerprint(text, finding);
    this.#ignored.add(print);
    // When the extension has gone, it is still remembered in this frame.
    ask({ ask: 'ignore', fingerprint: print }).catch(() => undefined);
  }

  #fingerprint(text: string, { kind, start, end }: Finding): string {
    return fingerprint(this.brief.memory.salt, [location.hostname, kind, text.slice(start, end)]);
  }
}

/** The engine's own rule, for what is left when some findings are ignored. */
function worst(findings: readonly Finding[]): Report['verdict'] {
  if (findings.some(({ severity }) => severity === 'high')) return 'warn';
  return findings.some(({ severity }) => severity === 'medium') ? 'advise' : 'clear';
}

/** What has been asked for in this frame, once each; asked again when it failed. */
const injections = new Map<'engine' | 'names', Promise<unknown>>();

function injected(part: 'engine' | 'names', ask: () => Promise<unknown>): Promise<unknown> {
  const begun = injections.get(part);
  if (begun !== undefined) return begun;
  const injection = ask().catch((reason) => {
    injections.delete(part);
    throw reason;
  });
  injections.set(part, injection);
  return injection;
}

function engine(): Promise<unknown> {
  if (providedEngine() !== undefined) return Promise.resolve();
  return injected('engine', () => ask({ ask: 'engine', build: allowsWasm() ? 'wasm' : 'twin' }));
}

function names(): Promise<unknown> {
  if (providedNames() !== undefined) return Promise.resolve();
  return injected('names', () => ask({ ask: 'names' }));
}

/** The smallest module: a page's content security policy refuses it like any other. */
function allowsWasm(): boolean {
  try {
    new WebAssembly.Module(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0));
    return true;
  } catch {
    return false;
  }
}

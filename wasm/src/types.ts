// The values that go in and out of a guard. Offsets are UTF-16 code units into the caller's own text.

/** How much harm a finding can do. Kinds have defaults; a policy may change them. */
export type Severity = 'low' | 'medium' | 'high';

/** What to do about a text: say nothing, show a notice, or ask before it is posted. */
export type Verdict = 'clear' | 'advise' | 'warn';

/** One stretch of text that gives something away. It never holds the text itself. */
export interface Finding {
  /** Stable id, such as `se.personnummer`. */
  readonly kind: string;
  /** First UTF-16 code unit. */
  readonly start: number;
  /** One past the last UTF-16 code unit. */
  readonly end: number;
  /** 0 to 1. */
  readonly confidence: number;
  readonly severity: Severity;
  /** Stable ids of what spoke for and against it, such as `check_digit`. */
  readonly evidence: readonly string[];
}

export type ChannelType = 'e-service' | 'phone' | 'letter' | 'visit' | 'web' | 'emergency';

/** A way to reach the agency that is made for personal matters. */
export interface Channel {
  readonly id: string;
  readonly type: ChannelType;
  /** In the guard's language. */
  readonly label: string;
  readonly url?: string;
  readonly phone?: string;
  readonly address?: string;
  readonly note?: string;
}

/** The answer to one text. Findings come in order of start; they may nest but never cross. */
export interface Report {
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
  /** In the order in which the policy prefers them for these findings; empty when the text is clear. */
  readonly channels: readonly Channel[];
}

/** Why something was found and what may follow from posting it, in the guard's language. */
export interface Explanation {
  readonly title: string;
  readonly why: readonly string[];
  readonly consequences: readonly { readonly text: string; readonly basis: string }[];
}

/** How `redact` covers a stretch: with the name of its kind, with a mask of equal length, or not at all. */
export type RedactionStyle = 'label' | 'mask' | 'remove';

/** What is known about where a text will be posted. */
export interface ScanContext {
  /** The text being answered: a bare number is a leak when it answers "what is your case number?". */
  readonly replyTo?: string;
}

export type EngineName = 'wasm' | 'twin';

/** A policy pack, see docs/agencies.md for its schema. The engine checks it. */
export type Policy = Readonly<Record<string, unknown>>;

/** A language's sentences, see core/data/locales. */
export type Locale = Readonly<Record<string, unknown>>;

export interface GuardOptions {
  /** The id of a pack in this package (`migrationsverket`), the URL of a pack, or the pack itself. Without one, kinds keep their defaults. */
  readonly policy?: string | URL | Policy;
  /** A language tag of a locale in this package (`sv`), the URL of a locale, or the locale itself. English without one. */
  readonly locale?: string | URL | Locale;
  /** Where `sluss.wasm` is, when it is not beside this module. Its integrity is checked all the same. */
  readonly wasmUrl?: string | URL;
  /** The bytes of `sluss.wasm`, for hosts that load it in their own way. */
  readonly wasmBytes?: BufferSource;
  /** Where the name model is (`@sluss/core/names.bin`), to have it from the first scan on; see also `Guard.loadModel`. */
  readonly modelUrl?: string | URL;
  /** `auto`, the default, takes WebAssembly and falls back on its JavaScript twin where that is refused. */
  readonly engine?: 'auto' | EngineName;
}

/** Reads texts on this machine and keeps none. Ready-made by `createGuard`; every method is synchronous. */
export interface Guard {
  /** Which build of the engine answers. */
  readonly engine: EngineName;
  /** Finds what a text gives away. Time grows linearly with the text. */
  scan(text: string, context?: ScanContext): Report;
  /** The text with every finding covered. */
  redact(text: string, style?: RedactionStyle): string;
  /** The text as the finders read it: one kind of digits, dashes and spaces, nothing hidden. For people who want to see why. */
  fold(text: string): string;
  /** Says in words why a finding was made and what may follow. */
  explain(finding: Finding): Explanation;
  /** Lets the guard find people's names too, with the bytes that `loadModel()` gives; load it when there is time for it. */
  loadModel(bytes: BufferSource): void;
  /** Gives its memory back. The guard cannot be used afterwards. */
  close(): void;
}

// Written by build.mjs from core/data.

/** Tags of the languages that this package speaks. */
export declare const locales: readonly string[];

/** Ids of the policy packs in this package. */
export declare const policies: readonly string[];

// Modules that the build makes.

declare module '@sluss/core/sluss.wasm' {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}

declare module '@sluss/core/names.bin' {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}

declare module 'sluss:agencies' {
  const packs: readonly import('./agencies.js').Pack[];
  export default packs;
}

declare module '*.css' {
  const text: string;
  export default text;
}

declare module 'sluss:starting-words' {
  const sentences: Readonly<Record<string, import('./words.js').Locale>>;
  export default sentences;
}

declare module 'sluss:languages' {
  /** Every language of the build. */
  const languages: readonly { readonly tag: string; readonly name: string }[];
  export default languages;
}

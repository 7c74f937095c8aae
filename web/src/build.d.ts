// What the build puts in: style sheets as text, and the first words of every locale.
declare module '*.css' {
  const text: string;
  export default text;
}

/** Language tags to locales cut down to the sentences of a guard that could not start. */
declare module 'sluss:first-words' {
  const words: Readonly<Record<string, unknown>>;
  export default words;
}

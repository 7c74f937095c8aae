// A pack's text in the reader's language, by the rule of the core (LocalText::in).

/** A text by BCP 47 tag, as in policy packs. */
export type LocalTexts = Readonly<Record<string, string>>;

/** The text for `tag`, else for the language it is a variety of, else in English, else the first there is. */
export function localText(texts: LocalTexts | undefined, tag: string): string {
  if (texts === undefined) return '';
  for (let wanted = tag; wanted !== ''; wanted = wanted.slice(0, Math.max(wanted.lastIndexOf('-'), 0))) {
    const text = texts[wanted];
    if (text !== undefined) return text;
  }
  return texts['en'] ?? Object.values(texts)[0] ?? '';
}

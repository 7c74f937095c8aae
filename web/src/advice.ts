// The advice that stands in a form before any script runs, as markup for servers and templates: no DOM, no engine.

import { type LocalTexts, localText } from './local-text.js';

interface Pack {
  readonly names: Readonly<Record<string, string>>;
  readonly channels: readonly PackChannel[];
}

/** A channel as packs write it, each text in several languages. */
interface PackChannel {
  readonly type: string;
  readonly name?: Readonly<Record<string, string>>;
  readonly url?: Readonly<Record<string, string>>;
  readonly phone?: string;
  readonly address?: readonly string[];
  readonly when?: { readonly topics?: readonly string[] };
}

interface AdviceLocale {
  readonly meta: { readonly tag: string };
  readonly ui: Readonly<Record<string, string>>;
}

/**
 * @param policy a policy pack, as `@sluss/core/policies/*` or `loadPolicy` give it
 * @param locale a locale, as `@sluss/core/locales/*` or `loadLocale` give it
 * @returns HTML: a paragraph, and a list of the agency's ways to ask about one's own case
 */
export function staticAdvice(policy: unknown, locale: unknown): string {
  const { names, channels } = policy as Pack;
  const { meta, ui } = locale as AdviceLocale;
  const said = (texts?: LocalTexts) => localText(texts, meta.tag);
  const items = channels
    .filter(({ when }) => when?.topics?.includes('case'))
    .map((channel) => `<li>${channelMarkup(channel, said, said(names))}</li>`);
  return `<p>${markup(ui['widget.staticAdvice'] ?? '')}</p>\n<ul>\n${items.join('\n')}\n</ul>`;
}

function channelMarkup(channel: PackChannel, said: (texts?: LocalTexts) => string, agency: string): string {
  const name = markup(said(channel.name) || agency);
  const url = said(channel.url);
  const parts = [url === '' ? name : `<a href="${markup(url)}">${name}</a>`];
  if (channel.phone !== undefined) {
    const number = channel.phone.replace(/[^+\d]/g, '');
    parts.push(`<a href="tel:${number}"><bdi dir="ltr">${markup(channel.phone)}</bdi></a>`);
  }
  if (channel.address !== undefined) parts.splice(0, 1, ...channel.address.map(markup));
  return parts.join(', ');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function markup(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] as string);
}

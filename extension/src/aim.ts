// Whether what a person writes is meant for an agency: its page, an answer to its post, a mention of its account.

import { lineage } from './dom.js';
import type { Editor } from './editors/editor.js';
import type { Pages } from './pages.js';
import type { Platform } from './platforms/platform.js';
import { isForComments } from './platforms/site.js';

/** Who will read it: an agency, or `undefined` on a site that the person has chosen to guard. */
export interface Aim {
  readonly agency: string | undefined;
}

export interface Surroundings {
  readonly platform: Platform;
  readonly pages: Pages;
  /** On a site that the person has chosen to guard as a whole: for whom. */
  readonly chosen: Aim | undefined;
}

export function aimOf(editor: Editor, surroundings: Surroundings): Aim | undefined {
  const { pages, chosen } = surroundings;
  const page = new URL(location.href);
  const site = pages.ofSite(page);
  const agency =
    site !== undefined && isForComments(editor.element) ? site : agencyOnPlatform(editor, page, surroundings);
  return agency === undefined ? chosen : { agency };
}

function agencyOnPlatform(editor: Editor, page: URL, { platform, pages }: Surroundings): string | undefined {
  for (const account of accounts(editor, page, platform)) {
    const agency = pages.ofAccount(platform, account);
    if (agency !== undefined) return agency;
  }
  return undefined;
}

function* accounts(editor: Editor, page: URL, platform: Platform): Generator<string> {
  const owner = platform.account(page);
  if (owner !== undefined) yield owner;
  yield* authors(editor.element, platform);
  if (platform.mentions) yield* mentioned(editor.text());
}

/** The authors of the posts that the composer stands in, innermost first. */
function* authors(element: Element, platform: Platform): Generator<string> {
  if (platform.post === undefined) return;
  const { container, author } = platform.post;
  for (const up of lineage(element)) {
    if (!up.matches(container)) continue;
    const link = up.querySelector<HTMLAnchorElement>(author);
    const account = link === null ? undefined : accountBehind(link, platform);
    if (account !== undefined) yield account;
  }
}

function accountBehind({ href }: HTMLAnchorElement, platform: Platform): string | undefined {
  return URL.canParse(href) ? platform.account(new URL(href)) : undefined;
}

/** `@name` may be an account `name` (X), `@name` (YouTube), or one on this very server (Mastodon). */
function* mentioned(text: string): Generator<string> {
  for (const [, name = ''] of text.toLowerCase().matchAll(/(?<![\w.])@([\w.-]+(?:@[\w.-]+)?)/g)) {
    yield name;
    yield `@${name}`;
    yield `${name}@${location.hostname}`;
  }
}

// The agency's own ways to be reached, as a list of links.

import type { Channel } from '@sluss/core';
import { element } from './elements.js';
import type { Wording } from './wording.js';

export function channelsTitle(wording: Wording, agency: string | undefined): string {
  return agency === undefined
    ? wording.say('dialog.channelsGeneric')
    : wording.say('dialog.channels', { agency });
}

export function channelList(channels: readonly Channel[], wording: Wording): HTMLUListElement {
  return element(
    'ul',
    { part: 'channels', attributes: { role: 'list' } },
    ...channels.map((c) => channelItem(c, wording)),
  );
}

function channelItem({ label, url, phone, address, note }: Channel, wording: Wording): HTMLLIElement {
  const item = element('li', { part: 'channel' }, ...siteLink(label, url, wording));
  if (phone) item.append(' ', phoneLink(phone));
  for (const each of [address, note]) {
    if (each) item.append(element('span', { part: 'channel-note' }, each));
  }
  return item;
}

/** A new tab keeps what has been written; the reader is told. */
function siteLink(label: string, url: string | undefined, wording: Wording): (Node | string)[] {
  if (url === undefined || !/^https?:/.test(url)) return [label];
  const attributes = { href: url, target: '_blank', rel: 'noopener noreferrer' };
  return [element('a', { attributes }, label), ` (${wording.say('dialog.opensNewTab')})`];
}

/** Numbers read from left to right in every script. */
function phoneLink(phone: string): HTMLAnchorElement {
  const number = element('bdi', { attributes: { dir: 'ltr' } }, phone);
  return element('a', { attributes: { href: `tel:${phone.replace(/[^+\d]/g, '')}` } }, number);
}

// What a picture file tells besides the picture: place, people, device, time, descriptions and hidden previews.

import { DOMParser } from '@xmldom/xmldom';
import ExifReader from 'exifreader';
import { strangeBlocks } from '../container.js';
import type { MetadataEntry, MetadataKind } from '../types.js';

/** By the names that EXIF, IPTC and XMP give their tags; the first that fits counts. */
const kinds: readonly (readonly [MetadataKind, RegExp])[] = [
  ['place', /^(?:GPS|Latitude|Longitude|Altitude)|City|Country|Province|State|Location/i],
  ['person', /Artist|Author|By-?line|Creator(?!Tool)|Owner|Copyright|PersonInImage|Credit|Writer|Contact/i],
  ['time', /Date|Time(?!Zone)/i],
  [
    'device',
    /^Make$|Model|Serial|Software|CreatorTool|HostComputer|UniqueID|DocumentID|InstanceID|Firmware/i,
  ],
  ['description', /Description|Comment|Title|Caption|Headline|Keyword|Subject|Instructions|Label|History/i],
];

/** Groups of the reader that describe the pixels, or repeat others. */
const technical = new Set(['file', 'jfif', 'icc', 'png', 'riff', 'Thumbnail', 'mpf', 'composite', 'gif']);

/** @param bytes a picture file */
export function metadataOf(bytes: Uint8Array): MetadataEntry[] {
  const entries = [...knownEntries(bytes)];
  // What is there but cannot be read is told by the name of its block.
  if (entries.length === 0) {
    for (const block of strangeBlocks(bytes)) entries.push({ kind: 'description', tag: block, value: '' });
  }
  return entries;
}

function* knownEntries(bytes: Uint8Array): Iterable<MetadataEntry> {
  const buffer = bytes.slice().buffer;
  let groups: Record<string, unknown>;
  try {
    groups = ExifReader.load(buffer, { expanded: true, domParser: xmpParser }) as Record<string, unknown>;
  } catch {
    return;
  }
  if (groups['Thumbnail'] !== undefined) yield { kind: 'preview', tag: 'Thumbnail', value: '' };
  for (const [group, tags] of Object.entries(groups)) {
    if (technical.has(group) || typeof tags !== 'object' || tags === null) continue;
    for (const [tag, value] of Object.entries(tags)) {
      const entry = entryOf(group, tag, value);
      if (entry !== undefined) yield entry;
    }
  }
}

/** Workers have no DOMParser; what is no XML is no reason to give up on the rest. */
const xmpParser = {
  parseFromString: (text: string, type: string) =>
    new DOMParser({ onError: () => undefined }).parseFromString(text, type) as unknown as Document,
};

function entryOf(group: string, tag: string, tagValue: unknown): MetadataEntry | undefined {
  const value = describe(tagValue);
  if (value === '') return undefined;
  const kind = kinds.find(([, name]) => name.test(tag))?.[0];
  if (group === 'gps' || kind === 'place') return { kind: 'place', tag, value };
  // A PNG's own texts have names that their writer chose.
  if (kind === undefined) return group === 'pngText' ? { kind: 'description', tag, value } : undefined;
  return { kind, tag, value };
}

function describe(tag: unknown): string {
  if (typeof tag === 'number') return String(tag);
  const { description, value } = (tag ?? {}) as { description?: unknown; value?: unknown };
  const text = String(description ?? value ?? '').trim();
  return text === '[object Object]' ? '' : text.slice(0, 2000);
}

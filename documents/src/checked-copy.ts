// A covered copy that is read again before anybody gets it: what the same reader still finds in it is covered too.

import { covers, inspect } from './inspection.js';
import type { CopyFormat, TextLanguage } from './protocol.js';
import type { DocumentReader, ReadingOptions } from './reader.js';
import type { RegionEditor } from './region-editor.js';
import type { DocumentFinding, Inspection, Reading, Region } from './types.js';

/** What makes copies of a file, and reads them. */
export interface CopyMaker {
  copy(regions: readonly Region[], as: CopyFormat): Promise<Blob>;
  read(copy: Blob): Promise<Reading>;
  inspect(reading: Reading): Inspection;
}

/** Both by one reader in this page. `judge` is what inspect() asks of a guard. */
export function copyMaker(
  reader: DocumentReader,
  file: Blob,
  languages: readonly TextLanguage[],
  judge: Parameters<typeof inspect>[1],
  work: ReadingOptions,
): CopyMaker {
  return {
    copy: (regions, as) => reader.cleanedCopy(file, regions, as, work),
    read: (copy) => reader.read(copy, languages, work),
    inspect: (reading) => inspect(reading, judge),
  };
}

export interface CheckedCopy {
  /** Undefined when something is still found in it, so that nobody should use it. */
  readonly copy: Blob | undefined;
  readonly left: number;
  /** What has been covered besides what was asked for. */
  readonly added: readonly DocumentFinding[];
}

/** What is still found after what a first reading found was covered, is not found away by a third. */
const mostReadings = 2;

/** @param shown places that a person wants to be seen, so that what is found there does not count */
export async function checkedCopy(
  maker: CopyMaker,
  covered: readonly Region[],
  as: CopyFormat,
  shown: readonly Region[] = [],
): Promise<CheckedCopy> {
  const added: DocumentFinding[] = [];
  for (let reading = 1; ; reading += 1) {
    const copy = await maker.copy([...covered, ...added.flatMap(({ regions }) => regions)], as);
    const { findings } = maker.inspect(await maker.read(copy));
    const left = findings.filter(({ severity, regions }) => severity !== 'low' && !covers(shown, regions));
    if (left.length === 0) return { copy, left: 0, added };
    const canBeCovered = left.every(({ regions }) => regions.length > 0);
    if (reading === mostReadings || !canBeCovered) return { copy: undefined, left: left.length, added };
    added.push(...left);
  }
}

/**
 * A copy as a person has left it in the editor or, where the file cannot be shown, with all covered that was found. Where it
 * is refused, the editor covers what is left.
 */
export async function editedCopy(
  maker: CopyMaker,
  { findings }: Inspection,
  editor: RegionEditor | undefined,
  as: CopyFormat,
): Promise<CheckedCopy> {
  const covered = editor?.covered ?? findings.flatMap(({ regions }) => regions);
  const checked = await checkedCopy(maker, covered, as, editor?.shown);
  if (checked.copy === undefined) editor?.cover(checked.added);
  return checked;
}

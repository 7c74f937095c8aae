// What a person, or the organisation that manages the browser, has decided. Nothing of what is written is ever in here.

import { oneByOne } from './one-by-one.js';

export type Sensitivity = 'careful' | 'normal' | 'quiet';

export interface Settings {
  /** A language tag, or `auto` for the browser's own. */
  readonly language: string;
  readonly sensitivity: Sensitivity;
  /** Agencies that the guard does not work for. */
  readonly agenciesOff: readonly string[];
  /** Addresses of an agency's pages where they differ from those in its pack. */
  readonly pages: Readonly<Record<string, readonly string[]>>;
  /** Hosts that the person has chosen to guard. */
  readonly sites: readonly string[];
  /** Hosts where the guard is paused. */
  readonly paused: readonly string[];
}

export const defaults: Settings = {
  language: 'auto',
  sensitivity: 'normal',
  agenciesOff: [],
  pages: {},
  sites: [],
  paused: [],
};

/** The settings in force, and the names of those that an organisation has decided. */
export interface SettingsInForce {
  readonly settings: Settings;
  readonly managed: readonly string[];
}

/** What is kept in storage.local. */
interface Stored {
  readonly own?: Partial<Settings>;
  /** A copy of storage.managed, which may take seconds to answer after the browser's start and which pages lack in Firefox. */
  readonly managed?: Partial<Settings>;
}

export async function readSettings(): Promise<SettingsInForce> {
  const { own, managed = {} } = (await chrome.storage.local.get(['own', 'managed'])) as Stored;
  return { settings: { ...defaults, ...own, ...managed }, managed: Object.keys(managed) };
}

export function writeSettings(changes: Partial<Settings>): Promise<void> {
  return oneByOne('settings', async () => {
    const { own } = (await chrome.storage.local.get('own')) as Stored;
    await chrome.storage.local.set({ own: { ...own, ...changes } });
  });
}

export async function resetSettings(): Promise<void> {
  await chrome.storage.local.remove('own');
}

/** For the background, whenever the organisation's decisions may have changed. */
export async function copyManaged(): Promise<void> {
  // Firefox rejects when no policy is set; other browsers answer with an empty object.
  const managed = await chrome.storage.managed.get().catch(() => ({}));
  await chrome.storage.local.set({ managed });
}

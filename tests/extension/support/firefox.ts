// Firefox ESR with the unpacked extension, driven over WebDriver BiDi.

import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser } from 'puppeteer-core';
import type { Settings } from '../../../extension/src/settings.js';
import { patience, until } from './person.js';
import type { Site } from './site.js';

const extensionFolder = join(import.meta.dirname, '..', '..', '..', 'extension', 'dist', 'firefox');

export interface Firefox {
  readonly browser: Browser;
  readonly extensionId: string;
  /** The folder in which it keeps what it keeps; gone when it is closed. */
  readonly profile: string;
  /** As when there is a new version: Firefox ends the old scripts in the open pages, and starts the new ones there. */
  update(): Promise<void>;
  /** As when the person removes it, or switches it off: Firefox ends its scripts in the open pages. */
  remove(): Promise<void>;
  close(): Promise<void>;
}

/**
 * @param decided what the organisation that manages the browser has decided, if one does
 * @param preferences of the browser, beside those that every test needs
 */
export async function launchFirefox(
  site: Site,
  decided?: Partial<Settings>,
  preferences: Readonly<Record<string, unknown>> = {},
): Promise<Firefox> {
  const profile = await mkdtemp(join(tmpdir(), 'sluss-firefox-'));
  const home = decided && (await homeWith(decided, profile));
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: process.env['FIREFOX'] ?? '/usr/bin/firefox-esr',
    headless: true,
    acceptInsecureCerts: true,
    userDataDir: profile,
    env: { ...process.env, ...(home === undefined ? {} : { HOME: home }) },
    timeout: patience,
    protocolTimeout: patience,
    extraPrefsFirefox: {
      'network.proxy.type': 1,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': site.proxyPort,
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': site.proxyPort,
      'network.proxy.no_proxies_on': '',
      // The real hosts pin their certificates.
      'security.cert_pinning.enforcement_level': 0,
      'intl.accept_languages': 'en-GB,en',
      'xpinstall.signatures.required': false,
      'datareporting.policy.dataSubmissionEnabled': false,
      'app.normandy.enabled': false,
      'services.settings.server': 'data:,',
      'extensions.getAddons.cache.enabled': false,
      ...preferences,
    },
  });
  const close = async () => {
    await browser.close();
    await rm(profile, { recursive: true, force: true });
  };
  try {
    const extensionId = await browser.installExtension(extensionFolder);
    await welcomed(browser);
    const update = async () => void (await browser.installExtension(extensionFolder));
    const remove = () => browser.uninstallExtension(extensionId);
    return { browser, extensionId, profile, update, remove, close };
  } catch (reason) {
    await close();
    throw reason;
  }
}

/** A home in which Firefox finds the decisions where administrators put them. */
async function homeWith(decided: Partial<Settings>, profile: string): Promise<string> {
  const { browser_specific_settings } = JSON.parse(
    await readFile(join(extensionFolder, 'manifest.json'), 'utf8'),
  );
  const { id } = browser_specific_settings.gecko;
  const home = join(profile, 'home');
  const folder = join(home, '.mozilla', 'managed-storage');
  await mkdir(folder, { recursive: true });
  const manifest = { name: id, description: 'Decisions', type: 'storage', data: decided };
  await writeFile(join(folder, `${id}.json`), JSON.stringify(manifest));
  return home;
}

/**
 * A new extension opens its welcome page, some time after it has started; it would take the focus from what is tested.
 * The protocol tells that there is such a tab and not what is in it.
 */
async function welcomed(browser: Browser): Promise<void> {
  const [blank] = await browser.pages();
  const welcome = async () => (await browser.pages()).find((page) => page !== blank);
  await until(async () => (await welcome()) !== undefined, 'the welcome page opens');
  await (await welcome())?.close();
}

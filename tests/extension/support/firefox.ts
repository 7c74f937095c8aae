// Firefox ESR with the unpacked extension, driven over WebDriver BiDi.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser } from 'puppeteer-core';
import type { Site } from './site.js';

const extensionFolder = join(import.meta.dirname, '..', '..', '..', 'extension', 'dist', 'firefox');

export interface Firefox {
  readonly browser: Browser;
  readonly extensionId: string;
  close(): Promise<void>;
}

export async function launchFirefox(site: Site): Promise<Firefox> {
  const profile = await mkdtemp(join(tmpdir(), 'sluss-firefox-'));
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: process.env['FIREFOX'] ?? '/usr/bin/firefox-esr',
    headless: true,
    acceptInsecureCerts: true,
    userDataDir: profile,
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
    },
  });
  const extensionId = await browser.installExtension(extensionFolder);
  return {
    browser,
    extensionId,
    async close() {
      await browser.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

// The extension's own pages in Chromium, used as a person uses them.

import type { Page } from 'playwright-core';
import type { Chromium } from './chromium.js';

export async function openOwnPage(chromium: Chromium, name: 'options' | 'popup' | 'welcome'): Promise<Page> {
  const page = await chromium.context.newPage();
  await page.goto(`chrome-extension://${chromium.extensionId}/${name}.html`);
  await page.locator('html:not([hidden])').waitFor();
  return page;
}

/** Waits until the options page says that the last change is kept. */
export function saves(options: Page): Promise<void> {
  return options.getByRole('status').filter({ hasText: 'Saved' }).waitFor();
}

/** Adds addresses to those of an agency, named in English or Swedish. */
export async function addPages(
  chromium: Chromium,
  agency: string | RegExp,
  addresses: readonly string[],
): Promise<void> {
  const options = await openOwnPage(chromium, 'options');
  const section = options.locator('details').filter({ hasText: agency });
  await section.locator('summary').click();
  const list = section.locator('textarea');
  await list.fill([await list.inputValue(), ...addresses].join('\n'));
  await list.blur();
  await saves(options);
  await options.close();
}

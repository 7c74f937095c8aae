// A fixture page in Chromium, and a person in front of it.

import type { Frame, Page } from 'playwright-core';
import { type Chromium, DialogReader, until } from './chromium.js';

const editingHost =
  '[data-editor] :is([contenteditable=""], [contenteditable="true"], textarea:not([aria-hidden="true"]), input[type="text"])';

export class Fixture {
  private constructor(
    readonly page: Page,
    readonly dialog: DialogReader,
  ) {}

  static async open(
    chromium: Chromium,
    address: string,
    parameters: Record<string, string> = {},
  ): Promise<Fixture> {
    const page = await chromium.context.newPage();
    const url = new URL(address);
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
    await page.goto(url.href);
    const fixture = new Fixture(page, await DialogReader.on(page));
    await (await fixture.#frame()).waitForFunction('window.ready');
    return fixture;
  }

  async close(): Promise<void> {
    await this.page.close();
  }

  /** The document that the editor's page script runs in. */
  async #frame(): Promise<Frame> {
    const inner = this.page
      .frames()
      .find((frame) => frame.url().includes('/editor/') && frame !== this.page.mainFrame());
    return inner ?? this.page.mainFrame();
  }

  async posts(): Promise<readonly string[]> {
    return (await this.#frame()).evaluate('window.posts');
  }

  async model(): Promise<string> {
    return (await this.#frame()).evaluate('window.model()');
  }

  async focusEditor(): Promise<void> {
    const frame = await this.#frame();
    const framed = frame.locator('[data-editor] iframe');
    if ((await framed.count()) > 0) await framed.contentFrame().locator('body').click();
    else await frame.locator(editingHost).last().click();
  }

  /** Types line by line, as a person does. */
  async write(text: string): Promise<void> {
    await this.focusEditor();
    await this.typeOn(text);
  }

  async typeOn(text: string): Promise<void> {
    for (const [index, line] of text.split('\n').entries()) {
      if (index > 0) await this.page.keyboard.press('Enter');
      await this.page.keyboard.type(line);
    }
  }

  /** Waits until the extension has said that it found something. */
  async isNoticed(): Promise<void> {
    await until(
      async () => (await this.dialog.statuses()).some((text) => /personal|your case/.test(text)),
      'a notice appears',
    );
  }

  async hears(sentence: RegExp): Promise<void> {
    await until(
      async () => (await this.dialog.statuses()).some((text) => sentence.test(text)),
      `it says ${sentence}`,
    );
  }

  async empty(): Promise<void> {
    await this.page.keyboard.press('Control+a');
    await this.page.keyboard.press('Delete');
  }

  async pressPost(): Promise<void> {
    await (await this.#frame()).locator('[data-post], [data-submitter]').first().click();
  }

  async pointerDownOnPost(): Promise<void> {
    await (await this.#frame()).locator('[data-post], [data-submitter]').first().hover();
    await this.page.mouse.down();
  }

  async keyOnPost(key: string): Promise<void> {
    await (await this.#frame()).locator('[data-post], [data-submitter]').first().press(key);
  }

  async shows(text: string): Promise<void> {
    await until(async () => (await this.model()) === text, `the model holds ${JSON.stringify(text)}`).catch(
      async (reason) => {
        throw new Error(`${reason.message}; it holds ${JSON.stringify(await this.model())}`);
      },
    );
  }

  async posted(text: string): Promise<void> {
    await until(async () => (await this.posts()).length > 0, 'something is posted');
    const posts = await this.posts();
    if (posts.length !== 1 || posts[0] !== text)
      throw new Error(`posted ${JSON.stringify(posts)} instead of ${JSON.stringify(text)}`);
  }

  /** What the editor shows, lines parted by \n. */
  async shown(): Promise<string> {
    const frame = await this.#frame();
    const framed = frame.locator('[data-editor] iframe');
    const host =
      (await framed.count()) > 0 ? framed.contentFrame().locator('body') : frame.locator(editingHost).last();
    const text = await host.evaluate((element) =>
      element.matches('textarea, input')
        ? (element as HTMLTextAreaElement).value
        : (element as HTMLElement).innerText,
    );
    return text
      .replace(/[\u200B\u2060\uFEFF]/g, '')
      .replace(/\u00A0/g, ' ')
      .replace(/\n+/g, '\n')
      .trim();
  }
}

// A person in front of a fixture page in Chromium.

import type { Frame, Page } from 'playwright-core';
import { type Chromium, DialogReader } from './chromium.js';
import {
  asRead,
  dialogCloses,
  dialogOpens,
  editingHost,
  empty,
  hasPosted,
  hears,
  holdsInModel,
  isNoticed,
  type Person,
  postControl,
} from './person.js';

/** Milliseconds between two keys of a person in a hurry, and after the end of a line. */
const keyInterval = 4;
const lineInterval = 80;

export class Fixture implements Person {
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
    await fixture.#frame().waitForFunction('window.ready');
    return fixture;
  }

  /** The document that the page's script runs in: a frame's, on the pages that are about frames. */
  #frame(): Frame {
    const main = this.page.mainFrame();
    return this.page.frames().find((frame) => frame !== main && frame.url().includes('/editor/')) ?? main;
  }

  async focusEditor(): Promise<void> {
    const framed = this.#frame().locator('[data-editor] iframe');
    if ((await framed.count()) > 0) await framed.contentFrame().locator('body').click();
    else await this.#frame().locator(editingHost).last().click();
  }

  async write(text: string): Promise<void> {
    await this.focusEditor();
    await this.typeOn(text);
  }

  async typeOn(text: string): Promise<void> {
    for (const [index, line] of text.split('\n').entries()) {
      if (index > 0) await this.breakLine();
      await this.page.keyboard.type(line, { delay: keyInterval });
    }
  }

  /** Editors that render later (Trix) lose their place when the next key follows at once, as no person's does. */
  private async breakLine(): Promise<void> {
    await this.page.keyboard.press('Enter');
    await this.page.waitForTimeout(lineInterval);
  }

  press(key: string): Promise<void> {
    return this.page.keyboard.press(key);
  }

  pressPost(): Promise<void> {
    return this.#frame().locator(postControl).first().click();
  }

  async pointerDownOnPost(): Promise<void> {
    await this.#frame().locator(postControl).first().hover();
    await this.page.mouse.down();
  }

  pointerUp(): Promise<void> {
    return this.page.mouse.up();
  }

  keyOnPost(key: string): Promise<void> {
    return this.#frame().locator(postControl).first().press(key);
  }

  pause(milliseconds: number): Promise<void> {
    return this.page.waitForTimeout(milliseconds);
  }

  posts(): Promise<readonly string[]> {
    return this.#frame().evaluate('window.posts');
  }

  model(): Promise<string> {
    return this.#frame().evaluate('window.model()');
  }

  async shown(): Promise<string> {
    const framed = this.#frame().locator('[data-editor] iframe');
    const host =
      (await framed.count()) > 0
        ? framed.contentFrame().locator('body')
        : this.#frame().locator(editingHost).last();
    const text = await host.evaluate((element) =>
      element.matches('textarea, input')
        ? (element as HTMLTextAreaElement).value
        : (element as HTMLElement).innerText,
    );
    return asRead(text);
  }

  statuses(): Promise<readonly string[]> {
    return this.dialog.statuses();
  }

  dialogIsOpen(): Promise<boolean> {
    return this.dialog.isOpen();
  }

  pressInDialog(button: RegExp): Promise<void> {
    return this.dialog.press('button', button);
  }

  close(): Promise<void> {
    return this.page.close();
  }

  readonly dialogOpens = () => dialogOpens(this);
  readonly dialogCloses = () => dialogCloses(this);
  readonly isNoticed = () => isNoticed(this);
  readonly empty = () => empty(this);
  readonly hears = (sentence: RegExp) => hears(this, sentence);
  readonly shows = (text: string) => holdsInModel(this, text);
  readonly posted = (text: string) => hasPosted(this, text);
}

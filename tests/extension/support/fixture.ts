// A person in front of a fixture page in Chromium.

import type { Frame, Page } from 'playwright-core';
import { type Chromium, DialogReader } from './chromium.js';
import {
  asRead,
  dialogCloses,
  dialogOpens,
  drawn,
  editingHost,
  empty,
  hasPosted,
  hears,
  holdsInModel,
  isNoticed,
  type Person,
  postControl,
} from './person.js';

export class Fixture implements Person {
  private constructor(
    readonly page: Page,
    private readonly frame: Frame,
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
    const frame = frameOf(page);
    await frame.waitForFunction('window.ready');
    return new Fixture(page, frame, await DialogReader.on(page, frame));
  }

  async focusEditor(): Promise<void> {
    const framed = this.frame.locator('[data-editor] iframe');
    if ((await framed.count()) > 0) await framed.contentFrame().locator('body').click();
    else await this.frame.locator(editingHost).last().click();
  }

  async write(text: string): Promise<void> {
    await this.focusEditor();
    await this.typeOn(text);
  }

  /** Editors that render later (Trix) lose their place when the next key follows at once, as no person's does. */
  async typeOn(text: string): Promise<void> {
    for (const [index, line] of text.split('\n').entries()) {
      if (index > 0) await this.page.keyboard.press('Enter');
      await this.drawn();
      await this.page.keyboard.type(line);
    }
  }

  /** Selects a text beside the editor and drags it in with the mouse. */
  async dragIn(text: string): Promise<void> {
    await this.frame.evaluate(`(() => {
      const note = document.createElement('p');
      note.append(${JSON.stringify(text)});
      note.style.cssText = 'position: fixed; bottom: 20px; left: 20px';
      document.body.append(note);
      getSelection().selectAllChildren(note);
    })()`);
    const from = await this.frame.locator('body > p').boundingBox();
    const to = await this.frame.locator(editingHost).last().boundingBox();
    if (from === null || to === null) throw new Error('there is nothing to drag, or nowhere to');
    await this.page.mouse.move(from.x + 20, from.y + from.height / 2);
    await this.page.mouse.down();
    await this.page.mouse.move(to.x + 20, to.y + to.height / 2, { steps: 5 });
    await this.page.mouse.up();
  }

  press(key: string): Promise<void> {
    return this.page.keyboard.press(key);
  }

  /** A key several times in one go, as when somebody's finger bounces: the page is not waited for in between. */
  async pressAtOnce(key: string, times: number): Promise<void> {
    const session = await this.page.context().newCDPSession(this.page);
    const press = { key, code: key, windowsVirtualKeyCode: 13, text: '\r' };
    const sent: Promise<unknown>[] = [];
    for (let time = 0; time < times; time++) {
      sent.push(
        session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...press }),
        session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...press, text: '' }),
      );
    }
    await Promise.all(sent);
  }

  choose(file: string): Promise<void> {
    return this.frame.locator('input[type="file"]').setInputFiles(file);
  }

  ask(expression: string): Promise<unknown> {
    return this.frame.evaluate(expression);
  }

  pressPost(): Promise<void> {
    return this.frame.locator(postControl).first().click();
  }

  /** Presses where it stands, whatever stands over it at that moment and whatever shadow root it is in. */
  async pressPlaceOf(selector: string): Promise<void> {
    const [x, y] = await this.frame.evaluate<[number, number]>(`middleOf(${JSON.stringify(selector)})`);
    await this.page.mouse.click(x, y);
  }

  async pointerDownOnPost(): Promise<void> {
    await this.frame.locator(postControl).first().hover();
    await this.page.mouse.down();
  }

  pointerUp(): Promise<void> {
    return this.page.mouse.up();
  }

  keyOnPost(key: string): Promise<void> {
    return this.frame.locator(postControl).first().press(key);
  }

  drawn(milliseconds?: number): Promise<void> {
    return this.frame.evaluate(drawn(milliseconds));
  }

  posts(): Promise<readonly string[]> {
    return this.frame.evaluate('window.posts');
  }

  model(): Promise<string> {
    return this.frame.evaluate('window.model()');
  }

  async shown(): Promise<string> {
    const framed = this.frame.locator('[data-editor] iframe');
    const host =
      (await framed.count()) > 0
        ? framed.contentFrame().locator('body')
        : this.frame.locator(editingHost).last();
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

  dialogAsks(): Promise<boolean> {
    return this.dialog.asks();
  }

  pressInDialog(button: RegExp): Promise<void> {
    return this.dialog.press('button', button);
  }

  pressInNotice(button: RegExp): Promise<void> {
    return this.dialog.press('button', button, 0);
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

/** The document that the page's script runs in: a frame's, on the pages that are about frames. */
function frameOf(page: Page): Frame {
  const main = page.mainFrame();
  return page.frames().find((frame) => frame !== main && frame.url().includes('/editor/')) ?? main;
}

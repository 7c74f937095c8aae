// A person in front of a fixture page in Firefox. The protocol hands out references to closed shadow roots, so that the
// extension's buttons can be found by what stands on them and pressed with the mouse.

import type { ElementHandle, Frame, KeyInput, Page } from 'puppeteer-core';
import type { Firefox } from './firefox.js';
import { asRead, drawn, editingHost, type Person, patience, postControl, settles, until } from './person.js';

export class FirefoxFixture implements Person {
  private constructor(private readonly page: Page) {}

  static async open(
    { browser }: Firefox,
    address: string,
    parameters: Record<string, string> = {},
  ): Promise<FirefoxFixture> {
    const page = await browser.newPage();
    page.setDefaultTimeout(patience);
    await page.setViewport({ width: 1000, height: 800 });
    const url = new URL(address);
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
    await page.goto(url.href);
    await page.waitForFunction('window.ready');
    return new FirefoxFixture(page);
  }

  async #host(): Promise<ElementHandle<HTMLElement>> {
    const framed = await this.page.$('[data-editor] iframe');
    const frame: Frame | null = framed === null ? null : await framed.contentFrame();
    const host = frame === null ? await this.#last(editingHost) : await frame.$('body');
    if (host === null) throw new Error('the page has no editor');
    return host as ElementHandle<HTMLElement>;
  }

  /** The last match, also in open shadow roots. */
  async #last(selector: string): Promise<ElementHandle | null> {
    const matches = await this.page.$$(`>>> ${selector}`);
    return matches.at(-1) ?? null;
  }

  async #control(): Promise<ElementHandle> {
    const control = await this.page.$(`>>> ${postControl}`);
    if (control === null) throw new Error('the page has nothing that posts');
    return control;
  }

  async focusEditor(): Promise<void> {
    await (await this.#host()).click();
  }

  async write(text: string): Promise<void> {
    await this.focusEditor();
    await this.typeOn(text);
  }

  async typeOn(text: string): Promise<void> {
    for (const [index, line] of text.split('\n').entries()) {
      if (index > 0) await this.page.keyboard.press('Enter');
      await this.drawn();
      for (const { segment } of new Intl.Segmenter().segment(line)) await this.page.keyboard.type(segment);
    }
  }

  async press(combination: string): Promise<void> {
    const keys = combination.split('+') as KeyInput[];
    const last = keys.pop();
    if (last === undefined) return;
    for (const key of keys) await this.page.keyboard.down(key);
    await this.page.keyboard.press(last);
    for (const key of keys.reverse()) await this.page.keyboard.up(key);
  }

  async choose(file: string): Promise<void> {
    const field = await this.page.$('input[type="file"]');
    if (field === null) throw new Error('the page has no field for files');
    await (field as ElementHandle<HTMLInputElement>).uploadFile(file);
  }

  ask(expression: string): Promise<unknown> {
    return this.page.evaluate(expression);
  }

  async pressPost(): Promise<void> {
    await (await this.#control()).click();
  }

  /** Presses where it stands, whatever shadow root it is in. */
  async pressPlaceOf(selector: string): Promise<void> {
    const [x, y] = (await this.page.evaluate(`middleOf(${JSON.stringify(selector)})`)) as [number, number];
    await this.page.mouse.click(x, y);
  }

  async pointerDownOnPost(): Promise<void> {
    await (await this.#control()).hover();
    await this.page.mouse.down();
  }

  pointerUp(): Promise<void> {
    return this.page.mouse.up();
  }

  async keyOnPost(key: string): Promise<void> {
    const control = await this.#control();
    await control.focus();
    await this.press(key);
  }

  async drawn(milliseconds?: number): Promise<void> {
    await this.page.evaluate(drawn(milliseconds));
  }

  posts(): Promise<readonly string[]> {
    return this.page.evaluate('window.posts') as Promise<readonly string[]>;
  }

  model(): Promise<string> {
    return this.page.evaluate('window.model()') as Promise<string>;
  }

  async shown(): Promise<string> {
    const text = await (await this.#host()).evaluate((element) =>
      element.matches('textarea, input') ? (element as HTMLTextAreaElement).value : element.innerText,
    );
    return asRead(text);
  }

  async statuses(): Promise<readonly string[]> {
    const stage = await this.#stage();
    if (stage === undefined) return [];
    return stage.evaluate((root) =>
      [...root.querySelectorAll('[role="status"]')].map((status) => status.textContent ?? ''),
    );
  }

  async dialogIsOpen(): Promise<boolean> {
    const stage = await this.#stage();
    return stage?.evaluate((root) => root.querySelector('[role="alertdialog"][open]') !== null) ?? false;
  }

  async dialogAsks(): Promise<boolean> {
    const stage = await this.#stage();
    return (
      stage?.evaluate(
        (root) => root.querySelector('[role="alertdialog"][open] [type="checkbox"]') !== null,
      ) ?? false
    );
  }

  pressInDialog(label: RegExp): Promise<void> {
    return this.#press('dialog', label, settles);
  }

  pressInNotice(label: RegExp): Promise<void> {
    return this.#press('.notice', label, 0);
  }

  async #press(where: string, label: RegExp, after: number): Promise<void> {
    await until(async () => (await this.#button(where, label)) !== undefined, `${where} offers ${label}`);
    await this.drawn(after);
    const button = await this.#button(where, label);
    // The driver takes a button for seen that lies under those at the dialog's lower edge.
    await button?.evaluate((each) => each.scrollIntoView({ block: 'center' }));
    await button?.click();
  }

  async #button(where: string, label: RegExp): Promise<ElementHandle | undefined> {
    const stage = await this.#stage();
    const button = await stage?.evaluateHandle(
      (root, selector, source) =>
        [...root.querySelectorAll(selector)].find((each) => new RegExp(source).test(each.textContent ?? '')),
      `${where} button`,
      label.source,
    );
    return (button?.asElement() as ElementHandle | null | undefined) ?? undefined;
  }

  close(): Promise<void> {
    return this.page.close();
  }

  /** The extension's closed shadow root. */
  async #stage(): Promise<ElementHandle<HTMLElement> | undefined> {
    const host = (await this.page.evaluateHandle(
      "document.querySelector('html > :not(head, body)')",
    )) as unknown as BidiHandle;
    const root = host.remoteValue().value?.shadowRoot;
    return root == null ? undefined : host.constructor.from(root, host.realm);
  }
}

/** What puppeteer keeps to itself of a handle over WebDriver BiDi. */
interface BidiHandle {
  readonly realm: unknown;
  readonly constructor: { from(value: unknown, realm: unknown): ElementHandle<HTMLElement> };
  remoteValue(): { readonly value?: { readonly shadowRoot?: unknown } };
}

// The toolbar popup of the extension, opened on the page in front as a press on its button does. Playwright does not see
// such windows, so that it is reached by the inspector's protocol.

import type { CDPSession } from 'playwright-core';
import type { Chromium } from './chromium.js';
import { until } from './person.js';

export class Popup {
  readonly #answers = new Map<number, (answer: Answer) => void>();
  #asked = 0;

  private constructor(
    private readonly browser: CDPSession,
    private readonly sessionId: string,
  ) {
    browser.on('Target.receivedMessageFromTarget', (event) => {
      const answer = JSON.parse(event.message) as Answer;
      if (event.sessionId === sessionId) this.#answers.get(answer.id)?.(answer);
    });
  }

  static async open({ context, extensionId }: Chromium): Promise<Popup> {
    const browser = await context.browser()?.newBrowserCDPSession();
    const [worker] = context.serviceWorkers();
    if (browser === undefined || worker === undefined) throw new Error('the extension is not running');
    await worker.evaluate('chrome.action.openPopup()');
    const address = `chrome-extension://${extensionId}/popup.html`;
    const find = async () =>
      (await browser.send('Target.getTargets')).targetInfos.find(({ url }) => url === address);
    await until(async () => (await find()) !== undefined, 'the popup opens');
    const targetId = (await find())?.targetId ?? '';
    const { sessionId } = await browser.send('Target.attachToTarget', { targetId });
    const popup = new Popup(browser, sessionId);
    await popup.#isShown();
    return popup;
  }

  /** Waits until the state that the popup tells of the page matches. */
  async says(state: RegExp): Promise<void> {
    await until(async () => state.test(await this.#state()), `the popup says ${state}`);
  }

  /** The label of every button that can be seen. */
  async buttons(): Promise<readonly string[]> {
    return this.#evaluate(
      "[...document.querySelectorAll('button:not([hidden])')].map((each) => each.textContent)",
    );
  }

  async press(label: string): Promise<void> {
    const places: (Place | undefined)[] = [];
    await until(async () => {
      places.unshift(await this.#placeOf(label));
      const [now, before] = places;
      // The browser fits the window to its content after it has shown it; a press in between goes astray.
      return now !== undefined && now.x === before?.x && now.y === before.y;
    }, `the popup offers ${label}`);
    const press = { ...places[0], button: 'left', clickCount: 1 };
    await this.#send('Input.dispatchMouseEvent', { type: 'mousePressed', ...press });
    await this.#send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...press });
  }

  /** Chooses a language, as the list's own menu does. */
  async choose(language: string): Promise<void> {
    await this.#evaluate(`(() => {
      const list = document.querySelector('#language');
      list.value = ${JSON.stringify(language)};
      list.dispatchEvent(new Event('change', { bubbles: true }));
    })()`);
    await until(
      async () => (await this.#evaluate('document.documentElement.lang')) === language,
      `the popup speaks ${language}`,
    );
    await this.#isShown();
  }

  async close(): Promise<void> {
    await this.#send('Page.close', {}).catch(() => undefined);
    await this.browser.detach();
  }

  async #isShown(): Promise<void> {
    await until(
      () => this.#evaluate("document.readyState === 'complete' && !document.documentElement.hidden"),
      'the popup is shown',
    );
  }

  /** Where a press meets the button. */
  async #placeOf(label: string): Promise<Place | undefined> {
    const place = await this.#evaluate<Place | null>(`(() => {
      const button = [...document.querySelectorAll('button:not([hidden])')]
        .find((each) => each.textContent === ${JSON.stringify(label)});
      if (button === undefined) return null;
      const { left, top, width, height } = button.getBoundingClientRect();
      const [x, y] = [left + width / 2, top + height / 2];
      return document.elementFromPoint(x, y) === button ? { x, y } : null;
    })()`);
    return place ?? undefined;
  }

  #state(): Promise<string> {
    return this.#evaluate("document.querySelector('#state')?.textContent ?? ''");
  }

  async #evaluate<Value>(expression: string): Promise<Value> {
    const { result } = await this.#send('Runtime.evaluate', { expression, returnByValue: true });
    return (result as { result: { value: Value } }).result.value;
  }

  #send(method: string, params: object): Promise<Answer> {
    const id = ++this.#asked;
    return new Promise((answered, refused) => {
      this.#answers.set(id, answered);
      const message = JSON.stringify({ id, method, params });
      this.browser.send('Target.sendMessageToTarget', { sessionId: this.sessionId, message }).catch(refused);
    });
  }
}

/** In CSS pixels. */
interface Place {
  readonly x: number;
  readonly y: number;
}

interface Answer {
  readonly id: number;
  readonly result: unknown;
}

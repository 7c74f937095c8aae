// Both real browsers behind the few calls that the tests need, so that each test is written once.

import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import puppeteer from 'puppeteer-core';

const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** How long a busy machine may take for one thing: generous, as a test waits no longer than it has to. */
const patience = 120_000;

export const browserNames = (process.env.SLUSS_BROWSERS ?? 'chromium,firefox').split(',');

/** Opens a browser; `newPage` gives a page in a fresh profile. */
export async function openBrowser(name) {
  return name === 'chromium' ? openChromium() : openFirefox();
}

async function openChromium() {
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: chromiumFlags,
    timeout: patience,
  });
  return {
    name: 'chromium',
    async newPage({ width = 900, height = 900, media = {} } = {}) {
      const context = await browser.newContext({ viewport: { width, height } });
      context.setDefaultTimeout(patience);
      const page = await context.newPage();
      await page.emulateMedia(media);
      return new Page(page, () => context.close());
    },
    close: () => browser.close(),
  };
}

/** What a person has set for pages in Firefox, which cannot pretend it for one page. */
const firefoxSettings = {
  colorScheme: (scheme) => ({
    'layout.css.prefers-color-scheme.content-override': scheme === 'dark' ? 0 : 1,
  }),
  forcedColors: (forced) => ({ 'browser.display.document_color_use': forced === 'active' ? 2 : 0 }),
};

async function openFirefox(media = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'sluss-firefox-'));
  const elsewhere = new Set();
  const settings = Object.entries(media).map(([setting, value]) => firefoxSettings[setting](value));
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: '/usr/bin/firefox-esr',
    headless: true,
    timeout: patience,
    protocolTimeout: 2 * patience,
    extraPrefsFirefox: Object.assign(
      {
        'network.captive-portal-service.enabled': false,
        'network.connectivity-service.enabled': false,
        'browser.download.folderList': 2,
        'browser.download.dir': folder,
        // Its panel would take the next key.
        'browser.download.alwaysOpenPanel': false,
      },
      ...settings,
    ),
  });
  return {
    name: 'firefox',
    async newPage({ width = 900, height = 900, media: wanted } = {}) {
      if (wanted) return pageElsewhere(wanted, { width, height }, elsewhere);
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      page.setDefaultTimeout(patience);
      await page.setViewport({ width, height });
      return new Page(page, () => context.close(), folder);
    },
    async close() {
      // A test that failed has left its own open, and this process would wait for it for good.
      for (const other of elsewhere) await other.close();
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A page in a Firefox of its own, which closes with it, or with the browser that was asked for it. */
async function pageElsewhere(media, size, opened) {
  const browser = await openFirefox(media);
  opened.add(browser);
  const page = await browser.newPage(size);
  page.close = () => {
    opened.delete(browser);
    return browser.close();
  };
  return page;
}

/** Finds a visible element by selector in the page and its open shadow trees; only in the modal dialog while there is one. */
function deepQuery(selector, text) {
  const matches = (element) => {
    const name = element.getAttribute('aria-label') ?? element.textContent;
    return text === undefined || name.replace(/\s+/g, ' ').trim().startsWith(text);
  };
  const search = (root, fits) => {
    for (const element of root.querySelectorAll('*')) {
      if (fits(element)) return element;
      const inner = element.shadowRoot && search(element.shadowRoot, fits);
      if (inner) return inner;
    }
    return null;
  };
  const modal = search(document, (element) => element.matches('dialog:modal'));
  if (modal?.matches(selector)) return modal;
  const wanted = (element) =>
    element.matches(selector) && matches(element) && element.getClientRects().length > 0;
  return search(modal ?? document, wanted);
}

const deepQuerySource = deepQuery.toString();

/** Clicks where the element is, and says whether it was still there: a notice that appears moves what is below it. */
async function hits(element) {
  await element.evaluate((each) => {
    each.addEventListener('click', () => each.setAttribute('data-test-hit', ''), {
      once: true,
      capture: true,
    });
  });
  await element.click();
  for (let looks = 0; looks < 40; looks += 1) {
    // Where the click led to another page, there is nothing left to ask.
    const hit = await element.evaluate((each) => each.hasAttribute('data-test-hit')).catch(() => true);
    if (hit)
      return element
        .evaluate((each) => each.removeAttribute('data-test-hit'))
        .then(
          () => true,
          () => true,
        );
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}

class Page {
  /** @param folder where this browser's driver finds files, and Firefox saves them */
  constructor(page, close, folder) {
    this.inner = page;
    this.close = close;
    this.folder = folder;
    this.errors = [];
    page.on('pageerror', (error) => this.errors.push(String(error)));
  }

  async goto(url) {
    await this.inner.goto(url, { waitUntil: 'load' });
  }

  evaluate(script, argument) {
    return this.inner.evaluate(script, argument);
  }

  /** Waits until a function in the page gives something true, and returns it. */
  until(script, argument, what) {
    return this.untilIn(this.inner, script, argument, what);
  }

  /** The same in one of its frames. */
  async untilIn(frame, script, argument, what = String(script)) {
    const deadline = Date.now() + patience;
    for (;;) {
      const value = await frame.evaluate(script, argument).catch((error) => {
        // A post navigates, and the context goes away with the old document.
        if (!/context|navigat|frame|realm|discarded/i.test(String(error))) throw error;
      });
      if (value) return value;
      if (Date.now() > deadline) throw new Error(`still not so after ${patience / 1000} s: ${what}`);
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
  }

  /** Waits for a visible element, in shadow trees too, whose name begins with `text`. */
  async find(selector, text) {
    const expression = `(${deepQuerySource})(${JSON.stringify(selector)}, ${JSON.stringify(text)})`;
    await this.until(`${expression} !== null`, undefined, `${selector} ${text ?? ''}`);
    return (await this.inner.evaluateHandle(expression)).asElement();
  }

  async has(selector, text) {
    return this.inner.evaluate(
      `(${deepQuerySource})(${JSON.stringify(selector)}, ${JSON.stringify(text)}) !== null`,
    );
  }

  /** Clicks; once more where the page has moved or replaced the element in the meantime, as a person would. */
  async click(selector, text) {
    const deadline = Date.now() + patience;
    for (;;) {
      try {
        if (await hits(await this.find(selector, text))) return;
      } catch (error) {
        if (!/not attached|not clickable|detached|no such element|stale/i.test(String(error))) throw error;
      }
      if (Date.now() > deadline) throw new Error(`cannot be clicked: ${selector} ${text ?? ''}`);
    }
  }

  async press(text) {
    await this.click('button, a, summary', text);
  }

  async type(selector, text) {
    await this.click(selector);
    await this.inner.keyboard.type(text);
  }

  async key(combination) {
    const keys = combination.split('+');
    const last = keys.pop();
    for (const key of keys) await this.inner.keyboard.down(key);
    await this.inner.keyboard.press(last);
    for (const key of keys) await this.inner.keyboard.up(key);
  }

  /** Chooses files, each `{ name, mimeType, buffer }`, in a field for them. */
  async choose(selector, ...files) {
    if (this.folder === undefined) return this.inner.setInputFiles(selector, files);
    const paths = files.map(({ name, buffer }) => {
      const path = join(this.folder, name);
      writeFileSync(path, buffer);
      return path;
    });
    return (await this.inner.$(selector)).uploadFile(...paths);
  }

  /** @returns the bytes of the file that the page saves after `command` */
  async savedBy(command) {
    if (this.folder === undefined) {
      const [download] = await Promise.all([this.inner.waitForEvent('download'), command()]);
      return readFile(await download.path());
    }
    const before = new Set(readdirSync(this.folder));
    await command();
    return readFile(await this.#newFile(before));
  }

  async #newFile(before) {
    const deadline = Date.now() + patience;
    for (;;) {
      const names = readdirSync(this.folder);
      const [name] = names.filter((each) => !before.has(each) && !each.endsWith('.part'));
      const path = join(this.folder, name ?? '');
      const isWhole = name !== undefined && !existsSync(`${path}.part`) && statSync(path).size > 0;
      if (isWhole && !names.some((each) => each.endsWith('.part'))) return path;
      if (Date.now() > deadline) throw new Error(`nothing was saved in ${patience / 1000} s`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  async screenshot(path) {
    await this.inner.screenshot({ path });
  }

  /** The sentence of the first notice, once it has one that contains `part`. */
  message(part = '') {
    return this.until(
      (wanted) => {
        const sentences = [...document.querySelectorAll('sluss-notice [slot=message]')].map(
          (m) => m.textContent,
        );
        return sentences.find((sentence) => sentence !== '' && sentence.includes(wanted));
      },
      part,
      `a notice with "${part}"`,
    );
  }

  /** The accessible name or id of what has focus, through shadow trees. */
  focused() {
    return this.inner.evaluate(() => {
      let active = document.activeElement;
      while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
      return active.getAttribute('aria-label') ?? (active.id || active.textContent.trim());
    });
  }
}

// Chromium with the unpacked extension, driven through Playwright; what is in the closed shadow root is reached as
// assistive technology reaches it, through the accessibility tree.

import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, type CDPSession, chromium, type Frame, type Page } from 'playwright-core';
import { drawn, patience, settles, until } from './person.js';
import type { Site } from './site.js';

const built = join(import.meta.dirname, '..', '..', '..', 'extension', 'dist', 'chromium');

/** Hosts for which the person has said yes to the browser's question, which a headless browser cannot show. */
const permittedHosts = ['social.example.org', 'forum.example.net'];

export interface Chromium {
  readonly context: BrowserContext;
  readonly extensionId: string;
  /** The folder in which the browser keeps everything. */
  readonly profile: string;
  close(): Promise<void>;
}

/** @param damage what has happened to the extension's files, or to the browser's own, before the start */
export async function launchChromium(
  site: Site,
  damage: (extension: string, profile: string) => Promise<unknown> = async () => undefined,
): Promise<Chromium> {
  const profile = await mkdtemp(join(tmpdir(), 'sluss-chromium-'));
  const extensionFolder = await withPermissions(join(profile, 'extension'));
  await damage(extensionFolder, profile);
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    channel: 'chromium',
    headless: true,
    locale: 'en-GB',
    ignoreHTTPSErrors: true,
    viewport: { width: 1000, height: 800 },
    args: [
      `--disable-extensions-except=${extensionFolder}`,
      `--load-extension=${extensionFolder}`,
      `--proxy-server=127.0.0.1:${site.proxyPort}`,
      '--proxy-bypass-list=<-loopback>',
      '--ignore-certificate-errors',
      ...[
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
      ],
      ...[
        '--disable-component-update',
        '--disable-sync',
        '--disable-default-apps',
        '--disable-domain-reliability',
      ],
      '--disable-spell-checking',
      '--disable-features=OptimizationHints,MediaRouter,Translate,AutofillServerCommunication,HttpsUpgrades',
    ],
  });
  context.setDefaultTimeout(patience);
  context.setDefaultNavigationTimeout(patience);
  const close = async () => {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  };
  try {
    const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
    await welcomed(context);
    return { context, extensionId: new URL(worker.url()).host, profile, close };
  } catch (reason) {
    await close();
    throw reason;
  }
}

/** A new extension opens its welcome page, some time after it has started; it would take the focus from what is tested. */
async function welcomed(context: BrowserContext): Promise<void> {
  const welcome = () => context.pages().find((page) => page.url().endsWith('/welcome.html'));
  await until(async () => welcome() !== undefined, 'the welcome page opens');
  await welcome()?.close();
}

async function withPermissions(folder: string): Promise<string> {
  await cp(built, folder, { recursive: true });
  const file = join(folder, 'manifest.json');
  const manifest = JSON.parse(await readFile(file, 'utf8'));
  manifest.host_permissions.push(...permittedHosts.map((host) => `*://${host}/*`));
  await writeFile(file, JSON.stringify(manifest));
  return folder;
}

interface AxNode {
  readonly ignored?: boolean;
  readonly role?: { readonly value: string };
  readonly name?: { readonly value: string };
  readonly description?: { readonly value: string };
  readonly backendDOMNodeId?: number;
  readonly nodeId: string;
  readonly childIds?: readonly string[];
}

/** The extension's dialog in a page, by role and name. */
export class DialogReader {
  private constructor(
    private readonly page: Page,
    private readonly frame: Frame,
    private readonly session: CDPSession,
  ) {}

  /** @param frame where the editor is; a sandboxed one is a process and a dialog of its own */
  static async on(page: Page, frame = page.mainFrame()): Promise<DialogReader> {
    const context = page.context();
    const session = await context.newCDPSession(frame).catch(() => context.newCDPSession(page));
    await session.send('DOM.enable');
    await session.send('Accessibility.enable');
    return new DialogReader(page, frame, session);
  }

  async nodes(): Promise<readonly AxNode[]> {
    const { nodes } = await this.session.send('Accessibility.getFullAXTree');
    return (nodes as readonly AxNode[]).filter(({ ignored }) => ignored !== true);
  }

  async find(role: string, name?: string | RegExp): Promise<AxNode | undefined> {
    const matches = (text: string) =>
      name instanceof RegExp ? name.test(text) : name === undefined || text === name;
    return (await this.nodes()).find((node) => node.role?.value === role && matches(node.name?.value ?? ''));
  }

  async isOpen(): Promise<boolean> {
    return (await this.find('alertdialog')) !== undefined;
  }

  /** The question about what was found has check boxes; the one that waits for the engine has none. */
  async asks(): Promise<boolean> {
    const roles = (await this.nodes()).map(({ role }) => role?.value);
    return roles.includes('alertdialog') && roles.includes('checkbox');
  }

  async opens(): Promise<void> {
    await until(() => this.asks(), 'the dialog opens');
  }

  async holds(role: string, name: string | RegExp): Promise<void> {
    await until(async () => (await this.find(role, name)) !== undefined, `there is a ${role} ${name}`);
  }

  async closes(): Promise<void> {
    await until(async () => !(await this.isOpen()), 'the dialog closes');
  }

  /** Presses a button, link or check box with the mouse, when it is there and the dialog takes a press as an answer. */
  async press(role: string, name: string | RegExp, after = role === 'button' ? settles : 0): Promise<void> {
    await this.holds(role, name);
    await this.frame.evaluate(drawn(after));
    await this.session.send('DOM.scrollIntoViewIfNeeded', await this.#node(role, name));
    const { content } = await this.#box(role, name);
    const [x1 = 0, y1 = 0, , , x3 = 0, y3 = 0] = content;
    await this.page.mouse.click((x1 + x3) / 2, (y1 + y3) / 2);
  }

  async width(): Promise<number> {
    return (await this.#box('alertdialog')).width;
  }

  /** Where in the window it stands. */
  async place(role: string, name: string | RegExp) {
    const { border } = await this.#box(role, name);
    const [left = 0, top = 0, , , right = 0, bottom = 0] = border;
    return { x: left, y: top, width: right - left, height: bottom - top };
  }

  /** Whether the whole of it is within the window. */
  async isInView(role: string, name: string | RegExp): Promise<boolean> {
    const place = await this.place(role, name);
    const { width = 0, height = 0 } = this.page.viewportSize() ?? {};
    return place.x >= 0 && place.y >= 0 && place.x + place.width <= width && place.y + place.height <= height;
  }

  async #box(role: string, name?: string | RegExp) {
    return (await this.session.send('DOM.getBoxModel', await this.#node(role, name))).model;
  }

  /** As the browser's protocol names it. */
  async #node(role: string, name?: string | RegExp): Promise<{ readonly backendNodeId: number }> {
    const { backendDOMNodeId } = (await this.find(role, name)) ?? {};
    if (backendDOMNodeId === undefined) throw new Error(`there is no ${role} ${name ?? ''}`);
    return { backendNodeId: backendDOMNodeId };
  }

  /** How the dialog looks to a person, whatever the page's styles wanted. */
  async look(): Promise<{ readonly seen: boolean; readonly ink: string; readonly paper: string }> {
    const { object } = await this.session.send('DOM.resolveNode', await this.#node('alertdialog'));
    const { result } = await this.session.send('Runtime.callFunctionOn', {
      objectId: object.objectId ?? '',
      returnByValue: true,
      functionDeclaration: `function () {
        const { color, backgroundColor } = getComputedStyle(this);
        const { width, height } = this.getBoundingClientRect();
        const seen = this.checkVisibility({ opacityProperty: true, visibilityProperty: true });
        return { seen: seen && width > 200 && height > 100, ink: color, paper: backgroundColor };
      }`,
    });
    return result.value;
  }

  /** Waits until what has the focus is called so by a screen reader. */
  async focuses(name: RegExp): Promise<void> {
    await until(async () => name.test((await this.#focused()) ?? ''), `the focus is on ${name}`);
  }

  async #focused(): Promise<string | undefined> {
    type WithProperties = AxNode & { properties?: { name: string; value: { value: unknown } }[] };
    const focused = ((await this.nodes()) as WithProperties[]).filter((node) =>
      node.properties?.some(({ name, value }) => name === 'focused' && value.value === true),
    );
    return focused.at(-1)?.name?.value;
  }

  /** Everything that is said as a status, in this page and the frames of its origin. */
  async statuses(): Promise<readonly string[]> {
    const { nodes } = await this.session.send('Accessibility.getFullAXTree');
    const byId = new Map((nodes as readonly AxNode[]).map((node) => [node.nodeId, node]));
    const textOf = (node: AxNode): string =>
      node.role?.value === 'StaticText'
        ? (node.name?.value ?? '')
        : (node.childIds ?? [])
            .map((id) => byId.get(id))
            .map((child) => (child ? textOf(child) : ''))
            .join('');
    return [...byId.values()].filter(({ role }) => role?.value === 'status').map(textOf);
  }
}

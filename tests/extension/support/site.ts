// The whole internet, as far as the browsers in these tests can tell: every host name leads here, and every connection
// that a browser asks for is written down.

import { createServer as createProxy, type Server } from 'node:http';
import { createServer, type ServerOptions } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { generate } from 'selfsigned';
import { platformPages, threadPages, unrelatedPages } from '../fixtures/platforms/pages.js';
import { bundleEditor } from './bundle.js';

/** How a page forbids scripts and styles; the extension has to work under each. */
export const policies = {
  none: undefined,
  self: "default-src 'self'",
  nonce: "default-src 'none'; script-src 'nonce-fixture'; style-src 'nonce-fixture'",
  nothing: "default-src 'none'; script-src 'self'",
  'trusted types': "default-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'",
  sandbox: "sandbox allow-scripts allow-forms; default-src 'self'",
} as const;
export type PolicyName = keyof typeof policies;

/** Hosts that browsers talk to of their own accord, at moments of their own; no switch turns all of it off. */
const browsersOwn =
  /^\w+ (https?:\/\/)?([\w-]+\.)*(googleapis|google|gvt1|gstatic|mozilla|firefox)\.(com|org|net)[:/]/;

export class Site {
  readonly #traffic: string[] = [];
  readonly #servers: Server[] = [];
  readonly #sockets = new Set<Socket>();
  proxyPort = 0;

  static async open(): Promise<Site> {
    const site = new Site();
    const { private: key, cert } = await generate([{ name: 'commonName', value: 'sluss.test' }]);
    const webPort = await site.#listen(
      createServer({ key, cert } as ServerOptions, (request, response) => {
        const url = new URL(request.url ?? '/', `https://${request.headers.host}`);
        site.#traffic.push(`${request.method} ${url.href}`);
        answer(url).then(
          ({ type, body, policy }) => {
            if (policy !== undefined) response.setHeader('Content-Security-Policy', policy);
            response.setHeader('Content-Type', type);
            response.end(body);
          },
          (reason: unknown) => response.writeHead(500).end(String(reason)),
        );
      }) as unknown as Server,
    );

    const proxy = createProxy(({ method, url }, response) => {
      site.#traffic.push(`${method} ${url}`);
      response.writeHead(404).end();
    });
    proxy.on('connect', (request, client: Socket) => {
      site.#traffic.push(`CONNECT ${request.url}`);
      const server = connect(webPort, '127.0.0.1', () => {
        client.write('HTTP/1.1 200 Connection established\r\n\r\n');
        server.pipe(client);
        client.pipe(server);
      });
      server.on('error', () => client.destroy());
      client.on('error', () => server.destroy());
    });
    site.proxyPort = await site.#listen(proxy);
    return site;
  }

  /** Every connection and request that was made on behalf of a page or an extension, in order. */
  get traffic(): readonly string[] {
    return this.#traffic.filter((each) => !browsersOwn.test(each));
  }

  async #listen(server: Server): Promise<number> {
    this.#servers.push(server);
    server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    return (server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await Promise.all(this.#servers.map((server) => new Promise((closed) => server.close(closed))));
  }
}

interface Page {
  readonly type: string;
  readonly body: string | Uint8Array;
  readonly policy?: string | undefined;
}

async function answer(url: URL): Promise<Page> {
  const bundle = /^\/bundle\/(\w+)\.js$/.exec(url.pathname)?.[1];
  if (bundle !== undefined) return { type: 'text/javascript', body: await bundleEditor(bundle) };
  const platform = [...platformPages, ...threadPages, ...unrelatedPages].find(
    ({ address }) => address.split('?')[0] === url.origin + url.pathname,
  );
  if (platform !== undefined) return html(platform.editor, platform.body, url);
  const editor = /^\/editor\/(\w+)$/.exec(url.pathname)?.[1];
  if (editor !== undefined) return html(editor, editorPage, url);
  const closed = /^\/closed\/(\w+)$/.exec(url.pathname)?.[1];
  if (closed !== undefined) return html(closed, `<div data-closed>${editorPage}</div>`, url);
  if (url.pathname === '/large') return html('lexical', largePage, url);
  if (url.pathname === '/around') return html('textarea', aroundPage(url), url);
  return { type: 'text/html', body: '<!doctype html><title>nothing here</title>' };
}

/** A page of five thousand elements, to see what writing costs in it. */
const largePage = `
  <main><ul>${'<li><a href="#">Ämne</a> <span>svar</span></li>'.repeat(1250)}</ul>
    <div class="comment"><div data-editor></div><button type="button" data-post>Skicka</button></div></main>`;

const editorPage = `
  <main><h1>Skriv till oss</h1><div class="comment"><div data-editor></div>
    <button type="button" data-post>Skicka</button></div></main>`;

/** A page with a frame in it, sandboxed or not. */
function aroundPage(url: URL): string {
  const sandbox = url.searchParams.get('sandbox');
  return `<iframe ${sandbox === null ? '' : `sandbox="${sandbox}"`} src="/editor/textarea" width="600" height="300"></iframe>`;
}

function html(editor: string, body: string, url: URL): Page {
  const policy = policies[(url.searchParams.get('csp') ?? 'none') as PolicyName];
  const type = 'text/html; charset=utf-8';
  // What a page does before everything else, for the tests of hostile pages.
  const first = url.searchParams.get('first') ?? '';
  const said = url.searchParams.get('said') ?? 'Nya öppettider.';
  const page = `<!doctype html><html lang="sv"><head><title>Fixture</title><link rel="icon" href="data:,"><script>${first}</script>
    <meta name="viewport" content="width=device-width, initial-scale=1"></head>
    <body>${body.replace('{said}', said)}<script nonce="fixture" src="/bundle/${editor}.js"></script></body></html>`;
  return { type, body: page, policy };
}

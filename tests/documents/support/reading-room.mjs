// A page in a real browser that reads files with the built package, for tests that run in Node.js.

import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const dist = join(import.meta.dirname, '..', '..', '..', 'documents', 'dist');
const mediaTypes = { '.js': 'text/javascript', '.wasm': 'application/wasm', '.html': 'text/html' };

/** What an agency's strict site would send: nothing but its own files. */
export const strictPolicy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'";

/** @param browser of tests/web/browsers.mjs */
export async function openReadingRoom(browser) {
  const files = new Map();
  const requests = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://room');
    requests.push(pathname);
    response.setHeader('Content-Security-Policy', strictPolicy);
    if (pathname === '/') return response.setHeader('Content-Type', 'text/html').end('<!doctype html>');
    if (files.has(pathname)) return response.end(files.get(pathname));
    const file = join(dist, normalize(pathname));
    if (!existsSync(file)) return response.writeHead(404).end();
    response.setHeader('Content-Type', mediaTypes[extname(file)] ?? 'application/octet-stream');
    return createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  await page.evaluate(async () => {
    const { DocumentReader } = await import('/lib/index.js');
    globalThis.reader = new DocumentReader();
  });
  const given = (bytes) => {
    files.set('/file', bytes);
    return '/file';
  };
  return {
    page,
    requests,
    // As text: WebDriver BiDi drops what it meets twice in one object.
    read: async (bytes, languages) =>
      JSON.parse(
        await page.evaluate(
          async ([url, wanted]) => {
            const file = await (await fetch(url, { cache: 'no-store' })).blob();
            return JSON.stringify(await globalThis.reader.read(file, wanted));
          },
          [given(bytes), languages],
        ),
      ),
    /** @returns the bytes of the copy */
    clean: async (bytes, regions, as) =>
      Buffer.from(
        await page.evaluate(
          async ([url, covered, type]) => {
            const file = await (await fetch(url, { cache: 'no-store' })).blob();
            const copy = await globalThis.reader.cleanedCopy(file, covered, type);
            return [...new Uint8Array(await copy.arrayBuffer())];
          },
          [given(bytes), regions, as],
        ),
      ),
    async close() {
      await page.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

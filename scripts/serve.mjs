// Serves a folder on 127.0.0.1, on a free port unless one is given, the way a careful site would: exact media types, a
// strict Content-Security-Policy, nothing cached. Prints the address. Usage: node scripts/serve.mjs FOLDER [PORT]
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { pathToFileURL } from 'node:url';

const mediaTypes = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
};

const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

async function fileFor(folder, url) {
  const path = normalize(decodeURIComponent(new URL(url, 'http://localhost').pathname));
  const file = join(folder, path);
  if (!file.startsWith(normalize(folder))) return undefined;
  const found = await stat(file).catch(() => undefined);
  if (found?.isDirectory()) {
    const index = join(file, 'index.html');
    return (await stat(index).catch(() => undefined)) ? index : undefined;
  }
  return found?.isFile() ? file : undefined;
}

/** Starts serving and resolves to `{ url, close }`. A posted form is answered with "Posted." and forgotten. */
export async function serve(folder, port = 0) {
  const server = createServer(async (request, response) => {
    response.setHeader('Content-Security-Policy', policy);
    response.setHeader('Cache-Control', 'no-store');
    if (request.method === 'POST') {
      request.resume();
      response.setHeader('Content-Type', 'text/plain; charset=utf-8');
      response.end('Posted.\n');
      return;
    }
    const file = await fileFor(folder, request.url).catch(() => undefined);
    if (!file) {
      response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Not found.\n');
      return;
    }
    response.setHeader('Content-Type', mediaTypes[extname(file)] ?? 'application/octet-stream');
    createReadStream(file).pipe(response);
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [folder, port] = process.argv.slice(2);
  console.log((await serve(folder, port ? Number(port) : 0)).url);
}

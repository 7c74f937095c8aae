// A small web site for the browser tests: the built widget, pages made by a test with the headers it wants, and a form
// handler that remembers what was posted.

import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const dist = join(import.meta.dirname, '..', '..', 'web', 'dist');

const mediaTypes = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

/** Starts a site on a free port. */
export async function startSite() {
  const pages = new Map();
  const violations = [];
  const site = { posts: [], requests: [], failing: new Set(), late: new Map() };
  let away = false;
  const server = createServer(async (request, response) => {
    if (away) return response.destroy();
    const { pathname } = new URL(request.url, 'http://site');
    site.requests.push(pathname);
    await site.late.get(pathname);
    if (pathname === '/violations') {
      const blocked = JSON.parse(await bodyOf(request))['csp-report']['blocked-uri'];
      // The icon is the browser's own wish.
      if (!blocked.endsWith('/favicon.ico')) violations.push(blocked);
      response.end();
    } else if (request.method === 'POST') {
      site.posts.push(Object.fromEntries(new URLSearchParams(await bodyOf(request))));
      response
        .setHeader('Content-Type', 'text/html')
        .end('<!doctype html><title>Posted</title><h1>Posted</h1>');
    } else if (site.failing.has(pathname)) {
      response.writeHead(503).end();
    } else if (pages.has(pathname)) {
      const { body, headers } = pages.get(pathname);
      response
        .writeHead(200, { 'Content-Type': mediaTypes[extname(pathname)] ?? mediaTypes['.html'], ...headers })
        .end(body);
    } else {
      sendFile(join(dist, normalize(decodeURIComponent(pathname))), response);
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  site.url = `http://127.0.0.1:${server.address().port}`;
  /** Publishes a page and returns its address. */
  site.page = (path, body, headers = {}) => {
    pages.set(path, { body, headers });
    return site.url + path;
  };
  /** What content security policies have blocked since this was last asked. */
  site.violations = () => violations.splice(0);
  /** From now on, no request is answered. */
  site.goAway = () => {
    away = true;
  };
  site.close = () => {
    server.closeAllConnections();
    server.close();
  };
  return site;
}

function sendFile(path, response) {
  const file = path.endsWith('/') ? `${path}index.html` : path;
  if (!file.startsWith(dist) || !existsSync(file)) return response.writeHead(404).end();
  // Opaque origins, such as sandboxed frames, may only load modules that say so.
  response.writeHead(200, {
    'Content-Type': mediaTypes[extname(file)] ?? 'application/octet-stream',
    'Access-Control-Allow-Origin': '*',
  });
  return createReadStream(file).pipe(response);
}

async function bodyOf(request) {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) body += chunk;
  return body;
}

/** A page with a guarded comment form; `form` and `attributes` replace the usual ones. */
export function commentPage({
  lang = 'en',
  dir = 'ltr',
  attributes = 'policy="migrationsverket"',
  form = commentForm,
  head = '',
  script = '<script type="module" src="/sluss/sluss-widget.js"></script>',
} = {}) {
  return `<!doctype html>
<html lang="${lang}" dir="${dir}">
<meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Comments</title>
${head}
${script}
<main><h1>Comments</h1>
<sluss-guard ${attributes}>${form}</sluss-guard>
</main></html>`;
}

export const commentForm = `<form method="post" action="/posted">
<label for="comment">Comment</label>
<textarea id="comment" name="comment" rows="4" cols="40"></textarea>
<button name="how" value="button">Post</button>
</form>`;

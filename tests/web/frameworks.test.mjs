// The examples: React's own state follows what the guard does, and the middleware refuses what a page would have held.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { build } from 'esbuild';
import { screen } from '../../web/examples/node/screen.mjs';
import { browserNames, openBrowser } from './browsers.mjs';
import { startSite } from './site.mjs';

const examples = join(import.meta.dirname, '..', '..', 'web', 'examples');
const leak = 'My personal number is 850709-9805';

async function reactApp() {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { createRoot } from 'react-dom/client';
        import { Comments } from './comments.jsx';
        createRoot(document.querySelector('#app')).render(<Comments />);`,
      loader: 'jsx',
      resolveDir: join(examples, 'react'),
    },
    bundle: true,
    write: false,
    format: 'esm',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    // In the page, the standalone build answers for the package.
    external: ['@sluss/widget'],
  });
  return outputFiles[0].text;
}

for (const name of browserNames) {
  describe(`the React example in ${name}`, () => {
    let browser;
    let site;
    let page;

    before(async () => {
      site = await startSite();
      browser = await openBrowser(name);
      page = await browser.newPage();
      site.page('/app.js', await reactApp());
      await page.goto(
        site.page(
          '/react',
          `<!doctype html><html lang="en"><title>React</title><div id="app"></div>
           <script type="importmap">{ "imports": { "@sluss/widget": "/sluss/sluss-widget.js" } }</script>
           <script type="module" src="/app.js"></script>`,
        ),
      );
    });
    after(async () => {
      await browser?.close();
      site?.close();
    });

    const comments = () =>
      page.evaluate(() => [...document.querySelectorAll('li')].map((li) => li.textContent));

    it('guards a form that the router has just put in, and tells the component', async () => {
      await page.press('Write a comment');
      await page.type('textarea', leak);
      await page.press('Post');
      await page.press('Back to my text');
      await page.until(() => document.body.textContent.includes('Held: 1'));
      assert.deepEqual(await comments(), []);
    });

    it("changes React's state when something is taken out", async () => {
      await page.press('Post');
      await page.press('Take it out');
      await page.message('taken out');
      await page.press('Post');
      await page.until(() => document.querySelectorAll('li').length === 1);
      assert.match((await comments())[0], /^My personal number is \[.*\]$/);
    });

    it("posts through React's own handler when the person says so", async () => {
      await page.type('textarea', leak);
      await page.press('Post');
      await page.press('Post it anyway');
      await page.until(() => document.querySelectorAll('li').length === 2);
      assert.equal((await comments())[1], leak);
    });

    it('goes with the component', async () => {
      await page.press('Stop writing');
      await page.until(() => document.querySelector('sluss-notice') === null);
      assert.deepEqual(page.errors, []);
    });
  });
}

describe('the middleware', () => {
  let server;
  let url;

  before(async () => {
    const guarded = await screen({ policy: 'migrationsverket', locale: 'en' });
    server = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request.setEncoding('utf8')) body += chunk;
      request.body = Object.fromEntries(new URLSearchParams(body));
      guarded(request, response, () => response.end('posted'));
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${server.address().port}`;
  });
  after(() => server.close());

  const post = (comment) => fetch(url, { method: 'POST', body: new URLSearchParams({ comment }) });

  it('lets a clear comment through', async () => {
    assert.equal(await (await post('Thank you for the information!')).text(), 'posted');
  });

  it('refuses a leak, and names its kind and the channels but nothing of it', async () => {
    const response = await post(leak);
    const body = await response.text();
    assert.equal(response.status, 422);
    assert.deepEqual(JSON.parse(body).kinds, ['se.personnummer']);
    assert.ok(JSON.parse(body).channels.length > 0);
    assert.doesNotMatch(body, /9805/);
  });
});

// The examples: the framework's own state follows what the guard does, and the middleware refuses what a page would have
// held.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import vue from '@vitejs/plugin-vue';
import { build } from 'vite';
import { screen } from '../../web/examples/node/screen.mjs';
import { inEveryBrowser, leak } from './suite.mjs';

const examples = join(import.meta.dirname, '..', '..', 'web', 'examples');

/** How each example is put on a page, as the framework's own documentation says. */
const frameworks = {
  React: {
    main: `import { createElement } from 'react';
      import { createRoot } from 'react-dom/client';
      import { Comments } from '${join(examples, 'react', 'comments.jsx')}';
      createRoot(document.querySelector('#app')).render(createElement(Comments));`,
    plugins: [],
  },
  Vue: {
    main: `import { createApp } from 'vue';
      import Comments from '${join(examples, 'vue', 'Comments.vue')}';
      createApp(Comments).mount('#app');`,
    plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('sluss-') } } })],
  },
  Svelte: {
    main: `import { mount } from 'svelte';
      import Comments from '${join(examples, 'svelte', 'Comments.svelte')}';
      mount(Comments, { target: document.querySelector('#app') });`,
    plugins: [svelte({ configFile: false })],
  },
};

async function bundled({ main, plugins }) {
  const entry = 'virtual:main';
  const { output } = await build({
    root: examples,
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'main',
        resolveId: (id) => (id === entry ? `${join(examples, 'main.js')}` : undefined),
        load: (id) => (id === join(examples, 'main.js') ? main : undefined),
      },
      ...plugins,
    ],
    build: {
      write: false,
      minify: false,
      // In the page, the standalone build answers for the package.
      rollupOptions: { input: entry, external: ['@sluss/widget'], preserveEntrySignatures: false },
    },
  });
  return output.find(({ isEntry }) => isEntry).code;
}

for (const [framework, example] of Object.entries(frameworks)) {
  inEveryBrowser(`the ${framework} example`, (at) => {
    let page;

    before(async () => {
      page = await at.browser.newPage();
      at.site.page('/app.js', await bundled(example));
      await page.goto(
        at.site.page(
          '/app',
          `<!doctype html><html lang="en"><title>Comments</title><div id="app"></div>
           <script type="importmap">{ "imports": { "@sluss/widget": "/sluss/sluss-widget.js" } }</script>
           <script type="module" src="/app.js"></script>`,
        ),
      );
    });

    const comments = () =>
      page.evaluate(() => [...document.querySelectorAll('li')].map((li) => li.textContent));

    it('guards a form that the router has just put in, and tells the component', async () => {
      await page.press('Write a comment');
      await page.type('textarea', leak);
      await page.press('Post');
      await page.find('dialog');
      await page.press('Back to my text');
      await page.until(() => document.body.textContent.includes('Held: 1'));
      assert.deepEqual(await comments(), []);
    });

    it("changes the framework's state when something is taken out", async () => {
      await page.press('Post');
      await page.find('dialog');
      await page.press('Take it out');
      await page.message('taken out');
      await page.press('Post');
      await page.until(() => document.querySelectorAll('li').length === 1);
      assert.match((await comments())[0], /^My personal number is \[.*\]$/);
    });

    it("posts through the framework's own handler when the person says so", async () => {
      await page.type('textarea', leak);
      await page.press('Post');
      await page.find('dialog');
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

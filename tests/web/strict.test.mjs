// Sites that allow little: content security policies, sandboxed frames, hostile style sheets.

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { commentForm, commentPage, startSite } from './site.mjs';
import { inEveryBrowser, leak } from './suite.mjs';

const policies = [
  { title: 'no policy', engine: 'wasm' },
  { title: "'self' alone", csp: "default-src 'self'", engine: 'twin' },
  { title: "'self' with WebAssembly", csp: "default-src 'self' 'wasm-unsafe-eval'", engine: 'wasm' },
  {
    title: 'nonces',
    csp: "default-src 'none'; script-src 'nonce-once' 'strict-dynamic'; connect-src 'self'; form-action 'self'",
    engine: 'twin',
  },
  {
    title: 'nothing but its own script and data, with Trusted Types',
    csp: "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; form-action 'self'; require-trusted-types-for 'script'; trusted-types 'none'",
    engine: 'wasm',
  },
];

inEveryBrowser('strict sites', (at) => {
  for (const { title, csp, engine } of policies) {
    it(`guards under ${title}, on the ${engine}, without a violation`, async () => {
      const page = await at.browser.newPage();
      const headers = csp ? { 'Content-Security-Policy': `${csp}; report-uri /violations` } : {};
      const script = '<script type="module" nonce="once" src="/sluss/sluss-widget.js"></script>';
      at.site.posts.length = 0;
      await page.goto(at.site.page('/strict', commentPage({ script }), headers));
      await page.type('textarea', leak);
      await page.message('personal identity number');
      const used = await page.evaluate(() =>
        document
          .querySelector('sluss-guard')
          .open()
          .then((r) => r.guard.engine),
      );
      assert.equal(used, engine);
      await page.press('Post');
      const dialog = await page.find('dialog');
      assert.notEqual(
        await dialog.evaluate((each) => getComputedStyle(each).borderTopStyle),
        'none',
        'is styled',
      );
      await page.press('Take it out');
      await page.message('taken out');
      assert.deepEqual(
        at.site.violations().filter((blocked) => blocked !== 'wasm-eval'),
        [],
      );
      // Firefox calls what a policy blocks an error of the page; the violations above say what that was.
      assert.deepEqual(
        page.errors.filter((error) => !error.includes('Content-Security-Policy')),
        [],
      );
      await page.close();
    });
  }

  it('guards where nothing may be fetched, with a policy and a locale that the page brings', async () => {
    const page = await at.browser.newPage();
    const csp = "default-src 'none'; script-src 'self'; form-action 'self'";
    const data = JSON.stringify({
      policy: await (await fetch(`${at.site.url}/sluss/policies/migrationsverket.json`)).json(),
      locale: await (await fetch(`${at.site.url}/sluss/locales/en.json`)).json(),
    }).replaceAll('<', '\\u003c');
    at.site.page(
      '/guard.js',
      `import { guardForm } from '/sluss/sluss-widget.js';
         guardForm(document.querySelector('form'), JSON.parse(document.querySelector('#data').textContent));`,
    );
    const body = `<!doctype html><html lang="en"><title>Comments</title>${commentForm}
        <script type="application/json" id="data">${data}</script><script type="module" src="/guard.js"></script>`;
    await page.goto(at.site.page('/offline', body, { 'Content-Security-Policy': csp }));
    await page.type('textarea', leak);
    await page.message('personal identity number');
    await page.press('Post');
    await page.find('dialog');
    await page.close();
  });

  it('guards in a sandboxed frame, which has no origin of its own', async () => {
    const page = await at.browser.newPage();
    at.site.page('/framed', commentPage());
    const frame =
      '<iframe sandbox="allow-scripts allow-forms" src="/framed" width="800" height="700" title="Comments"></iframe>';
    await page.goto(at.site.page('/frame', `<!doctype html><html lang="en"><title>Frame</title>${frame}`));
    const inner = page.inner.frames().find((each) => each.url().endsWith('/framed'));
    await (await inner.$('textarea')).type(leak);
    await page.untilIn(inner, () =>
      document.querySelector('sluss-notice')?.textContent.includes('identity number'),
    );
    await page.close();
  });

  /** A page that takes everything from another host, held to hashes; `change` gets them before they are written down. */
  async function pageFrom(host, change = (hashes) => hashes) {
    const files = await (await fetch(`${host}/sluss/integrity.json`)).json();
    const scripts = Object.entries(change(files)).filter(([file]) => file.endsWith('.js'));
    const hashes = Object.fromEntries(scripts.map(([file, hash]) => [`${host}/sluss/${file}`, hash]));
    const address = `${host}/sluss/sluss-widget.js`;
    return commentPage({
      script: `<script type="importmap">${JSON.stringify({ integrity: hashes })}</script>
        <script type="module" src="${address}" integrity="${hashes[address]}" crossorigin></script>`,
    });
  }

  it('guards from another host, held to the hashes of the release', async () => {
    const elsewhere = await startSite();
    const page = await at.browser.newPage();
    await page.goto(at.site.page('/cdn', await pageFrom(elsewhere.url)));
    await page.type('textarea', leak);
    await page.message('personal identity number');
    assert.ok(elsewhere.requests.includes('/sluss/engine/sluss.wasm'));
    assert.deepEqual(page.errors, []);
    await page.close();
    elsewhere.close();
  });

  it('does not run a script that is another than the page was promised, and the form posts as before', async () => {
    const elsewhere = await startSite();
    const page = await at.browser.newPage();
    const anotherHash = `sha384-${'A'.repeat(64)}`;
    const change = (hashes) => ({ ...hashes, 'sluss-widget.js': anotherHash });
    at.site.posts.length = 0;
    await page.goto(at.site.page('/cdn-changed', await pageFrom(elsewhere.url, change)));
    assert.equal(await page.evaluate(() => customElements.get('sluss-guard') === undefined), true);
    await page.type('textarea', leak);
    await page.press('Post');
    await page.until(() => document.title === 'Posted');
    assert.equal(at.site.posts[0].comment, leak);
    await page.close();
    elsewhere.close();
  });

  it("does not run a WebAssembly module that is another than the script's own release", async () => {
    const elsewhere = await startSite();
    const module = Buffer.from(await (await fetch(`${elsewhere.url}/sluss/engine/sluss.wasm`)).arrayBuffer());
    // One more custom section, which every engine would accept.
    const changed = Buffer.concat([module, Buffer.from([0, 2, 1, 0x78])]);
    const headers = { 'Content-Type': 'application/wasm', 'Access-Control-Allow-Origin': '*' };
    elsewhere.page('/sluss/engine/sluss.wasm', changed, headers);
    const page = await at.browser.newPage();
    await page.goto(at.site.page('/wasm-changed', await pageFrom(elsewhere.url)));
    await page.type('textarea', leak);
    await page.message('personal identity number');
    const used = await page.evaluate(async () => {
      const { guard } = await document.querySelector('sluss-guard').open();
      return guard.engine;
    });
    assert.equal(used, 'twin');
    await page.close();
    elsewhere.close();
  });

  it('leaves the form alone in a browser that knows no modules', async () => {
    const page = await at.browser.newPage();
    // To such a browser, "module" is a type of script like any other that it does not know.
    const script = '<script type="text/unknown" src="/sluss/sluss-widget.js"></script>';
    at.site.posts.length = 0;
    await page.goto(at.site.page('/old', commentPage({ script })));
    await page.type('textarea', leak);
    await page.press('Post');
    await page.until(() => document.title === 'Posted');
    assert.equal(at.site.posts[0].comment, leak);
    assert.deepEqual(page.errors, []);
    await page.close();
  });

  it("keeps the page's styles out, and its own in", async () => {
    const page = await at.browser.newPage();
    const hostile = `<style>
        * { letter-spacing: 9px }
        form span, main span { color: rgb(255, 0, 0) !important; font-size: 40px; text-transform: uppercase; display: block }
        button, h2, p, li { background: rgb(0, 255, 0); padding: 50px }
      </style>`;
    await page.goto(at.site.page('/styled', commentPage({ head: hostile })));
    const ownStyles = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('form, label, textarea, form > button, h1')].map((each) => {
          const { color, padding, letterSpacing, font, display, margin } = getComputedStyle(each);
          return { color, padding, letterSpacing, font, display, margin };
        }),
      );
    const before = await ownStyles();
    await page.type('textarea', leak);
    await page.message('personal identity number');
    const message = await page.evaluate(() => {
      const style = getComputedStyle(document.querySelector('[slot=message]'));
      return [style.color, style.textTransform, style.letterSpacing, style.fontSize];
    });
    assert.notEqual(message[0], 'rgb(255, 0, 0)');
    assert.deepEqual(message.slice(1), ['none', 'normal', '16px']);
    const command = await page.find('button', 'Show');
    assert.notEqual(
      await command.evaluate((each) => getComputedStyle(each).backgroundColor),
      'rgb(0, 255, 0)',
    );
    assert.deepEqual(await ownStyles(), before);
    await page.close();
  });
});

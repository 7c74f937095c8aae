// What guarding leaves behind in the browser, and what it sends: nothing. The page watches all that it could be done with.

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { commentPage } from './site.mjs';
import { inEveryBrowser, leak, namesHaveCome } from './suite.mjs';

const number = '850709-9805';
const address = 'anna.traces@example.org';

/** Runs before everything else in the page: writes down each connection that anything begins. */
const watchConnections = `<link rel="icon" href="data:,"><script>
  window.connections = [];
  for (const name of ['WebSocket', 'EventSource', 'RTCPeerConnection', 'WebTransport', 'Worker', 'SharedWorker', 'BroadcastChannel']) {
    const Real = window[name];
    if (Real === undefined) continue;
    window[name] = new Proxy(Real, { construct: (...given) => (connections.push(name), Reflect.construct(...given)) });
  }
  for (const [owner, name] of [[navigator, 'sendBeacon'], [window, 'fetch'], [XMLHttpRequest.prototype, 'open'], [window, 'open']]) {
    const real = owner[name];
    owner[name] = function (...given) { connections.push(name); return real.apply(this, given); };
  }
</script>`;

/** Everything that a page, or its next visit, can find: each as text. */
async function kept() {
  const inDatabases = await (indexedDB.databases?.() ?? []);
  const attributes = [];
  const visit = (root) => {
    for (const element of root.querySelectorAll('*')) {
      for (const { name, value } of element.attributes)
        attributes.push(`${element.localName} ${name}=${value}`);
      if (element.shadowRoot) visit(element.shadowRoot);
    }
  };
  visit(document);
  return {
    storage: [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }), document.cookie],
    databases: inDatabases.map(({ name }) => name),
    caches: window.caches ? await caches.keys() : [],
    history: [history.length, JSON.stringify(history.state), location.href],
    loaded: performance.getEntriesByType('resource').map(({ name }) => name),
    attributes,
  };
}

inEveryBrowser('traces', (at) => {
  it('neither connects to anything nor leaves anything behind', async () => {
    const page = await at.browser.newPage();
    const said = [];
    page.inner.on('console', (message) => said.push(message.text()));
    await page.goto(at.site.page('/traces', commentPage({ head: watchConnections })));
    await page.type('textarea', 'Hello. ');
    await page.until(namesHaveCome);
    const before = await page.evaluate(kept);
    await page.evaluate(() => {
      window.connections.length = 0;
    });
    await page.inner.keyboard.type(`${leak}, ${address}`);
    await page.message('E-mail');
    await page.press('Post');
    await page.find('dialog[open]');
    const during = await page.evaluate(kept);
    await page.press('Take ');
    await page.message('taken out');
    const after = await page.evaluate(kept);

    assert.deepEqual(await page.evaluate(() => window.connections), []);
    assert.deepEqual(said, []);
    for (const { attributes, ...rest } of [during, after]) {
      const { attributes: _, ...unchanged } = before;
      assert.deepEqual(rest, unchanged);
      const telling = attributes.filter((each) => each.includes(number) || each.includes(address));
      assert.deepEqual(telling, []);
    }
    await page.close();
  });
});

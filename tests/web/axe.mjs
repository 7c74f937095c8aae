// Asks axe about a page, its shadow trees included.

import { createRequire } from 'node:module';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

export async function axeViolations(page) {
  await page.inner.addScriptTag({ path: axe });
  return page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => ({
      id,
      nodes: nodes.map((node) => node.failureSummary + node.html),
    }));
  });
}

// axe-core on the extension's own pages, and on what it shows inside a page's closed shadow root.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.2 AA and everything below it. */
const rules = `{ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }`;
const tell =
  "({ id, help, nodes }) => id + ': ' + help + ' ' + nodes.map(({ target }) => target.join(' ')).join(', ')";
const run = `axe.run(document, ${rules}).then(({ violations }) => violations.map(${tell}))`;
const runOnStage = `axe.run({ fromShadowDom: ['html > div', 'dialog'] }, ${rules})
  .then(({ violations, passes }) => ({ violations: violations.map(${tell}), passes: passes.length }))`;

export async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(source);
  return page.evaluate(run);
}

/**
 * axe walks into open shadow roots only. The inspector's protocol can reach a closed one; it is laid open to axe by
 * giving its host the property that open ones have, in this page alone.
 */
export async function violationsOnStage(page: Page): Promise<readonly string[]> {
  const session = await page.context().newCDPSession(page);
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  const closed = shadowRootIn(root);
  if (closed === undefined) throw new Error('there is no closed shadow root in the page');
  const { object } = await session.send('DOM.resolveNode', { backendNodeId: closed });
  await session.send('Runtime.callFunctionOn', {
    objectId: object.objectId ?? '',
    functionDeclaration: 'function () { Object.defineProperty(this.host, "shadowRoot", { value: this }); }',
  });
  await page.evaluate(source);
  // Only the stage: the fixture page around it is not what is tested.
  const { violations: found, passes } = await page.evaluate<{ violations: string[]; passes: number }>(
    runOnStage,
  );
  if (passes === 0) throw new Error('axe saw nothing on the stage');
  return found;
}

interface DomNode {
  readonly backendNodeId: number;
  readonly shadowRootType?: string;
  readonly children?: readonly DomNode[];
  readonly shadowRoots?: readonly DomNode[];
}

function shadowRootIn(node: DomNode): number | undefined {
  for (const root of node.shadowRoots ?? []) if (root.shadowRootType === 'closed') return root.backendNodeId;
  for (const child of [...(node.children ?? []), ...(node.shadowRoots ?? [])]) {
    const found = shadowRootIn(child);
    if (found !== undefined) return found;
  }
  return undefined;
}

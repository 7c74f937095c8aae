// Pages that would rather have the post, or the secret, or no dialog.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Chromium } from '../support/chromium.js';
import { Fixture } from '../support/fixture.js';
import type { Results } from '../support/results.js';
import { label, leaking, number } from '../support/texts.js';
import { editorAddress } from './editors.js';

/** Listens before everybody else, and writes down all that it hears. */
const eavesdrop = `
  window.heard = [];
  for (const type of ['pointerdown', 'mousedown', 'click', 'keydown', 'keyup', 'focusin', 'input', 'submit', 'change'])
    window.addEventListener(type, (event) => heard.push(type + ' ' + event.target.nodeName), true);`;

const removeEverythingNew = `
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) for (const node of addedNodes) if (node.parentNode === document.documentElement) node.remove();
  }).observe(document, { childList: true, subtree: true });`;

const pullFocusBack = `
  document.addEventListener('focusin', (event) => {
    const editor = document.querySelector('[data-editor] [contenteditable]');
    if (editor && !editor.contains(event.target)) editor.focus();
  }, true);`;

/** What a script in this frame is given instead of the browser's own; the extension's scripts have the browser's. */
const renameEverything = `
  for (const [owner, names] of [
    [EventTarget.prototype, ['addEventListener', 'dispatchEvent']],
    [Event.prototype, ['stopImmediatePropagation', 'stopPropagation', 'preventDefault', 'composedPath']],
    [Element.prototype, ['attachShadow', 'matches', 'closest', 'querySelectorAll', 'append']],
    [HTMLDialogElement.prototype, ['showModal', 'show', 'close']],
    [Array.prototype, ['filter', 'map', 'find', 'some']],
    [Map.prototype, ['get', 'set']],
    [WeakMap.prototype, ['get', 'set']],
    [Promise.prototype, ['then']],
    [RegExp.prototype, ['exec', 'test']],
    [WebAssembly, ['instantiate', 'compile', 'Module']],
  ]) for (const name of names) {
    const real = owner[name];
    // The page itself goes on with its own copies, on what is not the extension's.
    owner[name] = function (...given) { window.renamed = true; return new.target ? new real(...given) : real.apply(this, given); };
  }
  window.chrome = undefined;
  window.slussEngine = () => undefined;
  window.slussWatches = true;`;

/** Hides whatever it does not know, and paints it in one colour. */
const paintOver = `
  const style = document.createElement('style');
  style.textContent = \`html > :not(head, body), html > :not(head, body) * { display: none !important;
    visibility: hidden !important; opacity: 0 !important; transform: scale(0) !important; clip-path: inset(50%) !important;
    width: 0 !important; height: 0 !important; color: white !important; background: white !important;
    --ink: #ffffff !important; --paper: #ffffff !important; --type: 1px serif !important }
    dialog { display: none !important } ::backdrop { background: white !important }\`;
  document.documentElement.append(style);
  document.addEventListener('DOMContentLoaded', () => document.head.append(style));`;

/** A dialog of the page's own on top of everything, with the extension's words on its button. */
const showOwnDialog = `
  window.fake = () => {
    const dialog = document.createElement('dialog');
    dialog.innerHTML = '<button style="width: 100vw; height: 100vh">Post it anyway</button>';
    dialog.querySelector('button').addEventListener('click', () => {
      dialog.remove();
      document.querySelector('[data-post]').click();
    });
    document.body.append(dialog);
    dialog.showModal();
  };`;

/** Sends what stands in the field whenever it changes, and asks nobody. */
const sendEachKey = `
  window.sent = [];
  addEventListener('input', ({ target }) => sent.push(target.innerText), true);`;

export function hostileSuite(chromium: () => Chromium, results: Results): void {
  const check = (what: string, first: string, run: (fixture: Fixture) => Promise<void>) =>
    it(what, () =>
      results.record('other', 'hostile page', what, async () => {
        const fixture = await Fixture.open(
          chromium(),
          editorAddress('lexical'),
          first === '' ? {} : { first },
        );
        try {
          await run(fixture);
        } finally {
          await fixture.close();
        }
      }),
    );

  describe('a hostile page', () => {
    check('that removes the dialog gets it back, and no post', '', async (fixture) => {
      await fixture.write(leaking);
      await fixture.isNoticed();
      await fixture.page.evaluate(removeEverythingNew);
      await fixture.page.evaluate(
        "document.querySelectorAll('html > :not(head, body)').forEach((host) => host.remove())",
      );
      await fixture.pressPost();
      assert.deepEqual(await fixture.posts(), []);
      for (let tries = 0; tries < 20; tries++) {
        await fixture.pressPlaceOf('[data-post]');
        assert.deepEqual(await fixture.posts(), []);
      }
    });

    check('that removes the dialog once has it shown again', '', async (fixture) => {
      await fixture.write(leaking);
      await fixture.pressPost();
      await fixture.dialog.opens();
      await fixture.page.evaluate(
        "document.querySelectorAll('html > :not(head, body)').forEach((host) => host.remove())",
      );
      await fixture.dialog.opens();
      await fixture.dialog.press('button', 'Back to my text');
      await fixture.dialog.closes();
    });

    check('that presses its own button by script gets no post', '', async (fixture) => {
      await fixture.write(leaking);
      await fixture.isNoticed();
      await fixture.page.evaluate(`for (const type of ['pointerdown', 'mousedown', 'mouseup', 'click'])
        document.querySelector('[data-post]').dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true }))`);
      assert.deepEqual(await fixture.posts(), []);
    });

    check('cannot press in the dialog', '', async (fixture) => {
      await fixture.write(leaking);
      await fixture.pressPost();
      await fixture.dialog.opens();
      await fixture.page.evaluate(`(() => {
        const host = document.querySelector('html > :not(head, body)');
        for (let y = 0; y < innerHeight; y += 10)
          for (const target of [host, document.elementFromPoint(innerWidth / 2, y)])
            target?.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, clientX: innerWidth / 2, clientY: y }));
        host.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }));
      })()`);
      await fixture.drawn();
      assert.equal(await fixture.dialog.isOpen(), true);
      assert.deepEqual(await fixture.posts(), []);
    });

    check('hears nothing of what is done in the dialog', eavesdrop, async (fixture) => {
      await fixture.write(leaking);
      await fixture.pressPost();
      await fixture.dialog.opens();
      await fixture.page.evaluate('heard.length = 0');
      await fixture.page.keyboard.press('Tab');
      await fixture.dialog.press('checkbox', /850709/);
      await fixture.page.keyboard.press('Space');
      assert.deepEqual(await fixture.page.evaluate('heard'), []);
    });

    check('learns nothing of what was found', '', async (fixture) => {
      await fixture.write(leaking);
      await fixture.isNoticed();
      await fixture.pressPost();
      await fixture.dialog.opens();
      const seen = await fixture.page.evaluate(`(() => {
        const host = document.querySelector('html > :not(head, body)');
        return { root: host.shadowRoot, html: host.outerHTML, highlights: [...CSS.highlights.keys()],
          globals: Object.keys(window).filter((name) => /sluss/i.test(name)) };
      })()`);
      assert.deepEqual(seen, { root: null, html: '<div></div>', highlights: ['sluss'], globals: [] });
    });

    check(
      'that writes in small letters gets a dialog in the person’s own',
      "document.documentElement.style.fontSize = '10px'",
      async (fixture) => {
        await fixture.write(leaking);
        await fixture.pressPost();
        await fixture.dialog.opens();
        assert.equal(await fixture.dialog.width(), 36 * 16);
      },
    );

    check(
      'that changes globals and prototypes before us is guarded like any other',
      renameEverything,
      async (fixture) => {
        await fixture.write(leaking);
        await fixture.pressPost();
        await fixture.dialog.opens();
        assert.equal(
          await fixture.page.evaluate('renamed'),
          true,
          'the page itself lives with what it has changed',
        );
        assert.deepEqual(await fixture.posts(), []);
        await fixture.dialog.press('button', /^Take it out/);
        await fixture.shows(leaking.replace(number, label));
      },
    );

    check('cannot restyle, hide or paint over the dialog', paintOver, async (fixture) => {
      await fixture.write(leaking);
      await fixture.pressPost();
      await fixture.dialog.opens();
      const { seen, ink, paper } = await fixture.dialog.look();
      assert.equal(seen, true);
      assert.notEqual(ink, paper);
      await fixture.dialog.press('button', 'Back to my text');
      await fixture.dialog.closes();
    });

    check('that covers the dialog with one of its own gets no post by it', showOwnDialog, async (fixture) => {
      await fixture.write(leaking);
      await fixture.pressPost();
      await fixture.dialog.opens();
      await fixture.page.evaluate('fake()');
      await fixture.page.mouse.click(500, 400);
      await fixture.drawn();
      assert.deepEqual(await fixture.posts(), []);
      await fixture.dialog.press('button', 'Back to my text');
      await fixture.dialog.closes();
    });

    check(
      'that imitates the dialog beforehand gets no post by its answer',
      showOwnDialog,
      async (fixture) => {
        await fixture.write(leaking);
        await fixture.isNoticed();
        await fixture.page.evaluate('fake()');
        await fixture.page.mouse.click(500, 400);
        await fixture.drawn();
        assert.deepEqual(await fixture.posts(), []);
      },
    );

    check(
      'that sends each key as it is typed is not prevented, but is told of to the person',
      sendEachKey,
      async (fixture) => {
        await fixture.write(leaking);
        await fixture.isNoticed();
        assert.match((await fixture.page.evaluate<string[]>('sent')).at(-1) ?? '', /850709-9805/);
        assert.deepEqual(await fixture.posts(), []);
      },
    );

    check('cannot pull the focus out of the dialog', pullFocusBack, async (fixture) => {
      await fixture.write(leaking);
      await fixture.pressPost();
      await fixture.dialog.opens();
      await fixture.page.keyboard.press('Tab');
      await fixture.dialog.focuses(/^Back to my text$/);
    });
  });
}

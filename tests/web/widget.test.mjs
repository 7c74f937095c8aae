// The widget on an ordinary form, in real browsers: what a person sees, what is held, and what is posted.

import assert from 'node:assert/strict';
import { afterEach, beforeEach, it } from 'node:test';
import { commentForm, commentPage } from './site.mjs';
import { inEveryBrowser, leak, namesHaveCome } from './suite.mjs';

const clean = 'How long does it usually take to become a citizen?';

inEveryBrowser('the widget', (at) => {
  let page;
  beforeEach(async () => {
    at.site.posts.length = 0;
    page = await at.browser.newPage();
  });
  afterEach(async () => {
    assert.deepEqual(page.errors, []);
    await page.close();
  });

  const open = async (options) => page.goto(at.site.page('/comments', commentPage(options)));
  const text = () => page.evaluate(() => document.querySelector('textarea').value);
  const posted = async () => {
    await page.until(() => document.title === 'Posted');
    return at.site.posts.at(-1);
  };

  it('says nothing about a clear comment and lets it through', async () => {
    await open();
    await page.type('textarea', clean);
    await page.press('Post');
    assert.deepEqual(await posted(), { comment: clean, how: 'button' });
  });

  it('shows what was found while the person writes, tied to the field for screen readers', async () => {
    await open();
    await page.type('textarea', leak);
    const sentence = await page.message('personal identity number');
    const described = await page.evaluate(() => {
      const ids = document.querySelector('textarea').getAttribute('aria-describedby');
      return document.getElementById(ids).textContent;
    });
    assert.equal(described, sentence);
  });

  it("finds people's names too, when their model has come", async () => {
    await open();
    await page.type('textarea', 'My husband Ahmad Noorzai has applied.');
    await page.message("Person's name");
  });

  it('takes the notice back when the text is clear again', async () => {
    await open();
    await page.type('textarea', leak);
    await page.message('personal identity number');
    await page.key('Control+a');
    await page.key('Delete');
    await page.until(() => document.querySelector('sluss-notice').textContent === '');
    assert.equal(
      await page.evaluate(() => document.querySelector('textarea').getAttribute('aria-describedby')),
      null,
    );
  });

  it('holds a post that warns and asks, with the focus on going back', async () => {
    await open();
    await page.type('textarea', leak);
    await page.press('Post');
    await page.find('dialog[role=alertdialog]');
    assert.equal(await page.focused(), 'Back to my text');
    assert.deepEqual(at.site.posts, []);
    assert.ok(await page.has('[part~=excerpt]', '850709-9805'));
    assert.ok(await page.has('a', 'Log in: My page'), 'the way that is made for it');
  });

  it('goes back to the untouched text with Escape', async () => {
    await open();
    await page.type('textarea', leak);
    await page.press('Post');
    await page.find('dialog');
    await page.key('Escape');
    await page.until(() => document.querySelector('sluss-dialog') === null);
    assert.equal(await page.focused(), 'comment');
    assert.equal(await text(), leak);
    assert.deepEqual(at.site.posts, []);
  });

  it('takes it out, so that the rest can be posted, and undo brings it back', async () => {
    await open();
    await page.type('textarea', `${leak}. Thanks!`);
    await page.press('Post');
    await page.find('dialog');
    await page.press('Take it out');
    await page.message('taken out');
    assert.match(await text(), /^My personal number is \[.*personal identity number.*\]\. Thanks!$/);
    await page.key('Control+z');
    await page.until((expected) => document.querySelector('textarea').value === expected, `${leak}. Thanks!`);
    await page.press('Post');
    await page.find('dialog');
    await page.press('Take it out');
    await page.message('taken out');
    await page.press('Post');
    assert.doesNotMatch((await posted()).comment, /9805/);
  });

  it('posts as it is when the person says so, once, by the button that was pressed', async () => {
    await open();
    await page.type('textarea', leak);
    await page.press('Post');
    await page.find('dialog');
    await page.press('Post it anyway');
    assert.deepEqual(await posted(), { comment: leak, how: 'button' });
    assert.equal(at.site.posts.length, 1);
  });

  it('does not ask twice about the same words, and asks again about others', async () => {
    await open({
      form:
        commentForm.replace('<form', '<form target="elsewhere"') +
        '<iframe name="elsewhere" title="answers"></iframe>',
    });
    await page.type('textarea', leak);
    await page.press('Post');
    await page.find('dialog');
    await page.press('Post it anyway');
    await page.until(() => document.querySelector('sluss-dialog') === null);
    await page.press('Post');
    while (at.site.posts.length < 2) await new Promise((resolve) => setTimeout(resolve, 20));
    await page.type('textarea', ' anna@example.org');
    await page.press('Post');
    await page.find('dialog');
    assert.equal(at.site.posts.length, 2);
  });

  it('works with the keyboard alone', async () => {
    await open();
    await page.key('Tab');
    await page.inner.keyboard.type(leak);
    await page.message('personal identity number');
    await page.key('Tab');
    assert.match(await page.focused(), /^Show: /);
    await page.key('Enter');
    const selected = await page.evaluate(() => {
      const field = document.querySelector('textarea');
      return field.value.slice(field.selectionStart, field.selectionEnd);
    });
    assert.equal(selected, '850709-9805');
    for (let presses = 0; (await page.focused()) !== 'Post' && presses < 12; presses += 1)
      await page.key('Tab');
    await page.key('Enter');
    await page.find('dialog');
    await page.key('Tab');
    assert.match(await page.focused(), /^Take it out/);
    await page.key('Enter');
    await page.message('taken out');
    assert.equal(await page.focused(), 'comment');
    assert.doesNotMatch(await text(), /9805/);
  });

  it('keeps the focus on its control when more is found in the meantime', async () => {
    await open();
    await page.type('textarea', leak);
    await page.message('personal identity number');
    await page.key('Tab');
    const control = await page.focused();
    assert.match(control, /^Show: /);
    // As a page does that fills in a draft by itself.
    await page.evaluate(() => {
      const field = document.querySelector('textarea');
      field.value += ', anna@example.org';
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    });
    await page.message('E-mail');
    assert.equal(await page.focused(), control);
  });

  it('makes no network request while it guards', async () => {
    await open();
    await page.type('textarea', 'Hello. ');
    await page.until(namesHaveCome);
    const before = at.site.requests.length;
    const since = await page.evaluate(() => performance.now());
    await page.inner.keyboard.type(`${leak}, anna@example.org`);
    await page.message('personal identity number');
    await page.press('Post');
    await page.find('dialog');
    await page.press('Back to my text');
    await page.press('Take it out: ');
    await page.message('taken out');
    assert.deepEqual(at.site.requests.slice(before), []);
    const loaded = await page.evaluate(
      (from) => performance.getEntriesByType('resource').filter(({ startTime }) => startTime >= from).length,
      since,
    );
    assert.equal(loaded, 0);
  });

  it('only shows the notice in the mode advise, and nothing at all in observe', async () => {
    await open({ attributes: 'policy="migrationsverket" mode="advise"' });
    await page.type('textarea', leak);
    await page.message('personal identity number');
    await page.press('Post');
    await posted();

    await open({ attributes: 'policy="migrationsverket" mode="observe"' });
    await page.evaluate(() => {
      addEventListener('sluss-findings', (event) => (window.seen = event.detail));
    });
    await page.type('textarea', leak);
    assert.deepEqual(await page.until(() => window.seen?.verdict === 'warn' && window.seen.kinds), {
      'se.personnummer': 1,
    });
    assert.equal(await page.evaluate(() => document.querySelector('sluss-notice')), null);
    await page.press('Post');
    await posted();
  });

  it('tells the page kinds and counts, never the text', async () => {
    await open();
    await page.evaluate(() => {
      window.told = [];
      for (const type of ['sluss-findings', 'sluss-hold', 'sluss-redact', 'sluss-proceed']) {
        addEventListener(type, (event) => window.told.push({ type, detail: event.detail }));
      }
    });
    await page.type('textarea', leak);
    await page.message('personal identity number');
    await page.press('Post');
    await page.find('dialog');
    await page.press('Take it out');
    await page.message('taken out');
    const told = await page.evaluate(() => window.told);
    const kinds = { 'se.personnummer': 1 };
    assert.deepEqual(told, [
      { type: 'sluss-findings', detail: { verdict: 'warn', kinds } },
      { type: 'sluss-hold', detail: { kinds } },
      { type: 'sluss-findings', detail: { verdict: 'clear', kinds: {} } },
      { type: 'sluss-redact', detail: { kinds } },
    ]);
  });

  it('leaves native validation to the browser', async () => {
    await open({
      form: commentForm.replace('<button', '<input name="topic" required aria-label="Topic"><button'),
    });
    await page.type('textarea', leak);
    await page.press('Post');
    assert.equal(await page.has('dialog'), false);
    await page.type('input', 'Waiting times');
    await page.press('Post');
    await page.find('dialog');
    await page.press('Post it anyway');
    assert.equal((await posted()).topic, 'Waiting times');
  });

  it('guards several forms and several fields, and only the fields it was told', async () => {
    const form = (
      n,
    ) => `<form method="post" action="/posted"><input id="title${n}" name="title" aria-label="Title ${n}">
        <input name="sender" aria-label="Sender ${n}" id="sender${n}"><textarea id="text${n}" name="comment" aria-label="Comment ${n}"></textarea>
        <button>Post ${n}</button></form>`;
    await open({
      attributes: 'policy="migrationsverket" fields="textarea, [name=title]"',
      form: form(1) + form(2),
    });
    await page.type('#sender1', 'anna@example.org');
    await page.type('#text1', clean);
    await page.type('#title2', leak);
    await page.message('personal identity number');
    await page.press('Post 2');
    await page.press('Back to my text');
    await page.until(() => document.activeElement.id === 'title2');
    await page.press('Post 1');
    assert.equal((await posted()).sender, 'anna@example.org');
  });

  it('takes out of an input that knows no offsets', async () => {
    const form = `<form method="post" action="/posted"><input type="email" name="contact" aria-label="Contact"><button>Post</button></form>`;
    await open({ attributes: 'policy="migrationsverket" fields="input"', form });
    await page.type('input', 'anna@example.org');
    await page.message('E-mail address');
    await page.press('Take it out: ');
    await page.message('taken out');
    assert.match(await page.evaluate(() => document.querySelector('input').value), /^\[.*\]$/);
  });

  it('guards a form that is added later', async () => {
    await open({ form: '' });
    await page.evaluate((markup) => {
      const template = document.createElement('template');
      template.innerHTML = markup;
      document.querySelector('sluss-guard').append(template.content);
    }, commentForm);
    await page.type('textarea', leak);
    await page.message('personal identity number');
    await page.press('Post');
    await page.find('dialog');
  });

  it('guards a form that it points at, and leaves no trace when it is taken away', async () => {
    await open({ attributes: 'for="far" policy="migrationsverket"', form: '' });
    await page.evaluate((markup) => {
      document
        .querySelector('main')
        .insertAdjacentHTML('beforeend', markup.replace('<form', '<form id="far"'));
      document.querySelector('sluss-guard').setAttribute('lang', 'en');
    }, commentForm);
    await page.type('textarea', leak);
    await page.message('personal identity number');
    await page.evaluate(() => document.querySelector('sluss-guard').remove());
    assert.equal(await page.evaluate(() => document.querySelector('sluss-notice')), null);
    assert.equal(
      await page.evaluate(() => document.querySelector('textarea').getAttribute('aria-describedby')),
      null,
    );
    await page.press('Post');
    await posted();
  });

  it('guards with the plain function, and releases', async () => {
    const script = `<script type="module">
        import { guardForm } from '/sluss/sluss-widget.js';
        window.guard = guardForm(document.querySelector('form'), { policy: 'migrationsverket' });
      </script>`;
    await page.goto(
      at.site.page('/plain', `<!doctype html><html lang="en"><title>Comments</title>${commentForm}${script}`),
    );
    await page.type('textarea', leak);
    await page.message('personal identity number');
    await page.press('Post');
    await page.find('dialog');
    await page.press('Back to my text');
    await page.evaluate(() => window.guard.release());
    await page.press('Post');
    assert.equal((await posted()).comment, leak);
  });

  it('takes out of a contenteditable, over several lines', async () => {
    const form = `<form method="post" action="/posted"><div id="editor" contenteditable="true" role="textbox" aria-label="Comment"></div>
        <button>Post</button></form>`;
    await open({ form });
    await page.type('#editor', '😀 Hello');
    await page.key('Enter');
    await page.inner.keyboard.type(`${leak}, thanks`);
    await page.message('personal identity number');
    await page.press('Take it out: ');
    await page.message('taken out');
    const lines = await page.evaluate(() => document.querySelector('#editor').innerText.trim().split(/\n+/));
    assert.equal(lines[0], '😀 Hello');
    assert.match(lines[1], /^My personal number is \[.*\], thanks$/);
  });

  it('never lets a post slip through nor locks a person out when the engine cannot start', async () => {
    await open();
    at.site.failing.add('/sluss/policies/migrationsverket.json');
    await page.type('textarea', leak);
    await page.press('Post');
    await page.message('could not start');
    assert.deepEqual(at.site.posts, []);
    await page.press('Try again');
    await page.message('could not start');
    await page.press('Post without checking');
    assert.equal((await posted()).comment, leak);
    at.site.failing.clear();
  });

  it('asks as usual when the engine comes after it was given up', async () => {
    await open();
    let arrive;
    at.site.late.set('/sluss/policies/migrationsverket.json', new Promise((resolve) => (arrive = resolve)));
    await page.type('textarea', leak);
    await page.press('Post');
    await page.message('could not start');
    arrive();
    await page.find('dialog[role=alertdialog]');
    assert.deepEqual(at.site.posts, []);
    at.site.late.clear();
  });

  it('speaks the language of the page, from right to left where that is the direction', async () => {
    await open({ lang: 'sv-SE' });
    await page.type('textarea', 'Mitt personnummer är 850709-9805');
    await page.message('Personnummer');
    await open({ lang: 'ar', dir: 'rtl' });
    await page.type('textarea', 'رقمي الشخصي 850709-9805');
    await page.message();
    await page.press('Post');
    const dialog = await page.find('dialog');
    assert.equal(await dialog.evaluate((each) => getComputedStyle(each).direction), 'rtl');
  });
});

// The snippets for content management systems (docs/widget.md): what each makes of its page, around the form as the
// system renders it, under a strict policy. The systems themselves are not run.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { inEveryBrowser, leak } from './suite.mjs';

const guide = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'widget.md'), 'utf8');
const sections = Object.fromEntries(guide.split(/^## /m).map((part) => [part.split('\n')[0], part]));
const strict =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; form-action 'self'";

/** A part of a section's snippets, by a pattern with one group; a snippet that is not there any more is an error. */
function snippet(section, pattern) {
  const found = sections[section].match(pattern);
  assert.ok(found, `${section} has no ${pattern}`);
  return found[1];
}

const script = '<script type="module" src="/sluss/sluss-widget.js"></script>';

const drupalForm = `<form class="comment-comment-form comment-form" action="/comment/reply/node/1/comment" method="post"
    id="comment-form" accept-charset="UTF-8">
  <div class="js-form-item form-item"><label for="edit-subject-0-value">Subject</label>
    <input type="text" id="edit-subject-0-value" name="subject[0][value]" class="form-text" /></div>
  <div class="js-form-item form-item"><label for="edit-comment-body-0-value">Comment</label>
    <textarea class="form-textarea required" id="edit-comment-body-0-value" name="comment" required></textarea></div>
  <input type="hidden" name="form_id" value="comment_comment_form" />
  <div class="form-actions"><input type="submit" id="edit-submit" name="op" value="Save" class="button form-submit" />
    <input type="submit" id="edit-preview" name="op" value="Preview" class="button form-submit" /></div>
</form>`;

/** What Drupal renders of an element of the type `html_tag`. */
function drupalTag() {
  const tag = snippet('Drupal', /'#tag' => '([\w-]+)'/);
  const listed = snippet('Drupal', /'#attributes' => \[(.*)\]/).replace("$form['#id']", "'comment-form'");
  const attributes = listed.replaceAll(/'([\w-]+)' => '([\w-]+)',? ?/g, ' $1="$2"');
  return `<${tag}${attributes}></${tag}>`;
}

// The button's name hides the form's own method "submit".
const wordpressForm = `<form action="/wp-comments-post.php" method="post" id="commentform" class="comment-form" novalidate>
  <p class="comment-form-comment"><label for="comment">Comment</label>
    <textarea id="comment" name="comment" cols="45" rows="8" maxlength="65525" required></textarea></p>
  <p class="comment-form-author"><label for="author">Name</label> <input id="author" name="author" type="text" /></p>
  <p class="form-submit"><input name="submit" type="submit" id="submit" class="submit" value="Post Comment" />
    <input type="hidden" name="comment_post_ID" value="1" id="comment_post_ID" /></p>
</form>`;

const optimizelyForm = `<form method="post" novalidate class="EPiServerForms" data-f-type="form" action="/posted">
  <div class="FormTextbox FormTextbox--Textarea"><label for="f1" class="Form__Element__Caption">Comment</label>
    <textarea name="comment" id="f1" class="FormTextbox__Input" data-f-datainput></textarea></div>
  <button name="submit" type="submit" value="f9" class="FormSubmitButton" data-f-type="submitbutton">Submit</button>
</form>`;

const pages = {
  Drupal: () =>
    `<script type="module" src="${snippet('Drupal', /(\/sluss\/[\w-]+\.js)/)}"></script>
     <link rel="stylesheet" href="${snippet('Drupal', /(\/sluss\/themes\/\w+\.css)/)}">` +
    drupalForm.replace('</form>', `${drupalTag()}</form>`),
  WordPress: () =>
    `<script type="module" src="${snippet('WordPress', /(\/sluss\/[\w-]+\.js)/)}"></script>
     <link rel="stylesheet" href="${snippet('WordPress', /(\/sluss\/themes\/\w+\.css)/)}">` +
    snippet('WordPress', /comment_form_before', fn \(\) => print '(.*?)'/) +
    `<div id="respond" class="comment-respond">${wordpressForm}</div>` +
    snippet('WordPress', /comment_form_after', fn \(\) => print '(.*?)'/),
  'Optimizely (EPiServer) Forms': () =>
    snippet('Optimizely (EPiServer) Forms', /```cshtml\n(.*?)```/s).replace(
      /@Html\.PropertyFor.*/,
      optimizelyForm,
    ),
  'SiteVision, in a module': () =>
    script +
    snippet('SiteVision', /```html\n(.*?)```/s)
      .replace('<%= postUrl %>', '/posted')
      .replace('…', '<label>Comment <textarea name="comment"></textarea></label><button>Post</button>'),
  'SiteVision, beside a form': () =>
    script +
    snippet('SiteVision', /`(<sluss-guard for=.*?<\/sluss-guard>)`/).replace(
      'ID-OF-THE-FORM',
      'portlet-form',
    ) +
    '<form id="portlet-form" method="post" action="/posted"><textarea name="comment" aria-label="Comment"></textarea><input type="submit" value="Post"></form>',
  'Any other system': () =>
    snippet('Any other system', /```html\n(.*?)```/s) +
    '<form id="comment-form" method="post" action="/posted"><textarea name="comment" aria-label="Comment"></textarea><button>Post</button></form>',
};

inEveryBrowser('the snippet', (at) => {
  for (const [system, markup] of Object.entries(pages)) {
    it(`for ${system} holds a comment that tells too much, and lets it go when the person says so`, async () => {
      const page = await at.browser.newPage();
      at.site.posts.length = 0;
      const html = `<!doctype html><html lang="en"><title>${system}</title>${markup()}`;
      await page.goto(
        at.site.page('/cms', html, { 'Content-Security-Policy': `${strict}; report-uri /violations` }),
      );
      await page.type('textarea', leak);
      await page.message();
      await page.click('[type=submit], form button');
      await page.find('dialog[role=alertdialog]');
      assert.deepEqual(at.site.posts, []);
      await page.click('[part~=post]');
      await page.until(() => document.title === 'Posted');
      assert.equal(at.site.posts[0].comment, leak);
      assert.equal(at.site.posts.length, 1);
      assert.deepEqual(at.site.violations(), []);
      await page.close();
    });
  }

  it('for Optimizely keeps scripts that post by themselves from posting what is held', async () => {
    const page = await at.browser.newPage();
    at.site.posts.length = 0;
    at.site.page(
      '/forms.js',
      `document.querySelector('form').addEventListener('submit', (event) => {
        event.preventDefault();
        fetch('/posted', { method: 'POST', body: new URLSearchParams(new FormData(event.target)) });
      });`,
    );
    const html = `<!doctype html><html lang="en"><title>Forms</title>${pages['Optimizely (EPiServer) Forms']()}
      <script type="module" src="/forms.js"></script>`;
    await page.goto(at.site.page('/cms', html, { 'Content-Security-Policy': strict }));
    await page.type('textarea', leak);
    await page.press('Submit');
    await page.find('dialog[role=alertdialog]');
    assert.deepEqual(at.site.posts, []);
    await page.press('Post it anyway');
    while (at.site.posts.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal(at.site.posts[0].comment, leak);
    await page.close();
  });
});

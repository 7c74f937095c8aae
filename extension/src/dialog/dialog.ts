// The question before a post: what was found, why it matters, and the ways on. Everything in it is a form control or a
// link, so that it works by the browser's own means, without hearing any event from the page's side of the shadow root.

import type { Channel, Explanation, Finding } from '@sluss/core';
import { applied, type Edit } from '../editors/editor.js';
import type { Words } from '../words.js';
import { choice, h } from './build.js';
import { questionDialog } from './frame.js';

/** What the person decided. */
export type Answer =
  | { readonly does: 'back' }
  | { readonly does: 'takeOut'; readonly findings: readonly Finding[] }
  | { readonly does: 'ignore'; readonly finding: Finding }
  | { readonly does: 'copy' }
  | { readonly does: 'post' };

export interface Question {
  readonly words: Words;
  readonly text: string;
  readonly findings: readonly Finding[];
  readonly channels: readonly Channel[];
  readonly agencyName: string | undefined;
  /** Whether a post is being held, or the person only wants to see what was found. */
  readonly holding: boolean;
  explain(finding: Finding): Explanation;
  edit(finding: Finding): Edit;
}

export class Dialog {
  readonly element: HTMLDialogElement;
  readonly #preview = h('p', { class: 'preview', dir: 'auto' });
  readonly #takeOut = h('button', { class: 'primary', value: 'takeOut' });
  readonly #status = h('p', { class: 'status', role: 'status' });

  constructor(
    private readonly question: Question,
    answer: (answer: Answer) => void,
  ) {
    const { words, findings } = question;
    const content = [
      h('ul', { class: 'findings', 'aria-label': words.say('dialog.found') }, ...this.#items()),
      h('h2', {}, words.say('dialog.preview')),
      this.#preview,
      this.#status,
      h('div', { class: 'ways decision' }, this.#takeOut, choice('back', words.say('dialog.back'))),
      this.#consequences(),
      ...this.#channels(),
      question.holding &&
        h('div', { class: 'ways' }, choice('post', words.say('dialog.postAnyway'), 'quiet')),
    ];
    const title = words.say('dialog.title');
    const intro = words.say('dialog.intro', { count: findings.length });
    this.element = questionDialog(words, { title, intro, content }, (value) => answer(this.#answer(value)));
    this.element.addEventListener('change', () => this.#update());
    this.#update();
  }

  say(sentence: string): void {
    this.#status.textContent = sentence;
  }

  #items(): HTMLLIElement[] {
    const { words, text, findings } = this.question;
    return findings.map((finding, index) => {
      const { title: kind, why } = this.question.explain(finding);
      return h(
        'li',
        { class: finding.severity },
        h(
          'label',
          {},
          h('input', { type: 'checkbox', name: 'takeOut', checked: true }),
          h('span', {}, h('strong', {}, kind), ' ', h('q', { dir: 'auto' }, excerpt(text, finding))),
        ),
        h(
          'details',
          {},
          h('summary', {}, words.say('dialog.why'), h('span', { class: 'unseen' }, ` ${kind}`)),
          h('ul', {}, ...why.map((reason) => h('li', {}, reason))),
          choice(`ignore ${index}`, words.say('dialog.ignoreHere'), 'quiet'),
        ),
      );
    });
  }

  /** What may follow, said once however many findings share it. */
  #consequences(): HTMLDetailsElement {
    const { words, findings, explain } = this.question;
    const sentences = new Map<string, string>();
    for (const finding of findings) {
      for (const { text, basis } of explain(finding).consequences) sentences.set(text, basis);
    }
    return h(
      'details',
      { class: 'consequences' },
      h('summary', {}, words.say('dialog.consequences')),
      h(
        'ul',
        {},
        ...[...sentences].map(([text, basis]) =>
          h('li', {}, text, ' ', basis !== '' && h('small', {}, words.say('dialog.basis', { basis }))),
        ),
      ),
    );
  }

  #channels(): readonly (HTMLElement | false)[] {
    const { words, channels, agencyName } = this.question;
    if (channels.length === 0) return [];
    const title =
      agencyName === undefined
        ? words.say('dialog.channelsGeneric')
        : words.say('dialog.channels', { agency: agencyName });
    return [
      h('h2', { id: 'channels' }, title),
      h('ul', { class: 'channels' }, ...channels.map((channel) => this.#channel(channel))),
      h('div', { class: 'ways' }, choice('copy', words.say('dialog.copyText'))),
    ];
  }

  #channel({ label, url, phone, address, note }: Channel): HTMLLIElement {
    const { words } = this.question;
    return h(
      'li',
      {},
      url === undefined
        ? label
        : h(
            'a',
            { href: url, target: '_blank', rel: 'noopener noreferrer' },
            label,
            h('span', { class: 'unseen' }, ` (${words.say('dialog.opensNewTab')})`),
          ),
      phone !== undefined && ' ',
      phone !== undefined &&
        h(
          'a',
          { href: `tel:${phone.replace(/[^+\d]/g, '')}` },
          words.say('dialog.call', { phone: isolated(phone) }),
        ),
      address !== undefined && h('span', { class: 'address' }, address),
      note !== undefined && h('small', {}, note),
    );
  }

  #chosen(): readonly Finding[] {
    const boxes = this.element.querySelectorAll<HTMLInputElement>('[name="takeOut"]');
    return this.question.findings.filter((_, index) => boxes[index]?.checked);
  }

  #update(): void {
    const { words, text } = this.question;
    const chosen = this.#chosen();
    const edits = outermost(chosen).map((finding) => this.question.edit(finding));
    this.#preview.textContent = applied(text, edits);
    this.#takeOut.textContent = words.say('dialog.takeOutAll', { count: chosen.length });
    this.#takeOut.disabled = chosen.length === 0;
  }

  #answer(value: string): Answer {
    const [does, index] = value.split(' ');
    const finding = this.question.findings[Number(index)];
    switch (does) {
      case 'takeOut':
        return { does, findings: outermost(this.#chosen()) };
      case 'ignore':
        return finding === undefined ? { does: 'back' } : { does, finding };
      case 'copy':
      case 'post':
        return { does };
      default:
        return { does: 'back' };
    }
  }
}

/** What stands alone: taking out a finding takes out what is nested in it. */
export function outermost(findings: readonly Finding[]): readonly Finding[] {
  let end = -1;
  return findings.filter((finding) => {
    if (finding.end <= end) return false;
    end = finding.end;
    return true;
  });
}

/** A phone number is read from left to right, whatever stands around it (U+2066 … U+2069). */
function isolated(phone: string): string {
  return `\u2066${phone}\u2069`;
}

const longestExcerpt = 60;

function excerpt(text: string, { start, end }: Finding): string {
  const found = text.slice(start, end);
  return found.length > longestExcerpt ? `${found.slice(0, longestExcerpt)}…` : found;
}

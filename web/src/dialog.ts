// <sluss-dialog>: asks before a post, and says what else can be done. The person decides.

import type { Channel, Explanation, Severity } from '@sluss/core';
import { channelList, channelsTitle } from './channels.js';
import { button, element, styleSheet, warningSign } from './elements.js';
import type { Reader } from './reader.js';
import dialogCss from './styles/dialog.css';
import sharedCss from './styles/shared.css';
import type { Wording } from './wording.js';

export type Answer = 'back' | 'take-out' | 'post';

export interface Question {
  readonly findings: readonly {
    readonly explanation: Explanation;
    readonly severity: Severity;
    /** The stretch itself, as written. */
    readonly excerpt: string;
  }[];
  readonly channels: readonly Channel[];
}

let styles: CSSStyleSheet[] | undefined;

export class SlussDialog extends HTMLElement {
  readonly #dialog = element('dialog', {
    part: 'dialog',
    attributes: {
      role: 'alertdialog',
      'aria-modal': 'true',
      'aria-labelledby': 'title',
      'aria-describedby': 'intro',
    },
  });

  constructor() {
    super();
    styles ??= [styleSheet(sharedCss), styleSheet(dialogCss)];
    const shadow = this.attachShadow({ mode: 'open' });
    shadow.adoptedStyleSheets = styles;
    shadow.append(this.#dialog);
  }

  /** Opens with focus on going back; Escape goes back. Settles when the dialog has closed and focus is where it was. */
  ask(question: Question, { wording, agency }: Reader): Promise<Answer> {
    this.lang = wording.lang;
    this.dir = wording.dir;
    return new Promise((resolve) => {
      const back = button(wording.say('dialog.back'), 'action', () => this.#dialog.close('back'));
      const harmful = question.findings.filter(({ severity }) => severity === 'high').length;
      const takeOut = button(wording.say('dialog.takeOutAll', { count: harmful }), 'take-out', () =>
        this.#dialog.close('take-out'),
      );
      const post = button(wording.say('dialog.postAnyway'), 'post', () => this.#dialog.close('post'));
      const actions = element('div', { part: 'actions' }, back, takeOut, post);
      this.#dialog.replaceChildren(
        element('div', { part: 'body' }, ...body(question, wording, agency), actions),
      );
      this.#dialog.addEventListener('close', () => resolve((this.#dialog.returnValue || 'back') as Answer), {
        once: true,
      });
      this.#dialog.returnValue = '';
      this.#dialog.showModal();
      // Whoever pressed with a mouse must see, too, what Enter will do.
      back.focus({ focusVisible: true } as FocusOptions);
      // Buttons that stick to the lower edge are seen anyhow: what has been found comes first.
      if (getComputedStyle(actions).position === 'sticky') this.#dialog.scrollTop = 0;
    });
  }

  /** A form that leaves the page takes its question along. */
  disconnectedCallback(): void {
    if (this.#dialog.open) this.#dialog.close('back');
  }
}

function body({ findings, channels }: Question, wording: Wording, agency: string | undefined): Node[] {
  const nodes: Node[] = [
    element(
      'h2',
      { attributes: { id: 'title' } },
      warningSign(),
      element('span', {}, wording.say('dialog.title')),
    ),
    element('p', { attributes: { id: 'intro' } }, wording.say('dialog.intro', { count: findings.length })),
    element('ul', { part: 'findings', attributes: { role: 'list' } }, ...findings.map(findingItem)),
    consequenceList(
      findings.map((f) => f.explanation),
      wording,
    ),
  ];
  if (channels.length > 0) {
    const title = element('h3', {}, channelsTitle(wording, agency));
    nodes.push(element('div', { part: 'ways' }, title, channelList(channels, wording)));
  }
  return nodes;
}

function findingItem({ explanation, severity, excerpt }: Question['findings'][number]): HTMLLIElement {
  return element(
    'li',
    { part: 'finding', attributes: { 'data-severity': severity } },
    element('div', { part: 'finding-name' }, explanation.title),
    element('div', { part: 'excerpt' }, element('bdi', {}, excerpt)),
    ...explanation.why.map((reason) => element('div', { part: 'why' }, reason)),
  );
}

/** Several findings share most of what may follow; each consequence is said once. */
function consequenceList(explanations: readonly Explanation[], wording: Wording): HTMLDetailsElement {
  const once = new Map(explanations.flatMap((e) => e.consequences.map((c) => [c.text, c.basis] as const)));
  const items = [...once].map(([text, basis]) =>
    element(
      'li',
      { part: 'consequence' },
      text,
      element('small', { part: 'basis' }, wording.say('dialog.basis', { basis })),
    ),
  );
  const title = element('summary', {}, wording.say('dialog.consequences'));
  return element(
    'details',
    { part: 'consequences' },
    title,
    element('ul', { attributes: { role: 'list' } }, ...items),
  );
}

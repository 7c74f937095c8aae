// One held post: asks the person, and does what they say. It never posts of its own accord.

import type { Finding } from '@sluss/core';
import { type Composer, type Judgement, Pass } from './composer.js';
import { type Answer, Dialog } from './dialog/dialog.js';
import { type WaitingAnswer, type WaitingFor, waitingDialog } from './dialog/waiting.js';
import type { Edit, Editor } from './editors/editor.js';
import type { Attempt } from './gate.js';
import { isSubmitter } from './posting.js';
import type { Session } from './session.js';
import { startingWords } from './starting-words.js';
import type { View } from './view.js';
import type { Words } from './words.js';

interface Judge {
  judge(composer: Composer): Judgement;
  retry(): void;
  stopReading(editor: Editor): void;
}

export class Hold {
  /** Takes the open dialog away. */
  #dismiss: (() => void) | undefined;
  /** What the person is told to wait for, or that there is nothing to wait for. */
  #waiting: WaitingFor | undefined;
  /** Where the person was writing in each editor: the browser forgets it while a dialog is open. */
  readonly #carets: ReadonlyMap<Editor, number | undefined>;

  constructor(
    private readonly guardian: Judge,
    private readonly view: View,
    private readonly attempt: Attempt,
    /** Whether a press was held, or the person asked to see what was found. */
    private readonly holding: boolean,
    private readonly language: string,
  ) {
    this.#carets = new Map(attempt.composers.map(({ editor }) => [editor, editor.caret()]));
  }

  get isOpen(): boolean {
    return this.#dismiss !== undefined;
  }

  /** Asks about the first composer that has something to be asked about. */
  ask(): void {
    const next = this.#next();
    if (next === undefined) this.#close();
    else if ('session' in next.judgement) this.#askAbout(next.composer, next.judgement);
    else this.#askToWait(next.judgement.state);
  }

  #next(): { readonly composer: Composer; readonly judgement: Askable } | undefined {
    for (const composer of this.attempt.composers) {
      const judgement = this.guardian.judge(composer);
      if (isAskable(judgement)) return { composer, judgement };
    }
    return undefined;
  }

  /** What was waited for may have come. If it has not, the dialog stays as it is, under the person's hand. */
  judgeAgain(): void {
    if (this.#waiting === undefined || this.#next()?.judgement.state === this.#waiting) return;
    this.#close();
    this.ask();
    if (this.isOpen) return;
    this.#backToText();
    const words = startingWords(this.language);
    const [composer] = this.attempt.composers;
    if (composer) this.view.notice.remark(composer.editor.element, words, words.say('notice.held'));
  }

  #askToWait(state: WaitingFor): void {
    const words = startingWords(this.language);
    this.#waiting = state;
    this.#dismiss = this.view.ask(waitingDialog(words, state, (answer) => this.#afterWaiting(answer, words)));
  }

  #afterWaiting(answer: WaitingAnswer, words: Words): void {
    this.#close();
    if (answer === 'retry') {
      this.guardian.retry();
      this.#askToWait('starting');
    } else if (answer === 'stop') {
      for (const { editor } of this.attempt.composers) this.guardian.stopReading(editor);
    } else if (answer === 'post') {
      this.#letPass(words);
    } else {
      this.#backToText();
    }
  }

  #askAbout(composer: Composer, { text, report, session }: Extract<Judgement, { session: Session }>): void {
    const dialog = new Dialog(
      {
        words: session.words,
        agencyName: session.agencyName,
        text,
        findings: report.findings,
        channels: report.channels,
        holding: this.holding,
        explain: (finding) => session.explain(finding),
        edit: (finding) => editFor(finding, session),
      },
      (answer) => this.#after(answer, composer, session, text, dialog),
    );
    this.#dismiss = this.view.ask(dialog.element);
  }

  async #after(
    answer: Answer,
    composer: Composer,
    session: Session,
    text: string,
    dialog: Dialog,
  ): Promise<void> {
    switch (answer.does) {
      case 'takeOut':
        this.#close();
        await this.#takeOut(answer.findings, composer, session);
        return;
      case 'ignore':
        session.ignore(text, answer.finding);
        composer.forget();
        this.#close();
        this.ask();
        if (!this.isOpen) this.#backToText();
        return;
      case 'copy':
        dialog.say(session.words.say((await copies(text)) ? 'dialog.copied' : 'dialog.copyFailed'));
        return;
      case 'post':
        this.#close();
        this.#letPass(session.words);
        return;
      case 'back':
        this.#close();
        this.#backToText();
    }
  }

  async #takeOut(findings: readonly Finding[], { editor }: Composer, session: Session): Promise<void> {
    const { words } = session;
    const done = await editor.replace(
      findings.map((finding) => editFor(finding, session)),
      this.#carets.get(editor),
    );
    if (done) {
      const undo = words.say('notice.undoHint', { keys: undoKeys() });
      this.view.notice.remark(
        editor.element,
        words,
        `${words.say('notice.removed', { count: findings.length })} ${undo}`,
      );
      return;
    }
    const [first] = findings;
    if (first !== undefined) editor.select(first.start, first.end);
    this.view.notice.remark(editor.element, words, words.say('notice.removeFailed'));
  }

  /** A real form is sent as the person asked; anywhere else they press the page's own button once more. */
  #letPass(words: Words): void {
    const { composers, control } = this.attempt;
    const passes = composers.map((composer) => {
      composer.pass = new Pass(composer.editor.text());
      return composer.pass;
    });
    if (control !== undefined && isOwnForm(control)) {
      for (const pass of passes) pass.take();
      if (isForm(control)) control.requestSubmit();
      else (control as HTMLElement).click();
      return;
    }
    const [composer] = composers;
    if (composer === undefined) return;
    this.#backToText();
    (control as HTMLElement | undefined)?.focus();
    this.view.notice.remark(composer.editor.element, words, words.say('dialog.postAnywayConfirm'));
  }

  #backToText(): void {
    const editor = this.attempt.composers[0]?.editor;
    if (editor === undefined) return;
    editor.element.focus();
    const caret = this.#carets.get(editor);
    if (caret !== undefined) editor.select(caret, caret);
  }

  #close(): void {
    this.#waiting = undefined;
    this.#dismiss?.();
    this.#dismiss = undefined;
  }
}

type Askable = Exclude<Judgement, { state: 'clear' }>;

function isAskable(judgement: Judgement): judgement is Askable {
  if ('session' in judgement) return judgement.report.findings.length > 0;
  return judgement.state !== 'clear';
}

function isForm(element: Element): element is HTMLFormElement {
  return element.localName === 'form';
}

/** A form whose sending is the posting: not one that a script reads and sends in its own way at a press. */
function isOwnForm(control: Element): boolean {
  const form = isForm(control) ? control : isSubmitter(control) ? control.form : null;
  return form !== null && form.method === 'post';
}

function editFor(finding: Finding, session: Session): Edit {
  return { start: finding.start, end: finding.end, text: `[${session.explain(finding).title}]` };
}

async function copies(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

function undoKeys(): string {
  return navigator.platform.startsWith('Mac') ? '⌘Z' : 'Ctrl+Z';
}

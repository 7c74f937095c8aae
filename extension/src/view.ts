// What the extension shows in a page besides the dialog: marks in the text, and the notice beside it.

import type { Report } from '@sluss/core';
import { showQuestion } from './dialog/frame.js';
import type { Editor } from './editors/editor.js';
import { type Marks, marksFor } from './marks.js';
import { Notice } from './notice.js';
import type { Session } from './session.js';
import { Stage } from './stage.js';

/** A question about one's own case is no value to take out; it gets the answer that the agency would give. */
const questionKind = 'case_question';

export class View {
  readonly stage = new Stage(document);
  readonly notice = new Notice(this.stage.root);
  readonly #marks = new WeakMap<Editor, Marks>();
  #marked: Marks | undefined;
  #placing = false;

  showFound(editor: Editor, report: Report | undefined, session: Session, show: () => void): void {
    this.stage.mount();
    const findings = report === undefined || report.verdict === 'clear' ? [] : report.findings;
    const marks = this.#marksOf(editor);
    if (this.#marked !== marks) this.#marked?.show([]);
    this.#marked = marks;
    marks.show(findings);
    if (findings.length === 0) {
      if (!this.notice.isRemark) this.notice.clear();
      return;
    }
    const { words } = session;
    const onlyQuestion = findings.every(({ kind }) => kind === questionKind);
    const sentence = onlyQuestion
      ? words.say('notice.question')
      : words.say('notice.found', { count: findings.length });
    this.notice.show(editor.element, words, sentence, { label: words.say('notice.show'), run: show });
  }

  /** Shows a question over everything, again if the page takes it away. @returns what ends it */
  ask(dialog: HTMLDialogElement): () => void {
    const { stage } = this;
    stage.mount();
    stage.root.append(dialog);
    showQuestion(dialog);
    stage.insist(() => {
      dialog.close();
      showQuestion(dialog);
    });
    return () => {
      stage.relent();
      dialog.close();
      dialog.remove();
    };
  }

  clear(): void {
    this.#marked?.show([]);
    this.notice.clear();
  }

  /** Once a frame, however many scroll events there are. */
  place(): void {
    if (this.#placing) return;
    this.#placing = true;
    requestAnimationFrame(() => {
      this.#placing = false;
      this.#marked?.place();
      this.notice.place();
    });
  }

  #marksOf(editor: Editor): Marks {
    let marks = this.#marks.get(editor);
    if (marks === undefined) {
      marks = marksFor(editor, this.stage.root);
      this.#marks.set(editor, marks);
    }
    return marks;
  }
}

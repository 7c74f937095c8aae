// Watches one field: reads it in the pauses, shows its notice, takes things out of it.

import type { Finding, Report } from '@sluss/core';
import { type Edit, editText, readText, selectText } from './field.js';
import { clearReport, excerptOf, isShown, outermost } from './findings.js';
import { type NoticeCommand, SlussNotice } from './notice.js';
import type { GuardedField, WidgetOptions } from './options.js';
import type { Reader } from './reader.js';

/** A pause in writing after which the text is read: long enough not to talk into a half-written number. */
const pauseMs = 300;

export class FieldWatch {
  readonly field: GuardedField;
  readonly #options: WidgetOptions;
  readonly #onRead: () => void;
  readonly #onTakenOut: (findings: readonly Finding[]) => void;
  readonly #notice: SlussNotice | undefined;
  #report = clearReport;
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(
    field: GuardedField,
    options: WidgetOptions,
    on: { read(): void; takenOut(findings: readonly Finding[]): void },
  ) {
    this.field = field;
    this.#options = options;
    this.#onRead = on.read;
    this.#onTakenOut = on.takenOut;
    this.#notice = options.mode === 'observe' ? undefined : placeNotice(field);
  }

  /** What the field gave away when it was last read. */
  get report(): Report {
    return this.#report;
  }

  scan({ guard }: Reader): Report {
    const { replyTo } = this.#options;
    const answered = typeof replyTo === 'function' ? replyTo(this.field) : textAt(replyTo);
    return guard.scan(readText(this.field), { replyTo: answered });
  }

  readAfterPause(reader: () => Reader | undefined): void {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => {
      const ready = reader();
      if (ready !== undefined) this.read(ready);
    }, pauseMs);
  }

  /** @param aside a sentence to say first, such as what was just taken out */
  read(reader: Reader, aside = ''): void {
    // Taking out changes the field too: the pause after that must not wipe what is said about it.
    clearTimeout(this.#pause);
    try {
      this.#report = this.scan(reader);
    } catch {
      this.tell('advise', reader.wording.say('notice.engineFailed'));
      return;
    }
    this.#showNotice(reader, aside);
    this.#onRead();
  }

  /** Takes stretches out, as the field is now, and says whether that worked. */
  async takeOut(findings: readonly Finding[], reader: Reader): Promise<void> {
    const { wording } = reader;
    const edits = outermost(findings).map((finding) => replacement(finding, reader));
    if (!(await editText(this.field, edits))) {
      this.tell('warn', wording.say('notice.removeFailed'));
      return;
    }
    const removed = wording.say('notice.removed', { count: edits.length });
    this.read(reader, `${removed}. ${wording.say('notice.undoHint', { keys: undoKeys() })}.`);
    this.#onTakenOut(findings);
  }

  /** Says a sentence in place of the findings, with what a person can do about it. */
  tell(verdict: 'advise' | 'warn', message: string, commands: readonly NoticeCommand[] = []): void {
    this.#notice?.tell(verdict, message, commands);
    this.#describe(true);
  }

  release(): void {
    clearTimeout(this.#pause);
    this.#describe(false);
    this.#notice?.remove();
  }

  #showNotice(reader: Reader, aside: string): void {
    if (this.#notice === undefined) return;
    const text = readText(this.field);
    const findings = this.#report.findings.filter(isShown).map((finding) => ({
      finding,
      name: reader.guard.explain(finding).title,
      excerpt: excerptOf(text, finding),
    }));
    this.#notice.show(
      {
        verdict: this.#report.verdict,
        message: [aside, headline(findings, reader)].filter((sentence) => sentence !== '').join(' '),
        findings,
        channels: this.#report.channels,
      },
      reader,
      {
        show: ({ start, end }) => selectText(this.field, start, end),
        takeOut: (finding) => void this.takeOut([finding], reader),
      },
    );
    this.#describe(this.#report.verdict !== 'clear');
  }

  /** Ties the notice's sentence to the field for screen readers, beside whatever the page has tied to it. */
  #describe(described: boolean): void {
    if (this.#notice === undefined) return;
    const id = this.#notice.messageId;
    const others = (this.field.getAttribute('aria-describedby') ?? '')
      .split(/\s+/)
      .filter((each) => each !== '' && each !== id);
    const ids = described ? [...others, id] : others;
    if (ids.length > 0) this.field.setAttribute('aria-describedby', ids.join(' '));
    else this.field.removeAttribute('aria-describedby');
  }
}

function headline(findings: readonly { finding: Finding; name: string }[], { wording }: Reader): string {
  if (findings.length === 0) return '';
  if (findings.every(({ finding }) => finding.kind === 'case_question'))
    return wording.say('notice.question');
  const found = wording.say('notice.found', { count: findings.length });
  return `${found}: ${wording.list([...new Set(findings.map(({ name }) => name))])}.`;
}

/** As `redact` with the style `label` writes it. */
function replacement(finding: Finding, { guard }: Reader): Edit {
  return { start: finding.start, end: finding.end, text: `[${guard.explain(finding).title}]` };
}

/** The page may have put a notice where it wants it; otherwise it stands after the field, and outside its label. */
function placeNotice(field: GuardedField): SlussNotice {
  const scope = field.getRootNode() as Document | ShadowRoot;
  const placed = field.id === '' ? null : scope.querySelector(`sluss-notice[for="${CSS.escape(field.id)}"]`);
  if (placed instanceof SlussNotice) return placed;
  const notice = new SlussNotice();
  (field.closest('label') ?? field).after(notice);
  return notice;
}

function textAt(selector: string | undefined): string {
  return selector === undefined ? '' : (document.querySelector(selector)?.textContent ?? '');
}

function undoKeys(): string {
  return /mac|iphone|ipad/i.test(navigator.platform) ? '⌘Z' : 'Ctrl+Z';
}

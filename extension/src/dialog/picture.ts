// The question about a file: what it shows, what may have been missed, and what is to become of it.

import {
  type copyOf,
  type DocumentFinding,
  documentFindingName,
  documentFindingReasons,
  documentSentence,
  type Inspection,
  limitSentences,
  type RegionEditor,
  toldFindings,
} from '@sluss/documents';
import type { Session } from '../session.js';
import { type Child, choice, h } from './build.js';
import { questionDialog } from './frame.js';

/** What the person decided about a file. */
export type FileAnswer = 'cover' | 'save' | 'remove' | 'use' | 'retry';

const button = choice<FileAnswer>;

export interface PictureQuestion {
  readonly session: Session;
  readonly inspection: Inspection;
  /** The covered copy that can be made, if one can. */
  readonly copy: ReturnType<typeof copyOf>;
  /** Said in place of what the file shows. */
  readonly intro: string | undefined;
  /** What will be covered in the copy, and can be changed, where the browser can show the file. */
  readonly editor: RegionEditor | undefined;
}

export function pictureDialog(
  { session, inspection, copy, intro, editor }: PictureQuestion,
  answer: (answer: FileAnswer) => void,
): HTMLDialogElement {
  const { words } = session;
  const content: Child[] = [
    editor?.element,
    h('ul', { class: 'limits' }, ...limitSentences(inspection, words).map((limit) => h('li', {}, limit))),
    h(
      'div',
      { class: 'ways decision' },
      copy !== undefined && button('cover', words.say('picture.coverAndUse'), 'primary'),
      button('remove', words.say('picture.remove'), copy === undefined ? 'primary' : undefined),
    ),
    h(
      'div',
      { class: 'ways' },
      copy !== undefined && copy.type !== 'application/pdf' && button('save', words.say('picture.save')),
      button('use', words.say('picture.useAnyway'), 'quiet'),
    ),
    h(
      'details',
      { class: 'consequences' },
      h('summary', {}, words.say('dialog.found')),
      h('ul', { class: 'findings' }, ...toldFindings(inspection).map((finding) => item(finding, session))),
    ),
  ];
  const frame = {
    title: words.say('dialog.title'),
    intro: intro ?? documentSentence(inspection, session, words),
    content,
  };
  return questionDialog(words, frame, (value) => answer(decided(value)));
}

function item(finding: DocumentFinding, session: Session): HTMLLIElement {
  const { words } = session;
  const name = documentFindingName(finding, session, words);
  const reasons = documentFindingReasons(finding, session);
  return h(
    'li',
    { class: finding.severity },
    h('strong', {}, name),
    reasons.length > 0 &&
      h(
        'details',
        {},
        h('summary', {}, words.say('dialog.why'), h('span', { class: 'unseen' }, ` ${name}`)),
        h('ul', {}, ...reasons.map((reason) => h('li', {}, reason))),
      ),
  );
}

/** The question when a file could not be checked: it says so, holds, and leaves a way out. */
export function uncheckedDialog(
  { words }: Pick<Session, 'words'>,
  { intro, retry }: { readonly intro: string; readonly retry: boolean },
  answer: (answer: FileAnswer) => void,
): HTMLDialogElement {
  const ways = h(
    'div',
    { class: 'ways' },
    button('remove', words.say('picture.remove'), 'primary'),
    retry && button('retry', words.say('notice.retry')),
    button('use', words.say('picture.useAnyway'), 'quiet'),
  );
  const frame = { title: words.say('dialog.title'), intro, content: [ways] };
  return questionDialog(words, frame, (value) => answer(decided(value)));
}

/** Who goes back has not said that the file may be shown. */
function decided(value: string): FileAnswer {
  return value === 'back' ? 'remove' : (value as FileAnswer);
}

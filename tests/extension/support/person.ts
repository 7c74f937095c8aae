// A person in front of a fixture page, in whichever browser: mouse, keys, and what can be seen, heard or read back.

export interface Person {
  focusEditor(): Promise<void>;
  /** Types into the page's editor, line by line. */
  write(text: string): Promise<void>;
  /** Goes on typing where the caret is. */
  typeOn(text: string): Promise<void>;
  /** A key, with `Control+` or `Shift+` before it. */
  press(key: string): Promise<void>;
  /** Chooses a file in the page's field for files. */
  choose(file: string): Promise<void>;
  pressPost(): Promise<void>;
  pointerDownOnPost(): Promise<void>;
  pointerUp(): Promise<void>;
  keyOnPost(key: string): Promise<void>;
  /** Waits until the page has drawn, and then for `milliseconds` of its own time. */
  drawn(milliseconds?: number): Promise<void>;

  /** What an expression is in the page, or resolves to. */
  ask(expression: string): Promise<unknown>;
  /** The text in the editor's own model. */
  model(): Promise<string>;
  /** The text that the editor shows, lines parted by \n. */
  shown(): Promise<string>;
  /** What the page has posted. */
  posts(): Promise<readonly string[]>;

  /** Everything that the extension says as a status. */
  statuses(): Promise<readonly string[]>;
  dialogIsOpen(): Promise<boolean>;
  /** Whether the dialog asks about something that was found, and does not just wait for the engine. */
  dialogAsks(): Promise<boolean>;
  /** Waits for the button, and until the dialog takes a press as an answer. */
  pressInDialog(button: RegExp): Promise<void>;
  /** The same of the notice beside the editor, at once: it may be gone before a dialog has settled. */
  pressInNotice(button: RegExp): Promise<void>;
  close(): Promise<void>;
}

export type OpenPage = (address: string, parameters?: Record<string, string>) => Promise<Person>;

/** Far more than anything takes: a machine that is busy with other things must not fail a test. */
export const patience = 60_000;

export async function until(condition: () => Promise<boolean>, what: string): Promise<void> {
  const deadline = Date.now() + patience;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`waited ${patience} ms in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

/** A press in the same burst as the one that opened the dialog is not taken as an answer; see dialog/frame.ts. */
export const settles = 400;

/** In the page: when what stands in it has been drawn, and then some of its own time has passed. */
export function drawn(milliseconds = 0): string {
  return `new Promise((drawn) =>
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(drawn, ${milliseconds}))))`;
}

export async function dialogOpens(person: Person): Promise<void> {
  await until(() => person.dialogAsks(), 'the dialog opens');
}

export async function dialogCloses(person: Person): Promise<void> {
  await until(async () => !(await person.dialogIsOpen()), 'the dialog closes');
}

export async function hears(person: Person, sentence: RegExp): Promise<void> {
  await until(
    async () => (await person.statuses()).some((text) => sentence.test(text)),
    `it says ${sentence}`,
  );
}

/** Waits until the extension has said that it found something. */
export async function isNoticed(person: Person): Promise<void> {
  await hears(person, /personal|your case/);
}

export async function isQuiet(person: Person): Promise<void> {
  await until(async () => (await person.statuses()).every((text) => text === ''), 'the notice goes away');
}

export async function empty(person: Person): Promise<void> {
  await person.press('Control+a');
  await person.press('Delete');
}

export async function holdsInModel(person: Person, text: string): Promise<void> {
  await until(async () => (await person.model()) === text, 'the model is right').catch(
    async ({ message }: Error) => {
      throw new Error(
        `${message}: it holds ${JSON.stringify(await person.model())}, not ${JSON.stringify(text)}`,
      );
    },
  );
}

export async function hasPosted(person: Person, text: string): Promise<void> {
  await until(async () => (await person.posts()).length > 0, 'something is posted');
  const posts = await person.posts();
  if (posts.length === 1 && posts[0] === text) return;
  throw new Error(`posted ${JSON.stringify(posts)} instead of ${JSON.stringify(text)}`);
}

/** Invisible characters and non-breaking spaces are an editor's own affair. */
export function asRead(text: string): string {
  return text
    .replace(/[\u200B\u2060\uFEFF]/g, '')
    .replace(/\u00A0/g, ' ')
    .replace(/\n+/g, '\n')
    .trim();
}

export const editingHost =
  '[data-editor] :is([contenteditable=""], [contenteditable="true"], textarea:not([aria-hidden="true"]), input[type="text"])';
export const postControl = '[data-post], [data-submitter]';

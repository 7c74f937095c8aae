// Stands before everything that posts. It listens in the capture phase from document_start, so that it hears of a press
// before the page does; a held event never reaches the page.

import { type Composer, composerOf, type Judgement } from './composer.js';
import { origin } from './dom.js';
import type { Editor } from './editors/editor.js';
import { editorAt } from './editors/index.js';
import type { Platform } from './platforms/platform.js';
import { editorsIn, editorsOf, postingControl, postsByKey } from './posting.js';

/** One press of one control or key, and the composers whose text it would send. */
export interface Attempt {
  readonly composers: readonly Composer[];
  /** What was pressed, if it was not a key in the text itself. */
  readonly control: Element | undefined;
}

export interface Gatekeeper {
  readonly platform: Platform;
  /** The editor that was written in last. */
  readonly active: Editor | undefined;
  judge(composer: Composer): Judgement;
  /** Called once for a press that was held. */
  held(attempt: Attempt): void;
}

/** Buttons that are no buttons post already when they are pressed down. Only the last of them opens the dialog. */
const presses = [
  'pointerdown',
  'mousedown',
  'touchstart',
  'pointerup',
  'mouseup',
  'touchend',
  'click',
] as const;
const keys = ['keydown', 'keypress', 'keyup'] as const;

export class Gate {
  constructor(private readonly keeper: Gatekeeper) {}

  /** @param target a window: the page's, and those of the frames that the page writes in */
  watch(target: Window): void {
    for (const type of presses) target.addEventListener(type, this.#onPress, { capture: true });
    for (const type of keys) target.addEventListener(type, this.#onKey, { capture: true });
    target.addEventListener('submit', this.#onSubmit, { capture: true });
  }

  readonly #onPress = (event: Event): void => {
    const start = origin(event);
    const control = start && postingControl(start, this.keeper.platform);
    if (control === undefined) return;
    this.#settle(event, editorsOf(control, this.keeper.active), control, event.type === 'click');
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    const start = origin(event);
    if (start === undefined) return;
    const decides = event.type === 'keydown' && !event.repeat;
    const editor = editorAt(start);
    if (editor === undefined) {
      const control = postingControl(start, this.keeper.platform);
      if (control !== undefined)
        this.#settle(event, editorsOf(control, this.keeper.active), control, decides);
    } else if (postsByKey(event, editor, this.keeper.platform) && !choosesOption(editor)) {
      this.#settle(event, [editor], undefined, decides);
    }
  };

  readonly #onSubmit = (event: SubmitEvent): void => {
    const form = origin(event);
    if (form === undefined) return;
    this.#settle(event, editorsIn(form, this.keeper.active), event.submitter ?? form, true);
  };

  #settle(event: Event, editors: readonly Editor[], control: Element | undefined, decides: boolean): void {
    const composers = editors.map(composerOf).filter((composer) => this.#mustWait(composer, event));
    if (composers.length === 0) return;
    event.stopImmediatePropagation();
    // A touch that may become a scroll must not be cancelled; the click that follows a tap is.
    if (!event.type.startsWith('touch')) event.preventDefault();
    if (decides) this.keeper.held({ composers, control });
  }

  #mustWait(composer: Composer, event: Event): boolean {
    const judgement = this.keeper.judge(composer);
    return judgement.state !== 'clear' && !composer.pass?.admits(event, judgement.text);
  }
}

/** Enter picks from an open list of suggestions (mentions, tags) and does not post. */
function choosesOption({ element }: Editor): boolean {
  const id = element.getAttribute('aria-activedescendant');
  if (id === null || id === '') return false;
  const option = (element.getRootNode() as Document | ShadowRoot).getElementById(id);
  return option?.getAttribute('role') === 'option' && option.checkVisibility();
}

// One session for each agency that somebody has begun to write to in this frame.

import { Session } from './session.js';

export type SessionState =
  | { readonly state: 'ready'; readonly session: Session }
  | { readonly state: 'starting' | 'failed' };

const starting: SessionState = { state: 'starting' };

export class Sessions {
  readonly #states = new Map<string | undefined, SessionState>();
  readonly #starts = new Map<string | undefined, Promise<Session>>();

  /** @param changed called when a session has become ready, or failed */
  constructor(private readonly changed: () => void) {}

  /** Starts the session on the first call. */
  of(agency: string | undefined): SessionState {
    const known = this.#states.get(agency);
    if (known !== undefined) return known;
    this.#start(agency);
    return starting;
  }

  /** @throws when it cannot be started; it is started again on the next call */
  ready(agency: string | undefined): Promise<Session> {
    if (this.of(agency).state === 'failed') this.#start(agency);
    return this.#starts.get(agency) as Promise<Session>;
  }

  /** Its engine has broken down: until it is started again, it cannot say what a text gives away. */
  breakDown(agency: string | undefined): void {
    this.#states.set(agency, { state: 'failed' });
  }

  /** Starts again what has failed. */
  retry(): void {
    for (const [agency, { state }] of this.#states) if (state === 'failed') this.#start(agency);
  }

  #start(agency: string | undefined): void {
    this.#states.set(agency, starting);
    const start = Session.start(agency);
    this.#starts.set(agency, start);
    start
      .then((session): SessionState => ({ state: 'ready', session }))
      .catch((): SessionState => ({ state: 'failed' }))
      .then((state) => {
        this.#states.set(agency, state);
        this.changed();
      });
  }
}

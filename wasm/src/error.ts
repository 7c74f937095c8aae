// The one error this package throws on its own account.

/** Input that was refused, with the place in it and a reason that a person can act on. */
export class SlussError extends Error {
  override readonly name = 'SlussError';

  /**
   * @param reason what is wrong and what would be right
   * @param where  JSON path, URL or argument; empty where the input is one value
   */
  constructor(
    readonly reason: string,
    readonly where = '',
    options?: ErrorOptions,
  ) {
    super(where === '' ? reason : `${where}: ${reason}`, options);
  }
}

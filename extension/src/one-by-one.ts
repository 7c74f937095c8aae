// Changes to what is stored are made by reading, changing and writing it: one after the other, or one of them is lost.

/** Runs `change` when no other of the same name is running, in any of the extension's own pages and the background. */
export async function oneByOne<Result>(name: string, change: () => Promise<Result>): Promise<Result> {
  // The browser's types promise one layer too many of what is awaited anyway.
  return (await navigator.locks.request(name, change)) as Result;
}

// What the tests of one file share is there for its tests and hooks only: it is started before the first of them.

export function running<Part>(part: Part | undefined): Part {
  if (part === undefined) throw new Error('it is not running');
  return part;
}

// A file that cannot be read here at all, as against a reader that could not be started.

export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
}

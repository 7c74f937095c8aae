// The real engine with real damage, for tests of what happens then: a function whose code was lost and that traps, and a
// memory that cannot grow. Both are valid modules that every browser compiles and starts.

const sections = { import: 2, memory: 5, export: 7, code: 10 };
const functionKind = 0;

/** Reads and writes what WebAssembly modules are made of. */
class Bytes {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  take(size) {
    this.at += size;
    return this.bytes.subarray(this.at - size, this.at);
  }

  /** LEB128 */
  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const [byte] = this.take(1);
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  }

  name() {
    return new TextDecoder().decode(this.take(this.number()));
  }
}

function number(value) {
  const bytes = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Uint8Array.of(...bytes, rest);
    bytes.push((rest % 128) | 0x80);
  }
}

const sized = (bytes) => Buffer.concat([number(bytes.length), bytes]);

function sectionsOf(wasm) {
  const reader = new Bytes(wasm);
  reader.take(8); // magic and version
  const found = [];
  while (reader.at < wasm.length)
    found.push({ id: reader.take(1)[0], content: reader.take(reader.number()) });
  return found;
}

function withSection(wasm, id, change) {
  const parts = sectionsOf(wasm).map((section) => [
    Uint8Array.of(section.id),
    sized(section.id === id ? change(section.content) : section.content),
  ]);
  return Buffer.concat([wasm.subarray(0, 8), ...parts.flat()]);
}

const sectionOf = (wasm, id) => sectionsOf(wasm).find((section) => section.id === id).content;

function importedFunctions(wasm) {
  const reader = new Bytes(sectionOf(wasm, sections.import));
  let functions = 0;
  for (let left = reader.number(); left > 0; left -= 1) {
    reader.name();
    reader.name();
    const [kind] = reader.take(1);
    if (kind !== functionKind) throw new Error('only functions are imported by the engine');
    reader.number();
    functions += 1;
  }
  return functions;
}

function functionExportedAs(wasm, wanted) {
  const reader = new Bytes(sectionOf(wasm, sections.export));
  for (let left = reader.number(); left > 0; left -= 1) {
    const [name, , index] = [reader.name(), reader.take(1), reader.number()];
    if (name === wanted) return index;
  }
  throw new Error(`the module exports no ${wanted}`);
}

/** What the glue, in which names are shortened, calls an export of wasm/binding.cc. */
export function exportedName(glue, name) {
  const [, short] = new RegExp(`Module\\["_${name}"\\]=Module\\["asm"\\]\\["(\\w+)"\\]`).exec(glue);
  return short;
}

/** The module with the code of one exported function replaced by the instruction that traps. */
export function trapping(wasm, exported) {
  const damaged = functionExportedAs(wasm, exported) - importedFunctions(wasm);
  return withSection(wasm, sections.code, (content) => {
    const reader = new Bytes(content);
    const bodies = Array.from({ length: reader.number() }, () => reader.take(reader.number()));
    const [noLocals, unreachable, end] = [0x00, 0x00, 0x0b];
    bodies[damaged] = Uint8Array.of(noLocals, unreachable, end);
    return Buffer.concat([number(bodies.length), ...bodies.map(sized)]);
  });
}

/** The module with a memory that never has more than `megabytes`. */
export function withMemoryOf(wasm, megabytes) {
  return withSection(wasm, sections.memory, (content) => {
    const reader = new Bytes(content);
    const [memories, , pages] = [reader.number(), reader.take(1), reader.number()];
    const hasMost = 1;
    return Buffer.concat([number(memories), Uint8Array.of(hasMost), number(pages), number(megabytes * 16)]);
  });
}

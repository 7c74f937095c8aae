// Text of machine-readable zones as it was read, brought into the form of ICAO Doc 9303: lines of one length, digits where
// only digits can be. The check digits are the core's to judge; this only proposes.

interface Layout {
  readonly lines: number;
  readonly length: number;
  /** What may stand where, line by line: `a` letters, `n` digits, `x` either; fillers stand anywhere. */
  readonly fields: readonly string[];
}

const x = (count: number) => 'x'.repeat(count);
const a = (count: number) => 'a'.repeat(count);
const n = (count: number) => 'n'.repeat(count);

const layouts: readonly Layout[] = [
  // TD3, passports: parts 4 and 7
  { lines: 2, length: 44, fields: [a(44), x(9) + n(1) + a(3) + n(7) + a(1) + n(7) + x(14) + n(2)] },
  // TD2: part 6
  { lines: 2, length: 36, fields: [a(36), x(9) + n(1) + a(3) + n(7) + a(1) + n(7) + x(7) + n(1)] },
  // TD1, cards: part 5
  {
    lines: 3,
    length: 30,
    fields: [a(1) + x(1) + a(3) + x(9) + n(1) + x(15), n(7) + a(1) + n(7) + a(3) + x(11) + n(1), a(30)],
  },
];

const digitFor: Readonly<Record<string, string>> = {
  ...{ O: '0', Q: '0', D: '0', U: '0', I: '1', L: '1', Z: '2', S: '5', G: '6', B: '8', T: '7', A: '4' },
};
const letterFor: Readonly<Record<string, string>> = {
  ...{ '0': 'O', '1': 'I', '2': 'Z', '5': 'S', '6': 'G', '8': 'B', '4': 'A' },
};

/** The field at the end of a line that a state may use as it likes. */
const optional = /x{7,}(?=n+$)/;

/** A line that is shorter or longer than this by more was read too badly to be mended. */
const mostMissing = 8;

/** Every way to read the text as a zone, the likeliest first; to be proven by the core. */
export function* zoneCandidates(text: string): Iterable<string> {
  const lines = text
    .split('\n')
    .map((line) => line.replace(/[«‹]/g, '<<').replace(/[^A-Z0-9<]/g, ''))
    .filter((line) => line.length >= 30 - mostMissing);
  for (const layout of layouts) {
    for (let from = 0; from + layout.lines <= lines.length; from += 1) {
      yield* mended(lines.slice(from, from + layout.lines), layout);
    }
  }
}

function* mended(lines: readonly string[], { length, fields }: Layout): Iterable<string> {
  if (lines.some((line) => Math.abs(line.length - length) > mostMissing)) return;
  const choices = lines.map((line, at) => [...inForm(line, length, fields[at] as string)]);
  for (const zone of combinations(choices)) {
    yield zone.join('\n');
    yield* withOtherZeros(zone);
  }
}

/** Fillers are what is lost or doubled most, so that a run of them takes up the difference; then any one character. */
function* inForm(line: string, length: number, fields: string): Iterable<string> {
  for (const whole of [...withFillers(line, length), ...withoutOne(line, length)]) {
    yield fitted(whole, fields);
    // Most states that fill the optional field put a personal number there.
    if (optional.test(fields))
      yield fitted(
        whole,
        fields.replace(optional, (field) => n(field.length)),
      );
  }
}

function* withFillers(line: string, length: number): Iterable<string> {
  const missing = length - line.length;
  if (missing === 0) return yield line;
  for (const { 0: run, index } of longestFirst([...line.matchAll(/<+/g)]).slice(0, 3)) {
    if (run.length + missing < 0) continue;
    yield line.slice(0, index) + '<'.repeat(run.length + missing) + line.slice(index + run.length);
  }
}

/** Where a stain was read as a character too many. */
function* withoutOne(line: string, length: number): Iterable<string> {
  if (line.length !== length + 1) return;
  const written = line.replace(/<+\d*$/, '').length;
  for (let at = 0; at < written; at += 1) yield line.slice(0, at) + line.slice(at + 1);
}

function longestFirst(runs: RegExpExecArray[]): RegExpExecArray[] {
  return runs.sort((one, other) => other[0].length - one[0].length);
}

/** K and C between fillers are fillers; in the fields for digits or letters the others become what they look like. */
function fitted(line: string, fields: string): string {
  const filled = line.replace(/(?<=<)[KCLS](?=<)|(?<=<<)[KC]+$/g, (gone) => '<'.repeat(gone.length));
  return [...filled]
    .map((character, at) => {
      if (fields[at] === 'n') return digitFor[character] ?? character;
      return fields[at] === 'a' ? (letterFor[character] ?? character) : character;
    })
    .join('');
}

function* combinations(choices: readonly (readonly string[])[]): Iterable<string[]> {
  const [first, ...rest] = choices;
  if (first === undefined) return yield [];
  for (const line of first) for (const others of combinations(rest)) yield [line, ...others];
}

/** In document numbers letters and digits mix; there, each O, I, S, B and Z, and what looks like it, is tried both ways. */
const ambiguous = /[O0I1S5B8Z2]/g;

function* withOtherZeros(zone: readonly string[]): Iterable<string> {
  const at = zone.length === 2 ? 1 : 0;
  const from = zone.length === 2 ? 0 : 5;
  const line = zone[at] as string;
  const number = line.slice(from, from + 9);
  const places = [...number.matchAll(ambiguous)].map(({ index }) => index).slice(0, 6);
  for (let choice = 1; choice < 2 ** places.length; choice += 1) {
    const changed = [...number];
    places.forEach((place, bit) => {
      if ((choice >> bit) % 2 === 1) changed[place] = otherWay(changed[place] as string);
    });
    const mixed = line.slice(0, from) + changed.join('') + line.slice(from + 9);
    yield zone.map((each, index) => (index === at ? mixed : each)).join('\n');
  }
}

function otherWay(character: string): string {
  return letterFor[character] ?? digitFor[character] ?? character;
}

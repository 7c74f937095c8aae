// Derives core/src/numbers/phone_plans.inc: which telephone numbers each country's number plan can have.
//
//   npm pack libphonenumber-js@1.13.16 && tar xf libphonenumber-js-*.tgz
//   node scripts/derive-phone-plans.mjs package/metadata.max.json > core/src/numbers/phone_plans.inc
//
// Source: Google's libphonenumber metadata (Apache-2.0), as libphonenumber-js packs it. What is kept of each
// country: calling code, trunk prefix, and for each length of a national number which first three digits it can
// have. Sweden's are kept by kind of line, since a Swedish number is believed without a country code.
import { readFileSync } from 'node:fs';

const [, , metadataFile] = process.argv;
if (!metadataFile) {
  console.error('usage: derive-phone-plans.mjs METADATA.JSON');
  process.exit(2);
}
const { countries } = JSON.parse(readFileSync(metadataFile, 'utf8'));

/** Places of the fields in the packed metadata, and of the kinds of line in its last field. */
const CODE = 0;
const PATTERN = 2;
const LENGTHS = 3;
const TRUNK_PREFIX = 5;
const LINES = 11;
const LINE_TYPES = [
  'fixed',
  'mobile',
  'service', // toll-free
  'service', // premium rate
  'fixed', // personal numbers
  'service', // voicemail
  'fixed', // 010, nationwide numbers
  'fixed', // pagers
  'fixed', // VoIP
  'service', // shared cost
];

const DIGITS = '0123456789';

/** Parses the regular expressions of the metadata: digits, \d, [..], (..), |, ?, {n}, {n,m}. */
function parse(source) {
  let at = 0;
  const alternatives = () => {
    const branches = [sequence()];
    while (source[at] === '|') {
      at++;
      branches.push(sequence());
    }
    return { type: 'alternatives', branches };
  };
  const sequence = () => {
    const parts = [];
    while (at < source.length && source[at] !== '|' && source[at] !== ')') parts.push(repeated(atom()));
    return { type: 'sequence', parts };
  };
  const atom = () => {
    if (source[at] === '(') {
      at += source.startsWith('(?:', at) ? 3 : 1;
      const group = alternatives();
      at++;
      return group;
    }
    if (source.startsWith('\\d', at)) {
      at += 2;
      return { type: 'digit', digits: DIGITS };
    }
    if (source[at] !== '[') return { type: 'digit', digits: source[at++] };
    const end = source.indexOf(']', at);
    const digits = source
      .slice(at + 1, end)
      .replace(/(\d)-(\d)/g, (_, from, to) => DIGITS.slice(Number(from), Number(to) + 1));
    at = end + 1;
    return { type: 'digit', digits };
  };
  const repeated = (part) => {
    if (source[at] === '?') {
      at++;
      return { type: 'repeat', part, least: 0, most: 1 };
    }
    if (source[at] !== '{') return part;
    const end = source.indexOf('}', at);
    const [least, most = least] = source
      .slice(at + 1, end)
      .split(',')
      .map(Number);
    at = end + 1;
    return { type: 'repeat', part, least, most };
  };
  const tree = alternatives();
  if (at !== source.length) throw new Error(`cannot read the pattern ${source}`);
  return tree;
}

/** Where a match of `node` can end in `text`, in which null stands for any digit. */
function ends(node, text, starts) {
  if (node.type === 'digit') {
    return new Set(
      [...starts]
        .filter((i) => i < text.length && (text[i] === null || node.digits.includes(text[i])))
        .map((i) => i + 1),
    );
  }
  if (node.type === 'sequence') return node.parts.reduce((from, part) => ends(part, text, from), starts);
  if (node.type === 'alternatives')
    return new Set(node.branches.flatMap((branch) => [...ends(branch, text, starts)]));
  const found = new Set(node.least === 0 ? starts : []);
  for (let times = 1, from = starts; times <= node.most; times++) {
    from = ends(node.part, text, from);
    if (times >= node.least) for (const end of from) found.add(end);
  }
  return found;
}

/** Ranges of the first three digits that a number of `length` digits can have. */
function prefixRanges(pattern, length) {
  const ranges = [];
  for (let prefix = 0; prefix < 1000; prefix++) {
    const text = [...String(prefix).padStart(3, '0'), ...Array(length - 3).fill(null)];
    if (!ends(pattern, text, new Set([0])).has(length)) continue;
    const last = ranges.at(-1);
    if (last?.[1] === prefix - 1) last[1] = prefix;
    else ranges.push([prefix, prefix]);
  }
  return ranges;
}

/** The ranges of a pattern over all lengths; lengths that share a range are one bit set each. */
function rangesOf(pattern, lengths) {
  const masks = new Map();
  for (const length of lengths) {
    for (const [first, last] of prefixRanges(parse(pattern), length)) {
      const key = `${first},${last}`;
      masks.set(key, (masks.get(key) ?? 0) | (1 << length));
    }
  }
  return [...masks].map(([range, mask]) => ({ mask, range }));
}

const plans = [];
const ranges = [];
for (const [region, country] of Object.entries(countries)) {
  const own = rangesOf(country[PATTERN], country[LENGTHS]);
  plans.push(
    `    {"${region}", "${country[TRUNK_PREFIX] || ''}", ${country[CODE]}, ${ranges.length}, ${own.length}},`,
  );
  ranges.push(...own.map(({ mask, range }) => `{${mask}, ${range}}`));
}
const swedish = countries.SE[LINES].flatMap((line, i) =>
  line
    ? rangesOf(line[0], line[1] ?? countries.SE[LENGTHS]).map(
        ({ mask, range }) => `    {{${mask}, ${range}}, PhoneLine::${LINE_TYPES[i]}},`,
      )
    : [],
);

/** Fills lines of at most 108 columns. */
function wrap(items) {
  const lines = [''];
  for (const item of items) {
    if (lines.at(-1).length + item.length > 102) lines.push('');
    lines[lines.length - 1] += `${item}, `;
  }
  return lines.map((line) => `    ${line.trimEnd()}`).join('\n');
}

console.log(`// Written by scripts/derive-phone-plans.mjs from the metadata of libphonenumber (Apache-2.0, see NOTICE).
// clang-format off
constexpr PrefixRange prefix_ranges[] = {
${wrap(ranges)}
};
constexpr PhonePlan phone_plans[] = {
${plans.join('\n')}
};
constexpr SwedishRange swedish_ranges[] = {
${swedish.join('\n')}
};
// clang-format on`);

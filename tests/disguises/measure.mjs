// Measures how many disguised numbers the guard finds: makes comments with synthetic numbers in every disguise, scans
// them with the native command, and prints the rate for each disguise and language.
//
//   node tests/disguises/measure.mjs [--seed N] [--each N] [--misses N] [--command build/native/sluss]
//
// The numbers are new with every seed. Sentences are written as people write them and share nothing with the
// examples of the kinds; a change to the engine is worth something when it helps for several seeds.
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values: options } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    each: { type: 'string', default: '12' },
    misses: { type: 'string', default: '0' },
    command: { type: 'string', default: 'build/native/sluss' },
    json: { type: 'boolean', default: false },
  },
});

/** Mulberry32: the same numbers on every machine. */
let state = Number(options.seed) * 2654435761;
function random() {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}
const below = (n) => Math.floor(random() * n);
const pick = (list) => list[below(list.length)];
const digits = (n) => Array.from({ length: n }, () => below(10)).join('');
const two = (n) => String(n).padStart(2, '0');

function luhnDigit(body) {
  let sum = 0;
  [...body].forEach((c, i) => {
    const d = Number(c) * (i % 2 === 0 ? 2 : 1);
    sum += d > 9 ? d - 9 : d;
  });
  return String((10 - (sum % 10)) % 10);
}

// --- numbers: the groups that people would write apart ------------------------------------------------------

function personnummer(dayOffset = 0) {
  const birth = `${two(50 + below(50))}${two(1 + below(12))}${two(1 + below(28) + dayOffset)}`;
  const body = `${birth}238`; // Skatteverket's test numbers end in 238x and 239x
  return [birth, `238${luhnDigit(body)}`];
}
const NUMBERS = {
  'se.personnummer': () => ({ groups: personnummer(), separator: '-' }),
  'se.samordningsnummer': () => ({ groups: personnummer(60), separator: '-' }),
  'se.migrationsverket.case_number': () => ({
    groups: [`${1 + below(9)}${digits(3)}`, digits(4)],
    separator: '',
  }),
  'se.migrationsverket.dossier_number': () => ({
    groups: [String(20 + below(40)), digits(6)],
    separator: '-',
  }),
  phone: () => ({ groups: ['070', '174', '06', two(5 + below(90))], separator: ' ' }),
};

const SENTENCES = {
  'se.personnummer': {
    sv: [
      'mitt personnummer är {} kan ni kolla',
      'Personnr: {} väntar fortfarande',
      'jag har pnr {} och inget svar',
    ],
    en: [
      'my personal number is {} please check',
      'Personal identity number {} thanks',
      'this is my swedish personal number {}',
    ],
    ar: ['رقمي الشخصي {} ارجو الرد', 'الرقم الشخصي هو {}'],
    fa: ['شماره شخصی من {} است', 'پرسون نمر {} لطفا چک کنید'],
    uk: ['мій персональний номер {} перевірте', 'Персональний номер: {}'],
    ru: ['мой персональный номер {} проверьте', 'персоннуммер {} помогите'],
    so: ['nambarka shaqsiga waa {} fadlan', 'personnumberkayga {} ii eega'],
    ti: ['ናይ ውልቀ ቁጽሪ {} እዩ', 'personnummer {} እዩ በጃኹም'],
    es: ['mi número personal es {} gracias', 'personnummer {} por favor revisen'],
    tr: ['kişi numaram {} lütfen bakın', 'personnummer {} cevap bekliyorum'],
    pl: ['mój numer personalny {} proszę sprawdzić', 'numer personalny: {}'],
    fi: ['henkilötunnukseni on {} kiitos', 'henkilötunnus {}'],
  },
  'se.samordningsnummer': {
    sv: ['samordningsnummer {} funkar inte på apoteket', 'mitt samordningsnr är {}'],
    en: ['my coordination number {} does not work', 'coordination nr {}'],
    ar: ['رقم التنسيق {} لا يعمل'],
    fa: ['شماره هماهنگی من {} است'],
    uk: ['координаційний номер {} не працює'],
    ru: ['координационный номер {} не работает'],
  },
  'se.migrationsverket.case_number': {
    sv: ['ärendenummer {} när får jag beslut', 'Mitt ärende {} har legat i två år', 'kontrollnummer {}'],
    en: ['my case number {} still nothing', 'case no. {} waiting since 2022', 'control number {}'],
    ar: ['رقم القضية {} متى القرار', 'رقم ملفي {}'],
    fa: ['شماره پرونده {} جواب ندادند', 'نمبر کیس من {}'],
    uk: ['номер справи {} чекаю', 'номер моєї справи {}'],
    ru: ['номер дела {} жду ответа', 'номер моего дела {}'],
    so: ['nambarka kiiskayga {} jawaab', 'lambarka kiiska waa {}'],
    ti: ['ቁጽሪ ጉዳየይ {} መልሲ'],
    es: ['mi número de expediente es {}', 'número de caso {} sin respuesta'],
    tr: ['dosya numaram {} cevap yok', 'başvuru numaram {}'],
    pl: ['numer sprawy {} czekam', 'nr sprawy: {}'],
    fi: ['asianumero {} odotan', 'hakemusnumeroni on {}'],
  },
  'se.migrationsverket.dossier_number': {
    sv: ['dossiernummer {} inget händer', 'beteckning {} hos migrationsverket'],
    en: ['dossier number {} no answer', 'my file number {}'],
    ar: ['رقم الدوسيه {}'],
    fa: ['شماره دوسیه {}'],
  },
  phone: {
    sv: ['ring mig {} tack', 'mitt mobilnummer är {}', 'sms:a {}'],
    en: ['call me on {} please', 'my phone number is {}', 'whatsapp {}'],
    ar: ['رقم هاتفي {}', 'واتساب {}'],
    fa: ['شماره تماس {}', 'زنگ بزنید {}'],
    uk: ['мій телефон {}', 'дзвоніть {}'],
    ru: ['мой телефон {}', 'звоните {}'],
    so: ['taleefankayga {}', 'ii soo wac {}'],
    es: ['mi teléfono {}', 'llámenme al {}'],
    tr: ['telefonum {}', 'beni arayın {}'],
  },
};

// --- disguises of digits ----------------------------------------------------------------------------------------

const plain = ({ groups, separator }) => groups.join(separator);
const everyDigit = ({ groups }, between) => [...groups.join('')].join(between);
const inScript = (zero) => (number) =>
  plain(number).replace(/\d/g, (d) => String.fromCodePoint(zero + Number(d)));
const between =
  (separator) =>
  ({ groups }) =>
    groups.join(separator);
const LOOKALIKES = { 0: ['O', 'o'], 1: ['l', 'I'], 5: ['S'], 8: ['B'] };

const DISGUISES = {
  plain,
  'no separator': between(''),
  'Arabic digits': inScript(0x660),
  'Persian digits': inScript(0x6f0),
  'Devanagari digits': inScript(0x966),
  'full-width digits': inScript(0xff10),
  'mathematical digits': inScript(0x1d7ec),
  'superscript digits': (n) => plain(n).replace(/\d/g, (d) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[d]),
  'enclosed digits': (n) => plain(n).replace(/\d/g, (d) => '⓪①②③④⑤⑥⑦⑧⑨'[d]),
  'look-alike letters': (n) => {
    let replaced = 0;
    return plain(n).replace(/[0158]/g, (d) => (replaced++ < 3 ? pick(LOOKALIKES[d]) : d));
  },
  'zero-width characters': (n) => [...plain(n)].join(pick(['\u200b', '\u200d', '\u2060'])),
  'direction marks': (n) => `\u202d${plain(n)}\u202c`,
  'no-break spaces': between('\u00a0'),
  'other dashes': (n) =>
    n.groups.join(pick(['\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212', '\u00ad-'])),
  dots: between('.'),
  slashes: between('/'),
  brackets: ({ groups }) => `(${groups[0]}) ${groups.slice(1).join(' ')}`,
  'spaced dash': between(' - '),
  'digit by digit, spaces': (n) => everyDigit(n, ' '),
  'digit by digit, dashes': (n) => everyDigit(n, '-'),
  'digit by digit, dots': (n) => everyDigit(n, '.'),
  'digit by digit, commas': (n) => everyDigit(n, ', '),
  'in pairs': ({ groups }) =>
    groups
      .join('')
      .match(/\d{1,2}/g)
      .join(' '),
  'over two lines': between('\n'),
  'and between': ({ groups }, language) =>
    `${groups[0]} ${AND[language] ?? 'and'} ${groups.slice(1).join('')}`,
  'in parts': ({ groups }, language) =>
    `${groups[0]} ${THEN[language] ?? 'and then'} ${groups.slice(1).join(' ')}`,
  emoji: ({ groups }) => [...groups.join('')].map((d) => `${d}\ufe0f\u20e3`).join(''),
};
const AND = {
  sv: 'och',
  en: 'and',
  ar: 'و',
  fa: 'و',
  uk: 'і',
  ru: 'и',
  so: 'iyo',
  es: 'y',
  tr: 've',
  pl: 'i',
  fi: 'ja',
};

const THEN = {
  sv: 'och sen',
  ar: 'ثم',
  fa: 'و بعد',
  uk: 'а потім',
  ru: 'а дальше',
  so: 'kadibna',
  ti: 'ድሕሪኡ',
  es: 'y luego',
  tr: 'sonra',
  pl: 'a potem',
  fi: 'ja sitten',
};

const WORDS = {
  sv: 'noll ett två tre fyra fem sex sju åtta nio',
  en: 'zero one two three four five six seven eight nine',
  ar: 'صفر واحد اثنين ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة',
  fa: 'صفر یک دو سه چهار پنج شش هفت هشت نه',
  uk: 'нуль один два три чотири п’ять шість сім вісім дев’ять',
  ru: 'ноль один два три четыре пять шесть семь восемь девять',
  so: 'eber kow laba saddex afar shan lix toddoba siddeed sagaal',
  es: 'cero uno dos tres cuatro cinco seis siete ocho nueve',
  tr: 'sıfır bir iki üç dört beş altı yedi sekiz dokuz',
  ti: 'ዜሮ ሓደ ክልተ ሰለስተ ኣርባዕተ ሓሙሽተ ሽዱሽተ ሸውዓተ ሸሞንተ ትሽዓተ',
  pl: 'zero jeden dwa trzy cztery pięć sześć siedem osiem dziewięć',
  fi: 'nolla yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän',
};
const spelled = ({ groups }, language, joint) => {
  const words = (WORDS[language] ?? WORDS.en).split(' ');
  return [...groups.join('')].map((d) => words[d]).join(joint);
};
DISGUISES['spelled out'] = (n, language) => spelled(n, language, ' ');
DISGUISES['spelled out, commas'] = (n, language) => spelled(n, language, ', ');
DISGUISES['half spelled out'] = (n, language) => {
  const words = (WORDS[language] ?? WORDS.en).split(' ');
  return [...n.groups.join('')].map((d) => (random() < 0.4 ? words[d] : d)).join(' ');
};

// --- addresses --------------------------------------------------------------------------------------------------

const NAMES = ['anna.berg', 'layla_h', 'omar77', 'iryna.k', 'hodan', 'selam.t'];
const HOSTS = [
  ['mail', 'se'],
  ['example', 'com'],
  ['post', 'org'],
  ['hotmail', 'com'],
];
const WRITTEN_OUT = {
  sv: ['{n} snabel-a {h} punkt {t}', '{n} (at) {h} punkt {t}', '{n} snabela {h}.{t}', '{n}[at]{h}[punkt]{t}'],
  en: [
    '{n} at {h} dot {t}',
    '{n} (at) {h} (dot) {t}',
    '{n}[at]{h}.{t}',
    '{n} AT {h} DOT {t}',
    '{n} @ {h} . {t}',
    '{n}[@]{h}[.]{t}',
  ],
  ar: ['{n} ات {h} دوت {t}', '{n} (at) {h} نقطة {t}'],
  fa: ['{n} ات {h} دات {t}', '{n} آت {h} نقطه {t}'],
  uk: ['{n} собака {h} крапка {t}', '{n} равлик {h} крапка {t}'],
  ru: ['{n} собака {h} точка {t}', '{n} (собака) {h} точка {t}'],
  es: ['{n} arroba {h} punto {t}', '{n} (arroba) {h}.{t}'],
  tr: ['{n} et {h} nokta {t}', '{n} (at) {h} nokta {t}'],
  pl: ['{n} małpa {h} kropka {t}'],
  fi: ['{n} ät {h} piste {t}', '{n} (at) {h} piste {t}'],
};
const ADDRESS_SENTENCES = {
  sv: 'maila mig på {} tack',
  en: 'write me at {} please',
  ar: 'ايميلي {}',
  fa: 'ایمیل من {}',
  uk: 'моя пошта {}',
  ru: 'почта {}',
  es: 'mi correo {}',
  tr: 'e-posta {}',
  pl: 'mój mejl {}',
  fi: 'sähköpostini {}',
};

// --- cases ------------------------------------------------------------------------------------------------------

function cases() {
  const made = [];
  const add = (kind, language, disguise, sentence, text) => {
    const start = [...sentence.slice(0, sentence.indexOf('{}'))].length;
    made.push({
      id: String(made.length),
      kind,
      language,
      disguise,
      text: sentence.replace('{}', () => text),
      span: [start, start + [...text].length],
    });
  };
  for (const [disguise, hide] of Object.entries(DISGUISES)) {
    for (const [kind, byLanguage] of Object.entries(SENTENCES)) {
      for (let i = 0; i < Number(options.each); i++) {
        const language = pick(Object.keys(byLanguage));
        add(kind, language, disguise, pick(byLanguage[language]), hide(NUMBERS[kind](), language));
      }
    }
  }
  for (const [language, forms] of Object.entries(WRITTEN_OUT)) {
    for (let i = 0; i < Number(options.each); i++) {
      const [host, top] = pick(HOSTS);
      const text = pick(forms).replace('{n}', pick(NAMES)).replace('{h}', host).replace('{t}', top);
      add('email', language, 'address written out', ADDRESS_SENTENCES[language], text);
    }
  }
  return made;
}

function scan(rows) {
  const input = rows.map(({ id, text }) => JSON.stringify({ id, text })).join('\n');
  const run = spawnSync(options.command, ['scan', '--jsonl', '--offsets', 'codepoint'], {
    input,
    maxBuffer: 1 << 28,
  });
  if (run.status !== 0) throw new Error(`${options.command} exited with ${run.status}: ${run.stderr}`);
  return new Map(
    run.stdout
      .toString()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
      .map((r) => [r.id, r]),
  );
}

function table(title, rows, key) {
  const groups = new Map();
  for (const row of rows) groups.set(row[key], [...(groups.get(row[key]) ?? []), row]);
  console.log(title);
  for (const [name, members] of groups) {
    const right = members.filter((m) => m.right).length;
    const covered = members.filter((m) => m.covered).length;
    console.log(
      `  ${String(name).padEnd(36)} right kind ${((100 * right) / members.length).toFixed(0).padStart(3)} %   covered ${((100 * covered) / members.length).toFixed(0).padStart(3)} %   of ${members.length}`,
    );
  }
}

const rows = cases();
if (options.json) {
  for (const { id, kind, text, span } of rows)
    console.log(JSON.stringify({ id, kind, mode: 'detect', text, valid: true, spans: [span] }));
} else {
  const answers = scan(rows);
  for (const row of rows) {
    const { findings } = answers.get(row.id);
    const [start, end] = row.span;
    row.right = findings.some((f) => f.kind === row.kind && f.start < end && start < f.end);
    row.covered = findings.some((f) => f.start <= start + 1 && f.end >= end - 1);
    row.found = findings.map((f) => `${f.kind} ${[...row.text].slice(f.start, f.end).join('')}`);
  }
  table('by disguise', rows, 'disguise');
  table('by kind', rows, 'kind');
  table('by language', rows, 'language');
  table(
    'all',
    rows.map((r) => ({ ...r, all: 'all' })),
    'all',
  );
  for (const miss of rows.filter((r) => !r.right).slice(0, Number(options.misses))) {
    console.log(
      `  missed ${miss.kind} (${miss.disguise}): ${JSON.stringify(miss.text)} → ${miss.found.join('; ') || 'nothing'}`,
    );
  }
}

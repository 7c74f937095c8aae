// The texts of the benchmarks: comments as people write them under an agency's post, put together from sentences in
// several languages with a fixed seed, so that every run and every engine reads the same bytes. One in four gives
// something away. All numbers, names and addresses are synthetic.

const sentences = {
  sv: [
    'Hej, jag undrar hur lång tid det tar att få svar nu för tiden.',
    'Vi har väntat sedan i våras och hör ingenting från er!',
    'Tack för informationen, det var till stor hjälp för oss.',
    'Kan man ansöka om både uppehållstillstånd och arbetstillstånd samtidigt?',
    'Lagen ändrades 2016 och sedan dess har kraven på försörjning höjts med 2 000 kr.',
    'Det här är helt orimligt, någon måste ta ansvar 😡',
    'Läs mer i beslutet från EU-domstolen, mål C-133/15.',
  ],
  en: [
    'Hello, how long does it take to get a decision these days?',
    'We have been waiting since March and nobody answers the phone.',
    'Thank you so much, this was really helpful 🙏',
    'Is it possible to travel while the application is being processed?',
    'The fee went from 1 500 to 2 200 SEK in 2024, that is almost 50% more.',
    'Please stop changing the rules every year, people have families here.',
  ],
  ar: [
    'السلام عليكم، كم يستغرق القرار هذه الأيام؟',
    'شكرا جزيلا على المعلومات المفيدة.',
    'نحن ننتظر منذ سنة ٢٠٢٣ ولم نسمع أي شيء.',
  ],
  fa: ['سلام، چقدر طول می‌کشد تا جواب بیاید؟', 'ممنون از راهنمایی شما.', 'ما از سال ۱۴۰۲ منتظر هستیم.'],
  so: ['Salaan, intee ayay qaadanaysaa go’aanku?', 'Mahadsanid, aad ayaad u mahadsan tihiin.'],
  ti: ['ሰላም፡ ውሳነ ክንደይ ግዜ ይወስድ?', 'ብጣዕሚ የቐንየለይ።'],
  uk: ['Добрий день, скільки часу зараз триває розгляд?', 'Дякую за відповідь, дуже допомогли.'],
};

const disclosures = {
  sv: [
    'Mitt personnummer är 850709-9805.',
    'Ärendenummer 12345678, kan någon titta på det?',
    'Ring mig på 070-174 06 05 efter klockan 16.',
  ],
  en: [
    'My personal number is 19850709-9805.',
    'My case number is 12345678, please check.',
    'You can mail me at anna.svensson@example.com.',
  ],
  ar: ['رقمي الشخصي ٨٥٠٧٠٩-٩٨٠٥ ورقم القضية ١٢٣٤٥٦٧٨.'],
  fa: ['شماره پرونده من ۱۲۳۴۵۶۷۸ است.'],
  so: ['Lambarka kiisku waa 12345678.'],
  ti: ['ቁጽሪ ጉዳየይ 12345678 እዩ።'],
  uk: ['Мій номер справи 12345678, телефон 070-174 06 05.'],
};

/** A small linear congruential generator: the same numbers everywhere. */
function random(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** `count` comments of one to four sentences (about 130 bytes on average). */
export function comments(count, { seed = 1, languages = Object.keys(sentences) } = {}) {
  const pick = random(seed);
  return Array.from({ length: count }, () => {
    const language = languages[pick(languages.length)];
    const parts = Array.from(
      { length: 1 + pick(4) },
      () => sentences[language][pick(sentences[language].length)],
    );
    if (pick(4) === 0)
      parts.splice(pick(parts.length + 1), 0, disclosures[language][pick(disclosures[language].length)]);
    return parts.join(' ');
  });
}

/** One text of about `bytes` bytes in paragraphs, for growth curves. */
export function longText(bytes, options) {
  const parts = [];
  for (let size = 0, seed = 1; size < bytes; seed++) {
    const [part] = comments(1, { ...options, seed });
    parts.push(part);
    size += Buffer.byteLength(part) + 1;
  }
  return parts.join('\n');
}

/** Texts made to be slow: nothing but what the finders look at twice. */
export const adversarial = {
  digits: (bytes) => '7'.repeat(bytes),
  'spaced digits': (bytes) => '8 '.repeat(bytes / 2),
  'dates and dashes': (bytes) => '850709-'.repeat(bytes / 7),
  'at signs': (bytes) => 'a@b.'.repeat(bytes / 4),
  'number words': (bytes) => 'åtta åtta noll '.repeat(bytes / 17),
  statements: (bytes) => 'jag har inte sjuk min son om '.repeat(bytes / 29),
  'own case': (bytes) => 'my application rejected 2023 '.repeat(bytes / 29),
  labels: (bytes) => 'personnummer '.repeat(bytes / 13),
  capitals: (bytes) => 'Anna Maria '.repeat(bytes / 11),
  'hidden characters': (bytes) => '1\u200b'.repeat(bytes / 4),
};

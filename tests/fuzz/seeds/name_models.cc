// Writes seeds for the name model's target: for each line of the input in which the model finds a name, that
// line and the model cut down to the words of it, with few enough weights to be varied.
//
//     fuzz-name-models MODEL FOLDER <TEXTS
#include <filesystem>
#include <fstream>
#include <iostream>
#include <span>
#include <string>

#include "find/names.h"
#include "fuzz/check.h"
#include "fuzz/pack_input.h"
#include "names/model_writer.h"

namespace {

using namespace sluss;

constexpr unsigned kHashBits = 8;  // the fewest that a model may have

NameWeights thinned(const NameWeights& all) {
  NameWeights few = all;
  few.hash_bits = kHashBits;
  const std::size_t step = all.features.size() >> kHashBits;
  for (std::size_t i = 0; i < std::size_t{1} << kHashBits; ++i) few.features[i] = all.features[i * step];
  few.features.resize(std::size_t{1} << kHashBits);
  return few;
}

/// The model as far as these words need it, all neighbours among them as if they were a well-known person.
std::vector<std::uint8_t> cut(const NameModel& model, const NameTokens& tokens) {
  const NameLexicon& lexicon = model.lexicon();
  names::ModelParts parts;
  for (std::size_t i = 0; i < tokens.list.size(); ++i) {
    for (const std::uint32_t word : {tokens.list[i].word, tokens.list[i].base}) {
      if (const std::uint8_t known = lexicon.words[word]) parts.words[NameTable::key(word)] = known;
      if (const std::uint8_t set = lexicon.contexts[word]) {
        parts.context_sets.push_back(lexicon.context_sets[set - 1U]);
        parts.contexts[NameTable::key(word)] = static_cast<std::uint8_t>(parts.context_sets.size());
      }
    }
    if (i > 0) {
      const std::uint32_t both = PublicFigures::join(tokens.list[i - 1].word, tokens.list[i].word);
      parts.figures[NameTable::key(both)] = PublicFigures::full_name;
    }
  }
  parts.weights = thinned(model.weights());
  parts.limits.sure_margin = 40;
  parts.limits.sure_given_margin = 40;
  parts.limits.personal_words = 1;
  parts.confidence.fill(80);
  return names::write_model(parts);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  const std::string bytes = fuzz::bytes_of(argv[1]);
  const auto model = NameModel::load(std::as_bytes(std::span(bytes)));
  if (!model) return 1;
  std::size_t written = 0;
  for (std::string text; std::getline(std::cin, text);) {
    if (text.size() > fuzz::PackInput::kLongestText) continue;
    const fuzz::FoldedWords folded(text);
    NameScratch scratch;
    std::vector<Candidate> found;
    model->find(folded.words(), 0, scratch, found);
    if (found.empty()) continue;
    const std::vector<std::uint8_t> pack = cut(*model, scratch.tokens);
    std::ofstream out(std::filesystem::path(argv[2]) / std::to_string(written++), std::ios::binary);
    out << static_cast<char>(text.size()) << text;
    out.write(reinterpret_cast<const char*>(pack.data()), static_cast<std::streamsize>(pack.size()));
  }
  return written > 0 ? 0 : 1;
}

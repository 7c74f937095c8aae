// Decides which words the model's lexicon holds and what it says about each.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "lists.h"
#include "model_writer.h"
#include "sentences.h"

namespace sluss::names {

/// What is known of a word; see WordKnowledge.
struct LexiconEntry {
  unsigned given = 0;
  unsigned surname = 0;
  unsigned word = 0;
  bool place = false;
  bool organisation = false;
};
using LexiconEntries = std::map<std::string, LexiconEntry>;

/// From names, frequencies and places, without the classes. `corpora` lend the ordinary words that they use
/// in lower case.
LexiconEntries lexicon_entries(const Lists& lists, const std::vector<Sentence>& corpora);

/// Fills in the tables of `parts`. `corpora` lend the ordinary words that they use in lower case.
void build_lexicon(const Lists& lists, const std::vector<Sentence>& corpora, ModelParts& parts);

/// How often per million words `word` is used in `language` other than as a name.
double use_as_word(const Lists& lists, const std::string& word, const std::string& language);

}  // namespace sluss::names

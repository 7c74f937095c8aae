// Decides which words the model's lexicon holds and what it says about each.
#pragma once

#include <vector>

#include "lists.h"
#include "model_writer.h"
#include "sentences.h"

namespace sluss::names {

/// Fills in the tables of `parts`. `corpora` lend the ordinary words that they use in lower case.
void build_lexicon(const Lists& lists, const std::vector<Sentence>& corpora, ModelParts& parts);

/// How often per million words `word` is used in `language` other than as a name.
double use_as_word(const Lists& lists, const std::string& word, const std::string& language);

}  // namespace sluss::names

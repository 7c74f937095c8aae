// Decides which words the model's lexicon holds and what it says about each.
#pragma once

#include <vector>

#include "lists.h"
#include "model_writer.h"
#include "sentences.h"

namespace sluss::names {

/// Fills in the tables of `parts`. `corpora` lend the ordinary words that they use in lower case.
void build_lexicon(const Lists& lists, const std::vector<Sentence>& corpora, ModelParts& parts);

}  // namespace sluss::names

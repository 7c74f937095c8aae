// Well-known people. A text that names them is about public life, and says nothing private.
#pragma once

#include <cstdint>
#include <vector>

#include "find/name_table.h"
#include "find/name_tagger.h"
#include "find/name_tokens.h"

namespace sluss {

/// Their names, as hashes.
struct PublicFigures {
  enum : std::uint8_t { full_name = 1, surname_alone = 2 };
  NameTable names;

  /// The key of a name of several words.
  static std::uint32_t join(std::uint32_t hash, std::uint32_t next) {
    return (hash ^ next * 0x85EBCA6BU) * 0x9E3779B1U;
  }
};

bool is_public_figure(const NameTokens& tokens, const TaggedName& name, const PublicFigures& figures);

/// Adds those of the paragraph to the names that the tagger has found there (`names` from index `from` on, in
/// the order of the text), with this margin: they are written in any case, and without a sign beside them.
/// Where the tagger saw a part of one ("Will Smith"), that becomes the whole. Linear.
void find_public_figures(const NameTokens& tokens, const PublicFigures& figures, std::int32_t margin,
                         std::size_t from, std::vector<TaggedName>& names);

}  // namespace sluss

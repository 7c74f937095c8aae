// Finds the most likely names in a row of words: a linear-chain model with 8-bit weights, decoded in
// integers, so that every build gives the same answer.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "find/name_tokens.h"

namespace sluss {

enum class NameLabel : std::uint8_t { outside, begin, inside };

/// Weights of the features for `begin` and `inside`; those of `outside` are zero.
struct NameWeights {
  unsigned hash_bits = 0;
  std::vector<std::array<std::int8_t, 2>> features;          // 2^hash_bits of them
  std::array<std::array<std::int16_t, 3>, 3> transitions{};  // [from][to]; outside → inside is never taken
  // By Tongue, of words that are given names and of all others; added to both labels: above zero finds more.
  std::array<std::array<std::int16_t, 2>, 2> bias{};

  std::size_t index(std::uint32_t hash) const { return hash >> (32U - hash_bits); }
};

/// A name found: words [first, last), and by how much the best reading in which the surest of them is a name
/// beats the best one in which it is none.
struct TaggedName {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::int32_t margin = 0;
};

class NameTagger {
 public:
  /// Appends the names among the open tokens of the paragraph. Linear; does not allocate once its arrays have
  /// grown.
  void tag(const NameTokens& tokens, const NameWeights& weights, std::vector<TaggedName>& out);

 private:
  using Scores = std::array<std::int32_t, 3>;
  void tag_window(const NameTokens& tokens, std::size_t first, std::size_t last, const NameWeights& weights,
                  std::vector<TaggedName>& out);

  std::vector<Scores> own_;       // of each word of the window by itself
  std::vector<Scores> forward_;   // of the best reading up to and with each word
  std::vector<Scores> backward_;  // of the best reading after each word
};

}  // namespace sluss

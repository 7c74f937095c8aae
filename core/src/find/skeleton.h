// What is left of a word however it is spelt: its consonants, doubled ones once, and whether it begins with
// one. "ärendenumer" and "arendenummer" have the same as "ärendenummer".
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace sluss {

/// Of a word, or of its beginning.
struct Skeleton {
  std::uint32_t hash = 0;
  std::uint8_t letters = 0;
  std::uint8_t consonants = 0;
};

/// That of the whole of a folded word; nothing is in it if the word has no consonant.
Skeleton skeleton_of(std::string_view word);

/// The skeletons of a folded word's beginnings, one for each consonant; the last is that of the whole word.
class Skeletons {
 public:
  static constexpr std::size_t kMostConsonants = 24;  // what comes after them is not looked at

  explicit Skeletons(std::string_view word);

  std::size_t size() const { return size_; }
  const Skeleton& operator[](std::size_t i) const { return skeletons_[i]; }
  /// May the word be a misspelling of one that has this skeleton, or begin with one?
  bool resemble(const Skeleton& pattern, bool beginning) const;

 private:
  std::array<Skeleton, kMostConsonants> skeletons_{};
  std::size_t size_ = 0;
};

}  // namespace sluss

// A quick "certainly not" for hashes of words: most words of a text are in no list of the data.
#pragma once

#include <array>
#include <cstdint>

namespace sluss {

/// 8 kB, so that it stays in the first cache; with some thousand hashes it lets one in twenty others through.
class HashFilter {
 public:
  void add(std::uint32_t hash) { bits_[word_of(hash)] |= bit_of(hash); }
  bool may_contain(std::uint32_t hash) const { return (bits_[word_of(hash)] & bit_of(hash)) != 0; }

 private:
  static constexpr std::size_t kWords = 1024;
  static std::size_t word_of(std::uint32_t hash) { return (hash >> 6U) % kWords; }
  static std::uint64_t bit_of(std::uint32_t hash) { return std::uint64_t{1} << (hash & 63U); }

  std::array<std::uint64_t, kWords> bits_{};
};

}  // namespace sluss

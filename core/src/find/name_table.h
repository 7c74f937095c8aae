// A set of words with a small value each, kept as shortened hashes: how the name model carries its lexicons.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "sluss/result.h"

namespace sluss {

/// Reads little-endian values from untrusted bytes. After the first read past the end, everything reads as
/// zero and `failed()` stays true.
class ByteReader {
 public:
  explicit ByteReader(std::span<const std::byte> bytes) : bytes_(bytes) {}

  std::uint32_t number(unsigned size);
  std::span<const std::byte> take(std::size_t size);
  bool failed() const { return failed_; }
  bool at_end() const { return at_ == bytes_.size(); }

 private:
  std::span<const std::byte> bytes_;
  std::size_t at_ = 0;
  bool failed_ = false;
};

/// Reads ascending numbers below 2^`bits`. On disk: how many (4 bytes), the Rice parameter (1), the size of
/// the Rice-coded differences (4), those.
Result<std::vector<std::uint32_t>> read_keys(ByteReader& reader, unsigned bits);

/// From a word's hash (see word_hash) to a value of 1 to 255; 0 for words that are not in it.
///
/// Only 24 bits of a hash are kept, so that a stranger is taken for a known word once in 2^24 / size() times.
/// On disk: the keys (see read_keys), and one byte of value for each. A word costs about nine bits and its
/// value.
class NameTable {
 public:
  static constexpr unsigned kKeyBits = 24;

  static std::uint32_t key(std::uint32_t word_hash) { return (word_hash * 0x9E3779B1U) >> (32U - kKeyBits); }
  static Result<NameTable> load(ByteReader& reader);

  std::uint8_t operator[](std::uint32_t word_hash) const {
    const std::uint32_t wanted = key(word_hash);
    for (std::size_t at = wanted >> shift_;; ++at) {
      const Slot& slot = slots_[at];
      if (slot.value == 0 || slot.key == wanted) return static_cast<std::uint8_t>(slot.value);
    }
  }
  std::size_t size() const { return size_; }

 private:
  struct Slot {
    std::uint32_t key : kKeyBits = 0;
    std::uint32_t value : 8 = 0;  // 0: empty
  };
  // Linear probing over sorted keys: each stands at its rank or after its predecessor, so runs never wrap
  // around.
  std::vector<Slot> slots_ = std::vector<Slot>(2);
  unsigned shift_ = kKeyBits;
  std::size_t size_ = 0;
};

}  // namespace sluss

// What a stretch of text must hold for a pattern to match in it. Most patterns are ruled out by one look at
// the bytes around a number, and then they are neither compiled nor run.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "re2/re2.h"
#include "text/byte_set.h"

namespace sluss {

/// What all matches of a pattern have in common, or what a stretch of text has.
struct Traits {
  std::uint32_t digits = 0;      // ASCII digits in all
  std::uint32_t run = 0;         // of them the longest row without anything between
  std::uint16_t neighbours = 0;  // which of digit, letter, space and mark follow each other somewhere
};

/// Every match of the pattern holds at least `traits`, and a byte of each of `one_of`.
struct Needs {
  Traits traits;
  std::vector<ByteSet> one_of;

  bool any() const { return traits.digits != 0 || traits.neighbours != 0 || !one_of.empty(); }
};

/// What a stretch of text has to offer. Linear in its length.
class Offer {
 public:
  explicit Offer(std::string_view stretch);
  bool meets(const Needs& needs) const;

 private:
  Traits traits_;
  ByteSet bytes_;
};

/// Derives the needs of a pattern from its syntax. For sluss-pack: the engine reads what that has derived.
Needs needs_of(const RE2& expression);

}  // namespace sluss

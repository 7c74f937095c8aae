#include "find/pattern_needs.h"

#include <algorithm>
#include <array>
#include <limits>

#include "re2/regexp.h"

namespace sluss {
namespace {

/// What the neighbours are told apart by. Bytes outside ASCII are taken for letters.
enum Class : std::uint8_t { kDigit, kLetter, kSpace, kMark };

constexpr std::array<Class, 128> kClasses = [] {
  std::array<Class, 128> classes{};
  for (unsigned c = 0; c < 128; ++c) {
    const unsigned small = c | 0x20U;
    classes[c] = c >= '0' && c <= '9' ? kDigit : small >= 'a' && small <= 'z' ? kLetter : kMark;
  }
  for (const char c : {' ', '\t', '\n', '\v', '\f', '\r'}) classes[static_cast<unsigned char>(c)] = kSpace;
  return classes;
}();

Class class_of(unsigned char byte) { return byte < 128 ? kClasses[byte] : kLetter; }

std::uint16_t pair_of(unsigned before, unsigned after) {
  return static_cast<std::uint16_t>(1U << (before * 4 + after));
}

}  // namespace

Offer::Offer(std::string_view stretch) {
  std::uint32_t run = 0;
  Class before = kSpace;
  for (std::size_t at = 0; at < stretch.size(); ++at) {
    const auto byte = static_cast<unsigned char>(stretch[at]);
    const Class here = class_of(byte);
    if (at > 0) traits_.neighbours = static_cast<std::uint16_t>(traits_.neighbours | pair_of(before, here));
    before = here;
    bytes_.add(byte);
    run = here == kDigit ? run + 1 : 0;
    traits_.digits += here == kDigit ? 1 : 0;
    traits_.run = std::max(traits_.run, run);
  }
}

bool Offer::meets(const Needs& needs) const {
  const Traits& least = needs.traits;
  return traits_.digits >= least.digits && traits_.run >= least.run &&
         (least.neighbours & ~traits_.neighbours) == 0 &&
         std::all_of(needs.one_of.begin(), needs.one_of.end(),
                     [&](const ByteSet& set) { return bytes_.meets(set); });
}

// --- deriving needs ---------------------------------------------------------------------------------------

namespace {

/// What is known of all that a part of a pattern matches.
struct Part {
  Needs needs;
  bool nullable = true;                  // may be empty
  bool only_digits = true;               // then needs.traits.digits is its least length
  std::uint32_t prefix = 0, suffix = 0;  // digits that it begins and ends with
  unsigned first = 0, last = 0;          // classes of its first and last character, as bits
};

bool is_single(unsigned classes) { return classes != 0 && (classes & (classes - 1)) == 0; }

unsigned index_of(unsigned single) {
  unsigned index = 0;
  while ((single >> index & 1U) == 0) ++index;
  return index;
}

Part followed_by(Part a, const Part& b) {
  Traits& traits = a.needs.traits;
  const Traits& other = b.needs.traits;
  traits.run = std::max({traits.run, other.run, a.suffix + b.prefix});
  a.prefix = a.only_digits ? traits.digits + b.prefix : a.prefix;
  a.suffix = b.only_digits ? a.suffix + other.digits : b.suffix;
  traits.digits += other.digits;
  traits.neighbours = static_cast<std::uint16_t>(traits.neighbours | other.neighbours);
  if (!a.nullable && !b.nullable && is_single(a.last) && is_single(b.first)) {
    traits.neighbours =
        static_cast<std::uint16_t>(traits.neighbours | pair_of(index_of(a.last), index_of(b.first)));
  }
  a.first |= a.nullable ? b.first : 0U;
  a.last = b.last | (b.nullable ? a.last : 0U);
  a.nullable = a.nullable && b.nullable;
  a.only_digits = a.only_digits && b.only_digits;
  a.needs.one_of.insert(a.needs.one_of.end(), b.needs.one_of.begin(), b.needs.one_of.end());
  return a;
}

bool narrower(const ByteSet& a, const ByteSet& b) { return a.members().size() < b.members().size(); }

Part either(Part a, const Part& b) {
  Traits& traits = a.needs.traits;
  const Traits& other = b.needs.traits;
  traits.digits = std::min(traits.digits, other.digits);
  traits.run = std::min(traits.run, other.run);
  traits.neighbours = static_cast<std::uint16_t>(traits.neighbours & other.neighbours);
  a.prefix = std::min(a.prefix, b.prefix);
  a.suffix = std::min(a.suffix, b.suffix);
  a.first |= b.first;
  a.last |= b.last;
  a.nullable = a.nullable || b.nullable;
  a.only_digits = a.only_digits && b.only_digits;
  auto& one_of = a.needs.one_of;
  if (one_of.empty() || b.needs.one_of.empty()) {
    one_of.clear();
  } else {
    ByteSet both = *std::min_element(one_of.begin(), one_of.end(), narrower);
    both.add(*std::min_element(b.needs.one_of.begin(), b.needs.one_of.end(), narrower));
    one_of = {both};
  }
  return a;
}

Part optional(const Part& part) { return either(part, Part{}); }

Part repeated(const Part& part, int least, int most) {
  Part all;
  for (int i = 0; i < least; ++i) all = followed_by(std::move(all), part);
  return most == least ? all : followed_by(std::move(all), optional(part));
}

/// One character out of `bytes`.
Part character(const ByteSet& bytes) {
  Part part;
  part.nullable = false;
  for (const char member : bytes.members()) {
    const Class of = class_of(static_cast<unsigned char>(member == 127 ? 128 : member));
    part.first |= 1U << of;
  }
  part.last = part.first;
  part.only_digits = part.first == 1U << kDigit;
  if (part.only_digits) {
    part.prefix = part.suffix = part.needs.traits.digits = part.needs.traits.run = 1;
  } else if ((part.first & (1U << kDigit | 1U << kSpace)) == 0) {
    part.needs.one_of = {bytes};
  }
  return part;
}

ByteSet bytes_of(re2::Rune rune, bool any_case) {
  ByteSet bytes;
  const auto add = [&](int byte) { bytes.add(static_cast<unsigned char>(std::min(byte, 255))); };
  add(rune);
  const int small = rune | 0x20;
  if (any_case && small >= 'a' && small <= 'z') {
    add(small), add(small ^ 0x20);
    if (small == 'k' || small == 's') add(255);  // the Kelvin sign and the long s
  }
  return bytes;
}

Part part_of(re2::Regexp* regexp);

template <typename Join>
Part joined(re2::Regexp* regexp, const Join& join) {
  Part all = part_of(regexp->sub()[0]);
  for (int i = 1; i < regexp->nsub(); ++i) all = join(std::move(all), part_of(regexp->sub()[i]));
  return all;
}

Part of_class(re2::CharClass* characters) {
  ByteSet bytes;
  for (const re2::RuneRange& range : *characters) {
    for (int rune = range.lo; rune <= std::min(range.hi, 127); ++rune) bytes.add(bytes_of(rune, false));
    if (range.hi >= 127) bytes.add(255);
  }
  return character(bytes);
}

Part part_of(re2::Regexp* regexp) {
  const bool any_case = (regexp->parse_flags() & re2::Regexp::FoldCase) != 0;
  constexpr int kNoLimit = std::numeric_limits<int>::max();
  switch (regexp->op()) {
    case re2::kRegexpLiteral:
      return character(bytes_of(regexp->rune(), any_case));
    case re2::kRegexpLiteralString: {
      Part all;
      for (int i = 0; i < regexp->nrunes(); ++i) {
        all = followed_by(std::move(all), character(bytes_of(regexp->runes()[i], any_case)));
      }
      return all;
    }
    case re2::kRegexpCharClass:
      return of_class(regexp->cc());
    case re2::kRegexpConcat:
      return joined(regexp, followed_by);
    case re2::kRegexpAlternate:
      return joined(regexp, either);
    case re2::kRegexpCapture:
      return part_of(regexp->sub()[0]);
    case re2::kRegexpQuest:
    case re2::kRegexpStar:
      return optional(part_of(regexp->sub()[0]));
    case re2::kRegexpPlus:
      return repeated(part_of(regexp->sub()[0]), 1, kNoLimit);
    case re2::kRegexpRepeat:
      return repeated(part_of(regexp->sub()[0]), regexp->min(), regexp->max());
    case re2::kRegexpAnyChar:
    case re2::kRegexpAnyByte: {
      Part any;
      any.nullable = any.only_digits = false;
      any.first = any.last = 1U << kDigit | 1U << kLetter | 1U << kSpace | 1U << kMark;
      return any;
    }
    default:
      return {};  // the edge of a word, a line or the text
  }
}

}  // namespace

Needs needs_of(const RE2& expression) {
  constexpr std::size_t kMostSets = 3;
  Needs needs = part_of(expression.Regexp()).needs;
  auto& sets = needs.one_of;
  std::stable_sort(sets.begin(), sets.end(), narrower);
  sets.erase(std::unique(sets.begin(), sets.end()), sets.end());
  if (sets.size() > kMostSets) sets.resize(kMostSets);
  return needs;
}

}  // namespace sluss

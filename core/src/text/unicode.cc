#include "text/unicode.h"

#include <algorithm>
#include <functional>
#include <iterator>

namespace sluss {
namespace {

struct CodePointRange {
  char32_t first, last;
};
struct CaseRange {
  char32_t first, last;
  std::int32_t stride, delta;
};
struct Composition {
  char16_t base, mark, composed;
};
#include "text/unicode_tables.inc"

/// The last entry of a table sorted by `first` that begins at or before `cp`; nullptr if there is none.
template <typename Range, std::size_t N>
const Range* entry_at(const Range (&table)[N], char32_t cp) {
  const Range* after =
      std::upper_bound(table, table + N, cp, [](char32_t c, const Range& r) { return c < r.first; });
  return after == table ? nullptr : after - 1;
}

constexpr auto properties() {
  std::array<std::uint8_t, kTabled> table{};
  const auto mark = [&](char32_t first, char32_t last, std::uint8_t property, char32_t stride = 1) {
    for (char32_t cp = first; cp <= last && cp < kTabled; cp += stride) table[cp] |= property;
  };
  mark('A', 'Z', kLetterOrMark | kUpperCase);
  mark('a', 'z', kLetterOrMark);
  mark('0', '9', kDecimalDigit);
  for (const CodePointRange& range : kLetters) mark(range.first, range.last, kLetterOrMark);
  for (const char32_t zero : kDigitZeros) mark(zero, zero + 9, kDecimalDigit);
  for (const CaseRange& range : kCaseRanges) {
    mark(range.first, range.last, kUpperCase, static_cast<char32_t>(range.stride));
  }
  return table;
}

}  // namespace

constexpr std::array<std::uint8_t, kTabled> kProperties = properties();

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), std::not_fn(is_continuation)));
}

Decoded decode_rest(std::string_view text, std::size_t at) {
  constexpr Decoded kInvalid{0xFFFD, 1, false};
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) return {lead, 1, true};
  const std::uint8_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || at + size > text.size()) return kInvalid;
  char32_t cp = lead & (0x7FU >> size);
  for (std::size_t i = 1; i < size; ++i) {
    if (!is_continuation(text[at + i])) return kInvalid;
    cp = cp << 6 | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
  }
  constexpr char32_t kSmallest[] = {0, 0, 0x80, 0x800, 0x10000};
  if (cp < kSmallest[size] || cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF)) return kInvalid;
  return {cp, size, true};
}

void append_utf8(std::string& out, char32_t cp) {
  const auto tail = [&](unsigned shift) { out += static_cast<char>(0x80U | ((cp >> shift) & 0x3FU)); };
  if (cp < 0x80) {
    out += static_cast<char>(cp);
  } else if (cp < 0x800) {
    out += static_cast<char>(0xC0U | cp >> 6);
    tail(0);
  } else if (cp < 0x10000) {
    out += static_cast<char>(0xE0U | cp >> 12);
    tail(6);
    tail(0);
  } else {
    out += static_cast<char>(0xF0U | cp >> 18);
    tail(12);
    tail(6);
    tail(0);
  }
}

int search_decimal_digit(char32_t cp) {
  if (cp < 0x80) return cp >= '0' && cp <= '9' ? static_cast<int>(cp - '0') : -1;
  const char32_t* after = std::upper_bound(std::begin(kDigitZeros), std::end(kDigitZeros), cp);
  if (after == std::begin(kDigitZeros) || cp - after[-1] > 9) return -1;
  return static_cast<int>(cp - after[-1]);
}

bool search_letter_or_mark(char32_t cp) {
  if (cp < 0x80) return (cp | 0x20) >= 'a' && (cp | 0x20) <= 'z';
  if (cp >= 0x20000 && cp <= 0x3FFFF) return true;  // ideographs
  const CodePointRange* range = entry_at(kLetters, cp);
  return range && cp <= range->last;
}

char32_t search_lower(char32_t cp) {
  if (cp < 0x80) return cp >= 'A' && cp <= 'Z' ? cp + 32 : cp;
  const CaseRange* range = entry_at(kCaseRanges, cp);
  if (!range || cp > range->last || (cp - range->first) % static_cast<char32_t>(range->stride) != 0)
    return cp;
  return cp + static_cast<char32_t>(range->delta);
}

char32_t compose(char32_t base, char32_t mark) {
  const auto less = [](const Composition& c, const Composition& key) {
    return c.base != key.base ? c.base < key.base : c.mark < key.mark;
  };
  if (base > 0xFFFF || mark > 0xFFFF) return 0;
  const Composition key{static_cast<char16_t>(base), static_cast<char16_t>(mark), 0};
  const auto* at = std::lower_bound(std::begin(kCompositions), std::end(kCompositions), key, less);
  return at != std::end(kCompositions) && at->base == base && at->mark == mark ? at->composed : 0;
}

}  // namespace sluss

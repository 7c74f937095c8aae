// UTF-8 in and out, and the few character properties that the core needs.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace sluss {

struct Decoded {
  char32_t code_point;  // U+FFFD for an invalid byte
  std::uint8_t size;    // bytes consumed, 1 to 4
  bool valid;
};

/// Is this a byte of a code point other than its first?
inline bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

/// How many code points begin in `text`.
std::size_t count_code_points(std::string_view text);

/// What decode() does beyond ASCII and well-formed pairs.
Decoded decode_rest(std::string_view text, std::size_t at);

/// Decodes one code point at `at` (< text.size()). Rejects surrogates, overlong forms and values over
/// U+10FFFF.
inline Decoded decode(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) return {lead, 1, true};
  if (lead >= 0xC2 && lead < 0xE0 && at + 1 < text.size()) {
    const char next = text[at + 1];
    if (is_continuation(next))
      return {(lead & 0x1FU) << 6U | (static_cast<unsigned char>(next) & 0x3FU), 2, true};
  }
  return decode_rest(text, at);
}

void append_utf8(std::string& out, char32_t cp);

/// What is asked of every code point of every text is looked up directly for the scripts below U+1400, which
/// are those of most languages; the rest is searched for in tables of ranges.
enum Property : std::uint8_t { kLetterOrMark = 1, kDecimalDigit = 2, kUpperCase = 4 };
constexpr char32_t kTabled = 0x1400;
extern const std::array<std::uint8_t, kTabled> kProperties;

int search_decimal_digit(char32_t cp);
bool search_letter_or_mark(char32_t cp);
char32_t search_lower(char32_t cp);

/// 0-9 for any Unicode decimal digit (general category Nd); -1 otherwise.
inline int decimal_digit(char32_t cp) {
  return cp < kTabled && !(kProperties[cp] & kDecimalDigit) ? -1 : search_decimal_digit(cp);
}

inline bool is_letter_or_mark(char32_t cp) {
  return cp < kTabled ? (kProperties[cp] & kLetterOrMark) != 0 : search_letter_or_mark(cp);
}

inline char32_t lower(char32_t cp) {
  return cp < kTabled && !(kProperties[cp] & kUpperCase) ? cp : search_lower(cp);
}

inline bool is_upper(char32_t cp) { return lower(cp) != cp; }

/// The letter that `base` and a combining `mark` make together (a + U+030A = å); 0 if there is none.
char32_t compose(char32_t base, char32_t mark);

}  // namespace sluss

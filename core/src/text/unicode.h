// UTF-8 in and out, and the few character properties that the core needs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sluss {

struct Decoded {
  char32_t code_point;  // U+FFFD for an invalid byte
  std::uint8_t size;    // bytes consumed, 1 to 4
  bool valid;
};

/// Decodes one code point at `at` (< text.size()). Rejects surrogates, overlong forms and values over
/// U+10FFFF.
Decoded decode(std::string_view text, std::size_t at);
void append_utf8(std::string& out, char32_t code_point);

/// 0-9 for any Unicode decimal digit (general category Nd); -1 otherwise.
int decimal_digit(char32_t code_point);
bool is_letter_or_mark(char32_t code_point);
char32_t lower(char32_t code_point);
bool is_upper(char32_t code_point);
/// The letter that `base` and a combining `mark` make together (a + U+030A = å); 0 if there is none.
char32_t compose(char32_t base, char32_t mark);

}  // namespace sluss

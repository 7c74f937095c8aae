// What a fuzz target uses to state a property: a violation ends the program, which is how libFuzzer learns of
// it.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "text/unicode.h"

#define CHECK(property)                                                             \
  do {                                                                              \
    if (!(property)) {                                                              \
      std::fprintf(stderr, "%s:%d: violated: %s\n", __FILE__, __LINE__, #property); \
      std::abort();                                                                 \
    }                                                                               \
  } while (false)

namespace sluss::fuzz {

inline std::string_view text_of(const unsigned char* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

inline std::string bytes_of(const char* path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// Does a code point (or an invalid byte, which counts as one) begin at byte `at`, or does the text end
/// there? Reads from the last byte that cannot be within a code point that began before it.
inline bool on_boundary(std::string_view text, std::size_t at) {
  if (at >= text.size()) return at == text.size();
  std::size_t from = at;
  while (from > 0 && at - from < 3 && (static_cast<unsigned char>(text[from]) & 0xC0U) == 0x80U) --from;
  while (from < at) from += decode(text, from).size;
  return from == at;
}

inline bool valid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Decoded d = decode(text, at);
    if (!d.valid) return false;
    at += d.size;
  }
  return true;
}

}  // namespace sluss::fuzz

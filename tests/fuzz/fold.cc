// Folding: any bytes become valid UTF-8, every folded offset leads back to a place in the original where a
// code point begins or ends, in order, no character reaches into the one before it, and folding what is
// folded changes nothing.
#include "text/fold.h"

#include <string>

#include "check.h"

using sluss::FoldedText;

namespace {

/// A mark that was not composed belongs to the character before it, and is a character of its own.
bool is_combining(char32_t c) { return c >= 0x0300 && c <= 0x036F; }

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view original = sluss::fuzz::text_of(data, size);
  static FoldedText text;  // reused, as the engine does
  text.assign(original);
  const std::string_view folded = text.view();
  CHECK(sluss::fuzz::valid_utf8(folded));

  std::uint32_t last = 0, last_end = 0;
  for (std::uint32_t at = 0, next = 0; at < folded.size(); at = next) {
    const sluss::Decoded character = sluss::decode(folded, at);
    next = at + character.size;
    const std::uint32_t begin = text.original_begin(at);
    const std::uint32_t end = text.original_end(next);
    CHECK(last == begin || last_end <= begin || (last < begin && is_combining(character.code_point)));
    CHECK(begin <= end && end <= original.size());
    CHECK(sluss::fuzz::on_boundary(original, begin));
    CHECK(sluss::fuzz::on_boundary(original, end));
    last = begin;
    last_end = end;
  }

  const std::string once(folded);
  CHECK(sluss::fold(once) == once);
  return 0;
}

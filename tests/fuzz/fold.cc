// Folding: any bytes become valid UTF-8, every folded offset leads back to a place in the original where a
// code point begins or ends, in order, and folding what is folded changes nothing.
#include "text/fold.h"

#include <string>

#include "check.h"

using sluss::FoldedText;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view original = sluss::fuzz::text_of(data, size);
  static FoldedText text;  // reused, as the engine does
  text.assign(original);
  const std::string_view folded = text.view();
  CHECK(sluss::fuzz::valid_utf8(folded));

  std::uint32_t last = 0;
  for (std::uint32_t at = 0; at < folded.size(); at += sluss::decode(folded, at).size) {
    const std::uint32_t next = at + sluss::decode(folded, at).size;
    const std::uint32_t begin = text.original_begin(at);
    const std::uint32_t end = text.original_end(next);
    CHECK(last <= begin);
    CHECK(begin <= end && end <= original.size());
    CHECK(sluss::fuzz::on_boundary(original, begin));
    CHECK(sluss::fuzz::on_boundary(original, end));
    last = begin;
  }

  const std::string once(folded);
  CHECK(sluss::fold(once) == once);
  return 0;
}

// Reading any bytes as a pack of phrases, and any text with it: it is refused with a reason, or what is found
// lies within the text, in order.
#include <string>

#include "check.h"
#include "find/disclosures.h"
#include "find/phrases.h"
#include "pack_input.h"

using namespace sluss;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const fuzz::PackInput input(fuzz::text_of(data, size));
  std::string pack;
  pack += static_cast<char>(PhraseLexicon::kMagic.size());
  pack += PhraseLexicon::kMagic;
  pack += input.pack;
  const auto finder = DisclosureFinder::load(pack);
  if (!finder) {
    CHECK(!finder.error().reason.empty());
    return 0;
  }
  const fuzz::FoldedWords text(input.text);
  DisclosureFinder::Scratch scratch;
  std::vector<Disclosure> found;
  finder->find(text.words(), scratch, found);
  std::uint32_t last = 0;
  for (const Disclosure& d : found) {
    CHECK(d.span.begin < d.span.end && d.span.end <= text.words().text().size());
    CHECK(last <= d.span.begin && d.kind < finder->kinds().size());
    last = d.span.begin;
  }
  return 0;
}

// Reading any bytes as a pack of phrases: it is refused with a reason, or it reads any text without harm.
#include <string>

#include "check.h"
#include "find/disclosures.h"
#include "find/phrases.h"

using namespace sluss;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  std::string pack;
  pack += static_cast<char>(PhraseLexicon::kMagic.size());
  pack += PhraseLexicon::kMagic;
  pack.append(reinterpret_cast<const char*>(data), size);
  const auto finder = DisclosureFinder::load(pack);
  if (!finder) {
    CHECK(!finder.error().reason.empty());
    return 0;
  }
  Words words;
  words.assign("jag har cancer, min man fick avslag 2023 och 3 more");
  DisclosureFinder::Scratch scratch;
  std::vector<Disclosure> found;
  finder->find(words, scratch, found);
  for (const Disclosure& d : found) CHECK(d.span.begin < d.span.end && d.span.end <= words.text().size());
  return 0;
}

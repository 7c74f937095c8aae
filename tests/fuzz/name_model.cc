// Reading any bytes as a name model, and any text with it: it is refused with a reason, or the names that it
// finds lie within the text. The checksum would keep the fuzzer out, so it is put right before the bytes are
// read.
#include <cstring>
#include <vector>

#include "check.h"
#include "find/name_features.h"
#include "find/names.h"
#include "pack_input.h"

using namespace sluss;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  constexpr std::size_t kHead = 14;  // magic, format, version of the features, checksum, size
  const fuzz::PackInput input(fuzz::text_of(data, size));
  std::vector<unsigned char> bytes(input.pack.begin(), input.pack.end());
  if (bytes.size() >= kHead) {
    std::memcpy(bytes.data(), "SLNM", 4);
    bytes[4] = kNameModelFormat;
    bytes[5] = kNameFeaturesVersion;
    std::uint32_t sum = 2166136261U;
    for (std::size_t i = kHead; i < bytes.size(); ++i) sum = (sum ^ bytes[i]) * 16777619U;
    std::memcpy(&bytes[6], &sum, sizeof sum);
    const auto payload = static_cast<std::uint32_t>(bytes.size() - kHead);
    std::memcpy(&bytes[10], &payload, sizeof payload);
  }
  const auto model = NameModel::load(std::as_bytes(std::span(bytes)));
  if (!model) {
    CHECK(!model.error().reason.empty());
    return 0;
  }
  const fuzz::FoldedWords text(input.text);
  NameScratch scratch;
  std::vector<Candidate> found;
  model->find(text.words(), 0, scratch, found);
  for (const Candidate& c : found) {
    CHECK(c.span.begin < c.span.end && c.span.end <= text.words().text().size());
    CHECK(c.confidence >= 0 && c.confidence <= 1);
  }
  return 0;
}

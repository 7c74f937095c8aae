// Reading any bytes as a name model: it is refused with a reason, or it tags any text without harm. The
// checksum would keep the fuzzer out, so it is put right before the bytes are read.
#include <cstring>
#include <vector>

#include "check.h"
#include "find/name_features.h"
#include "find/names.h"

using namespace sluss;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  constexpr std::size_t kHead = 14;  // magic, format, version of the features, checksum, size
  std::vector<unsigned char> bytes(data, data + size);
  if (size >= kHead) {
    std::memcpy(bytes.data(), "SLNM\1", 5);
    bytes[5] = kNameFeaturesVersion;
    std::uint32_t sum = 2166136261U;
    for (std::size_t i = kHead; i < size; ++i) sum = (sum ^ bytes[i]) * 16777619U;
    std::memcpy(&bytes[6], &sum, sizeof sum);
    const auto payload = static_cast<std::uint32_t>(size - kHead);
    std::memcpy(&bytes[10], &payload, sizeof payload);
  }
  const auto model = NameModel::load(std::as_bytes(std::span(bytes)));
  if (!model) {
    CHECK(!model.error().reason.empty());
    return 0;
  }
  Words words;
  words.assign("my name is Karin Lindgren, min man Ahmad");
  NameScratch scratch;
  std::vector<Candidate> found;
  model->find(words, 0, scratch, found);
  for (const Candidate& c : found) CHECK(c.span.begin < c.span.end && c.span.end <= words.text().size());
  return 0;
}

// A paragraph between others: the numbers and addresses found in it are those found in it alone, whatever
// unrelated text stands before and behind it. Names and statements are left out: they are read by the
// language and the use of capitals of the whole text.
#include <algorithm>
#include <string>

#include "check.h"
#include "guard.h"

namespace {

using namespace sluss;

constexpr std::string_view kBefore = "Vi kom fram sent i går kväll.\n\nThe weather was fine.\n\n";
constexpr std::string_view kBehind = "\n\nDet regnade hela dagen.\n\nWe went home early.";

bool same_but_moved(const Finding& alone, const Finding& between) {
  return alone.kind == between.kind && alone.start + kBefore.size() == between.start &&
         alone.end + kBefore.size() == between.end && alone.severity == between.severity &&
         alone.confidence == between.confidence && alone.evidence == between.evidence;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  const std::string surrounded = std::string(kBefore).append(text).append(kBehind);
  const Report alone = fuzz::plain_guard().scan(text);
  const Report between = fuzz::plain_guard().scan(surrounded);
  CHECK(std::equal(alone.findings.begin(), alone.findings.end(), between.findings.begin(),
                   between.findings.end(), same_but_moved));
  CHECK(alone.verdict == between.verdict);
  return 0;
}

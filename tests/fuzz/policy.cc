// Reading any bytes as a policy pack: it is refused with a reason, or it gives a policy that a guard can use
// and whose links and texts cannot mislead.
#include "check.h"
#include "sluss/guard.h"

using namespace sluss;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view json = fuzz::text_of(data, size);
  const auto policy = Policy::parse(json);
  CHECK(static_cast<bool>(policy) == check_policy(json).empty());
  if (!policy) {
    CHECK(!policy.error().reason.empty());
    return 0;
  }
  for (const Channel& channel : policy->channels) {
    CHECK(!channel.id.empty());
    for (const auto& [tag, url] : channel.url.all()) CHECK(url.starts_with("https://"));
  }
  CHECK(!policy->allows(""));
  if (!policy->kinds.empty()) (void)check_own_kinds(*policy);  // the examples may fail; nothing may crash
  return 0;
}

// Reading any bytes as a policy pack: it is refused with a reason, or it gives a policy that a guard can use
// and whose links and texts cannot mislead, as they stand in it and as they are shown.
#include "advise/route.h"
#include "check.h"
#include "sluss/explain.h"
#include "sluss/guard.h"

using namespace sluss;

namespace {

constexpr Date kDay{std::chrono::year(2026), std::chrono::month(11), std::chrono::day(24)};

std::string_view category_of(std::string_view) { return "identity"; }

void check_as_shown(const Policy& policy) {
  static const Locale arabic =
      *Locale::parse(fuzz::bytes_of(SLUSS_SOURCE_DIR "/core/data/locales/ar.json"));  // right to left
  for (const Channel& channel : policy.channels) {
    const ChannelText shown = describe(channel, policy, arabic, kDay);
    CHECK(shown.id == channel.id);
    CHECK(shown.url.empty() || shown.url.starts_with("https://"));
  }
  Report report;
  report.verdict = Verdict::warn;
  Finding number;
  number.kind = "se.personnummer";
  report.findings.push_back(number);
  report.channels = advise::channels_for(policy, report.findings, {}, category_of);
  for (const std::size_t index : report.channels) CHECK(index < policy.channels.size());
  CHECK(!explain(number, "identity", policy, arabic).title.empty());
  CHECK(!advice_text(report, policy, arabic, kDay, category_of).empty());
}

}  // namespace

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
  check_as_shown(*policy);
  if (!policy->kinds.empty()) (void)check_own_kinds(*policy);  // the examples may fail; nothing may crash
  return 0;
}

// Reading any bytes as a locale, and any text as a sentence with placeholders: refused with a reason, or
// usable for every sentence that the core says.
#include "check.h"
#include "sluss/explain.h"

using namespace sluss;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  const auto locale = Locale::parse(text);
  if (!locale) {
    CHECK(!locale.error().reason.empty());
    return 0;
  }
  Report report;
  report.verdict = Verdict::warn;
  Finding finding;
  finding.kind = "se.personnummer";
  finding.evidence = {"check_digit", "no such evidence"};
  report.findings.push_back(finding);

  Policy policy;
  policy.name.set("en", text.empty() ? "" : std::string(text.substr(0, 20)));
  policy.channels.emplace_back();
  policy.channels[0].phone = "+46 70 174 06 05";
  report.channels.push_back(0);

  const Date day{std::chrono::year(2026), std::chrono::month(11), std::chrono::day(24)};
  const auto category_of = [](std::string_view) { return std::string_view("identity"); };
  CHECK(!explain(finding, "identity", policy, *locale).title.empty());
  CHECK(describe(policy.channels[0], policy, *locale, day).phone == "+46 70 174 06 05");
  CHECK(!advice_text(report, policy, *locale, day, category_of).empty());
  return 0;
}

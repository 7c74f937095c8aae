// The shared vectors (tests/vectors), natively.
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

#include "support/samples.h"
#include "support/whole_guard.h"

namespace sluss {
namespace {

using nlohmann::json;

const Guard& guard_of(const std::string& policy) {
  static std::map<std::string, Guard> guards;
  if (const auto it = guards.find(policy); it != guards.end()) return it->second;
  return guards.emplace(policy, whole_guard(policy)).first->second;
}

json as_json(const Report& report, const Policy& policy) {
  json findings = json::array(), channels = json::array();
  for (const Finding& f : report.findings) {
    findings.push_back({{"kind", f.kind},
                        {"start", f.start},
                        {"end", f.end},
                        {"confidence", std::round(f.confidence * 100) / 100},
                        {"severity", to_string(f.severity)},
                        {"evidence", f.evidence}});
  }
  for (const std::size_t i : report.channels) channels.push_back(policy.channels[i].id);
  return {{"verdict", to_string(report.verdict)}, {"findings", findings}, {"channels", channels}};
}

TEST(Vectors, AreAnsweredAsTheySay) {
  const std::size_t cases = for_each_vector([](const json& vector, const std::string& name) {
    const Guard& guard = guard_of(vector.value("policy", "migrationsverket"));
    const std::string text = vector["text"], reply_to = vector.value("reply_to", "");
    const Report report = guard.scan(text, {reply_to, OffsetUnit::utf16});
    EXPECT_EQ(as_json(report, guard.policy()), vector["report"]) << name;
  });
  EXPECT_GT(cases, 0U);
}

/// Its findings, with offsets that count from a paragraph's beginning.
json numbers_in(const Guard& guard, const std::string& text, std::size_t paragraph) {
  json findings = json::array();
  for (const Finding& f : guard.scan(text).findings) {
    findings.push_back({f.kind, f.start - paragraph, f.end - paragraph, f.confidence, f.evidence});
  }
  return findings;
}

// Names and statements are read by the language and the capitals of the whole text, on purpose; numbers are
// not.
TEST(Vectors, HaveTheSameNumbersAmongOtherParagraphs) {
  const Guard guard = or_throw(Guard::create());
  const std::string before = "Det regnade hela dagen, och sedan kom solen.\n\n";
  const std::string after = "\n\nThe library opens again after the summer.";
  std::size_t numbers = 0;
  for_each_vector([&](const json& vector, const std::string& name) {
    const std::string text = vector["text"];
    const json alone = numbers_in(guard, text, 0);
    EXPECT_EQ(numbers_in(guard, before + text + after, before.size()), alone) << name;
    numbers += alone.size();
  });
  EXPECT_GT(numbers, 0U);
}

}  // namespace
}  // namespace sluss

// The shared vectors (tests/vectors), natively.
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>

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
  std::size_t cases = 0;
  for (const auto& file : std::filesystem::directory_iterator(SLUSS_SOURCE_DIR "/tests/vectors")) {
    if (file.path().extension() != ".json") continue;
    const json document = json::parse(read_file(file.path()));
    for (const json& vector : document["vectors"]) {
      const Guard& guard = guard_of(vector.value("policy", "migrationsverket"));
      const std::string text = vector["text"], reply_to = vector.value("reply_to", "");
      const Report report = guard.scan(text, {reply_to, OffsetUnit::utf16});
      EXPECT_EQ(as_json(report, guard.policy()), vector["report"])
          << file.path().filename() << ": " << vector["name"];
      ++cases;
    }
  }
  EXPECT_GT(cases, 0U);
}

}  // namespace
}  // namespace sluss

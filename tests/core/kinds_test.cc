// Every kind's own examples: what it finds and what it ignores, straight from core/data/kinds.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "sluss/guard.h"

namespace sluss {
namespace {

std::vector<nlohmann::json> all_kinds() {
  std::vector<nlohmann::json> kinds;
  for (const auto& file : std::filesystem::directory_iterator(SLUSS_SOURCE_DIR "/core/data/kinds")) {
    std::ifstream in(file.path());
    for (auto& kind : nlohmann::json::parse(in).value("kinds", nlohmann::json::array()))
      kinds.push_back(kind);
  }
  return kinds;
}

/// A guard with all that it can be given.
Guard guard_with_names() {
  std::ifstream in(SLUSS_SOURCE_DIR "/core/data/names/model.bin", std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  const auto names = load_names(std::as_bytes(std::span(bytes)));
  EXPECT_TRUE(names) << names.error().message();
  return Guard::create()->with_names(*names);
}

bool reports(const Guard& guard, const std::string& text, const std::string& kind) {
  const Report report = guard.scan(text);
  return std::any_of(report.findings.begin(), report.findings.end(),
                     [&](const Finding& f) { return f.kind == kind; });
}

TEST(Kinds, CanBeLoaded) {
  const auto guard = Guard::create();
  ASSERT_TRUE(guard) << guard.error().message();
}

TEST(Kinds, FindTheirExamples) {
  const Guard guard = guard_with_names();
  for (const auto& kind : all_kinds()) {
    const std::string id = kind["id"];
    for (const std::string text : kind.value("finds", nlohmann::json::array())) {
      EXPECT_TRUE(reports(guard, text, id)) << id << " should be found in: " << text;
    }
  }
}

TEST(Kinds, IgnoreTheirCounterexamples) {
  const Guard guard = guard_with_names();
  for (const auto& kind : all_kinds()) {
    const std::string id = kind["id"];
    for (const std::string text : kind.value("ignores", nlohmann::json::array())) {
      EXPECT_FALSE(reports(guard, text, id)) << id << " should not be found in: " << text;
    }
  }
}

TEST(Kinds, HaveExamplesBothWays) {
  for (const auto& kind : all_kinds()) {
    EXPECT_FALSE(kind.value("finds", nlohmann::json::array()).empty()) << kind["id"];
    EXPECT_FALSE(kind.value("ignores", nlohmann::json::array()).empty()) << kind["id"];
  }
}

}  // namespace
}  // namespace sluss

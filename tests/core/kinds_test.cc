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

std::string bytes_of(const char* path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// A guard with all that it can be given.
Guard full_guard() {
  const std::string model = bytes_of(SLUSS_SOURCE_DIR "/core/data/names/model.bin");
  const auto names = load_names(std::as_bytes(std::span(model)));
  EXPECT_TRUE(names) << names.error().message();
  const auto disclosures = load_disclosures(bytes_of(SLUSS_PHRASE_PACK));
  EXPECT_TRUE(disclosures) << disclosures.error().message();
  return Guard::create()->with_names(*names).with_disclosures(*disclosures);
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
  const Guard guard = full_guard();
  for (const auto& kind : all_kinds()) {
    const std::string id = kind["id"];
    for (const std::string text : kind.value("finds", nlohmann::json::array())) {
      EXPECT_TRUE(reports(guard, text, id)) << id << " should be found in: " << text;
    }
  }
}

TEST(Kinds, IgnoreTheirCounterexamples) {
  const Guard guard = full_guard();
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

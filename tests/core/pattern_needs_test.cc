// What patterns need: derived from their syntax, and never more than their matches have.
#include "find/pattern_needs.h"

#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "find/catalogue.h"
#include "text/fold.h"

namespace sluss {
namespace {

Needs needs(const char* pattern) { return needs_of(RE2(pattern)); }

bool offers(std::string_view text, const char* pattern) { return Offer(text).meets(needs(pattern)); }

TEST(PatternNeeds, CountDigitsThatNoMatchIsWithout) {
  EXPECT_EQ(needs(R"((?:19|20)?\d{6}[-+ ]?\d{4})").traits.digits, 10U);
  EXPECT_EQ(needs(R"(\d{2,3} \d+x?)").traits.digits, 3U);
  EXPECT_EQ(needs(R"((?:\d{4}|[A-Z]\d)-\d)").traits.digits, 2U);
  EXPECT_EQ(needs(R"([\dX]{4})").traits.digits, 0U) << "it may be XXXX";
}

TEST(PatternNeeds, KnowTheLongestRowOfDigits) {
  EXPECT_EQ(needs(R"(\d{3}\d{4}-\d{2})").traits.run, 7U);
  EXPECT_EQ(needs(R"(\d{3}-?\d{4})").traits.run, 4U);
  EXPECT_EQ(needs(R"(\d{3}(?:1|22)?\b\d{4})").traits.run, 7U) << "what may be left out parts nothing";
  EXPECT_EQ(needs(R"((?:\d{2}-){3})").traits.run, 2U);
}

TEST(PatternNeeds, RuleTextsOut) {
  EXPECT_FALSE(offers("850709-9805", R"(\d{8})"));
  EXPECT_TRUE(offers("85070998", R"(\d{8})"));
  EXPECT_FALSE(offers("2024 kr", R"(\d{4}[A-Z])")) << "no letter touches the digits";
  EXPECT_TRUE(offers("2024K", R"(\d{4}[A-Z])"));
  EXPECT_FALSE(offers("10 000", R"(\d\.\d)")) << "no full stop";
  EXPECT_FALSE(offers("10:00", R"(\d+(?:\.|/)\d)"));
  EXPECT_TRUE(offers("10/00", R"(\d+(?:\.|/)\d)"));
  EXPECT_TRUE(offers("1\u212A", "(?i)1k")) << "the Kelvin sign is a K";
}

TEST(PatternNeeds, AskNothingOfWhatMatchesEmptyText) {
  EXPECT_FALSE(needs(R"(\d*)").any());
  EXPECT_FALSE(needs(R"((?:\d{3}-)?)").any());
  EXPECT_TRUE(offers("", R"(^$)"));
}

/// All texts of the vectors, folded.
std::vector<std::string> texts() {
  std::vector<std::string> texts;
  for (const char* file : {"basics", "disguises", "kinds", "people"}) {
    std::ifstream in(std::string(SLUSS_SOURCE_DIR "/tests/vectors/") + file + ".json");
    const auto vectors = nlohmann::json::parse(in);
    const auto& list = vectors.is_array() ? vectors : vectors.at("vectors");
    for (const auto& vector : list) texts.push_back(fold(vector.at("text").get<std::string>()));
  }
  return texts;
}

TEST(PatternNeeds, AreMetWhereverAPatternMatches) {
  const Catalogue& catalogue = **Catalogue::built_in();
  const auto all = texts();
  std::size_t matches = 0;
  for (const Trigger trigger : {Trigger::digit, Trigger::labelled}) {
    for (const auto& [kind, pattern] : catalogue.patterns(trigger)) {
      EXPECT_TRUE(pattern.needs.any()) << pattern.expression.pattern();
      for (const std::string& text : all) {
        re2::StringPiece match;
        if (!pattern.expression.get().Match(text, 0, text.size(), RE2::UNANCHORED, &match, 1)) continue;
        ++matches;
        EXPECT_TRUE(Offer(std::string_view(match.data(), match.size())).meets(pattern.needs))
            << pattern.expression.pattern() << '\n'
            << text;
      }
    }
  }
  EXPECT_GT(matches, all.size());
}

}  // namespace
}  // namespace sluss

// Kinds as data: what the loader understands, and what it says about what it does not.
#include "find/catalogue.h"

#include <gtest/gtest.h>

#include <string>

#include "sluss/guard.h"

namespace sluss {
namespace {

std::string document(const std::string& kind_members) {
  return R"({"kinds": [{"id": "a.b", "category": "identity", "severity": "high", )" + kind_members + "}]}";
}

std::string refusal(const std::string& kind_members) {
  const auto catalogue = Catalogue::load(document(kind_members), "[]");
  return catalogue ? "" : catalogue.error().message();
}

TEST(Catalogue, SaysWhereAndWhy) {
  EXPECT_EQ(refusal(R"("believe": [{"when": ["label"], "confidence": 0.5}])"), "");
  EXPECT_EQ(refusal(R"("check": "no.such")"), "kinds.a.b: there is no check named no.such");
  EXPECT_EQ(refusal(R"("labels_of": ["no.such"])"),
            "kinds.a.b: labels_of names a kind that is not defined: no.such");
  EXPECT_EQ(refusal(R"("believe": [{"when": ["luck"], "confidence": 1}])"),
            "kinds.a.b: \"luck\" is no condition");
  EXPECT_EQ(refusal(R"json("patterns": [{"pattern": "(a)(b)"}])json"),
            "kinds.a.b: a pattern has one group at most: the number");
  EXPECT_NE(refusal(R"json("patterns": [{"pattern": "("}])json"), "");
  EXPECT_NE(refusal(R"("patterns": [{"pattern": "a", "trigger": "sometimes"}])"), "");
  EXPECT_NE(refusal(R"("patterns": [{"pattern": "a", "severity": "grave"}])"), "");
  EXPECT_NE(refusal(R"("digits": {"counts": [35]})"), "");
}

TEST(Catalogue, RefusesWhatIsNotJsonAndKindsDefinedTwice) {
  EXPECT_FALSE(Catalogue::load("{", "[]"));
  const std::string kind = R"({"id": "a.b", "category": "case", "severity": "low"})";
  const auto twice = Catalogue::load(R"({"kinds": [)" + kind + "," + kind + "]}", "[]");
  ASSERT_FALSE(twice);
  EXPECT_EQ(twice.error().message(), "kinds.a.b: this kind is defined twice");
}

TEST(Catalogue, TriesPatternsThatNeedALabelOnlyWhereTheLabelStands) {
  const auto catalogue =
      Catalogue::load(document(R"("patterns": [{"pattern": "x\\d"}, {"pattern": "y\\d", "near": ["*gatan"]},)"
                               R"({"pattern": "z\\d", "trigger": "words", "words": ["zed"]}],)"
                               R"("believe": [{"when": ["label", "layout"], "confidence": 0.5}])"),
                      "[]");
  ASSERT_TRUE(catalogue) << catalogue.error().message();
  EXPECT_EQ((*catalogue)->patterns(Trigger::labelled).size(), 1U);
  EXPECT_EQ((*catalogue)->patterns(Trigger::beside).size(), 1U);
  EXPECT_EQ((*catalogue)->patterns(Trigger::words).size(), 1U);
  EXPECT_TRUE((*catalogue)->patterns(Trigger::digit).empty());
}

bool finds(std::string_view text, std::string_view kind) {
  static const Guard guard = *Guard::create();
  for (const Finding& finding : guard.scan(text).findings) {
    if (finding.kind == kind) return true;
  }
  return false;
}

TEST(NumberWords, MakeOneNumberOfTensAndUnits) {
  EXPECT_TRUE(
      finds("case number fifty eight thirty one zero four twenty seven", "se.migrationsverket.case_number"));
  EXPECT_TRUE(
      finds("ärendenummer femtioåtta trettioett noll fyra tjugosju", "se.migrationsverket.case_number"));
  EXPECT_TRUE(finds("رقم القضية ثمانية وخمسون واحد وثلاثون صفر أربعة سبعة وعشرون",
                    "se.migrationsverket.case_number"));
  EXPECT_FALSE(finds("case number fifty eight", "se.migrationsverket.case_number"));
}

TEST(Silence, OutweighsALabelForWhatNothingProves) {
  EXPECT_FALSE(finds("ärendet kostar 12 345 678 kr", "se.migrationsverket.case_number"));
  EXPECT_FALSE(finds("ärendet gäller 5000-8000 kr", "se.migrationsverket.case_number"));
  EXPECT_TRUE(finds("dossiernummer 51-204877 barn", "se.migrationsverket.dossier_number"));
  EXPECT_TRUE(finds("personnummer 850709-9805 kr", "se.personnummer"));
}

TEST(Codes, AreNotNumbersWithLettersAround) {
  EXPECT_FALSE(finds("pin 22AF9362", "credential"));
  EXPECT_FALSE(finds("pin 32783FC8", "credential"));
  EXPECT_TRUE(finds("pin 4821", "credential"));
  EXPECT_TRUE(finds("kontrollnr58310427", "se.migrationsverket.case_number"));
}

}  // namespace
}  // namespace sluss

// Redaction: what is found is taken out for good, and what has been taken out is not found again.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "find/catalogue.h"
#include "report/redact.h"
#include "sluss/guard.h"
#include "text/fold.h"

namespace sluss {
namespace {

constexpr RedactStyle kStyles[] = {RedactStyle::label, RedactStyle::mask, RedactStyle::remove};

const Guard& guard() {
  static const Guard instance = *Guard::create();
  return instance;
}

bool is_clean(const std::string& text) {
  const Report report = guard().scan(text);
  return std::all_of(report.findings.begin(), report.findings.end(),
                     [](const Finding& f) { return f.severity < Severity::medium; });
}

TEST(Redact, PutsTheKindADotOrNothingInTheNumbersPlace) {
  const std::string text = "Mitt personnummer är 811218-9876, tack.";
  EXPECT_EQ(guard().redact(text, RedactStyle::label), "Mitt personnummer är [se.personnummer], tack.");
  EXPECT_EQ(guard().redact(text, RedactStyle::mask), "Mitt personnummer är ••••••-••••, tack.");
  EXPECT_EQ(guard().redact(text, RedactStyle::remove), "Mitt personnummer är , tack.");
}

TEST(Redact, LeavesNothingReadableBeyondAscii) {
  EXPECT_EQ(guard().redact("personnummer ８１１２１８-９８７６", RedactStyle::mask),
            "personnummer ••••••-••••");
}

TEST(Redact, DoesNotTakeItsOwnMarksForWhatTheWordsBesideThemPromise) {
  for (const char* text : {"password: [credential]", "password: •••••••••", "mitt lösenord: [credential]!"}) {
    EXPECT_EQ(guard().scan(text).findings.size(), 0U) << text;
  }
  for (const RedactStyle style : kStyles) EXPECT_TRUE(is_clean(guard().redact("password: hunter22x", style)));
}

TEST(Redact, TakesBracketsThatHoldNoKindForWhatTheyAre) {
  EXPECT_FALSE(is_clean("password: [hunter22x]"));
  EXPECT_FALSE(is_clean("password: [credential]x7"));
}

TEST(Redact, KeepsTheNamesOfKindsWhole) {
  const auto catalogue = *Catalogue::built_in();
  const std::string text = "a [credential] b";
  const Redactions redactions(text, *catalogue);
  EXPECT_FALSE(redactions.tells(2, 14));
  EXPECT_FALSE(redactions.tells(4, 9)) << "within the name";
  EXPECT_TRUE(redactions.tells(0, 3));
  EXPECT_TRUE(redactions.tells(13, 16));
  const auto widened = [&](std::size_t start, std::size_t end) {
    redactions.hold_whole(start, end);
    return std::pair(start, end);
  };
  EXPECT_EQ(widened(5, 16), std::pair(std::size_t{2}, std::size_t{16}));
  EXPECT_EQ(widened(0, 3), std::pair(std::size_t{0}, std::size_t{14}));
  EXPECT_EQ(widened(0, 2), std::pair(std::size_t{0}, std::size_t{2}));
  EXPECT_EQ(widened(14, 16), std::pair(std::size_t{14}, std::size_t{16}));
}

/// A guard that looks for a digit in pointed brackets, which can be nested so that taking out one leaves
/// another.
Guard bracket_guard() {
  std::ifstream in(SLUSS_SOURCE_DIR "/tests/core/packs/smallest.json");
  nlohmann::json pack = nlohmann::json::parse(in);
  pack["kinds"] = nlohmann::json::parse(R"([{
    "id": "se.example.bracket", "names": {"en": "Bracket"}, "category": "case", "severity": "high",
    "patterns": [{"pattern": "<\\d>"}],
    "believe": [{"when": ["layout"], "confidence": 0.9}],
    "finds": ["<1>"], "ignores": ["<a>"]
  }])");
  return *Guard::create({std::make_shared<const Policy>(*Policy::parse(pack.dump()))});
}

std::string nested(int depth) {
  std::string text = "ååå";
  for (int i = 0; i < depth; ++i) text += "<";
  for (int i = 0; i < depth; ++i) text += "1>";
  return text + "ööö";
}

TEST(Redact, LooksAgainForWhatOnlyNowCanBeRead) {
  const Guard brackets = bracket_guard();
  EXPECT_EQ(brackets.redact("a <<1>1> b", RedactStyle::remove), "a  b");
  for (const int depth : {7, 8, 9, 300}) {
    for (const RedactStyle style : kStyles) {
      const std::string text = brackets.redact(nested(depth), style);
      EXPECT_EQ(brackets.scan(text).findings.size(), 0U) << text;
      EXPECT_EQ(fold(text).find("\xEF\xBF\xBD"), std::string::npos) << "a character was cut: " << text;
    }
  }
}

TEST(Redact, LeavesALightFindingAloneWhenAskedTo) {
  const std::string text = "personnummer 811218-9876";
  EXPECT_NE(guard().redact(text, RedactStyle::remove, Severity::high), text);
  EXPECT_EQ(guard().redact("inget här", RedactStyle::remove, Severity::low), "inget här");
}

TEST(Evidence, SaysWhyEvenWhenOnlyTheFormSpeaks) {
  for (const char* text : {"29001011234567", "dae 31+3166666666ref"}) {
    const Report report = guard().scan(text);
    ASSERT_FALSE(report.findings.empty()) << text;
    for (const Finding& f : report.findings) EXPECT_FALSE(f.evidence.empty()) << text;
  }
}

}  // namespace
}  // namespace sluss

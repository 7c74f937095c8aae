// What people read: explanations, channels and the whole advice, in the languages of the locales.
#include "sluss/explain.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "find/candidate.h"

namespace sluss {
namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
  std::ifstream in(fs::path(SLUSS_SOURCE_DIR) / path, std::ios::binary);
  EXPECT_TRUE(in) << path;
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

Locale locale(const std::string& tag) {
  auto parsed = Locale::parse(read("core/data/locales/" + tag + ".json"));
  EXPECT_TRUE(parsed) << tag;
  return *parsed;
}

Policy migrationsverket() { return *Policy::parse(read("core/data/agencies/migrationsverket.json")); }

Finding found(std::string_view kind, std::vector<std::string_view> evidence = {}) {
  Finding finding;
  finding.severity = Severity::high;
  finding.kind = kind;
  finding.evidence = std::move(evidence);
  return finding;
}

constexpr Date kNow{std::chrono::year(2026), std::chrono::month(11), std::chrono::day(24)};
constexpr Date kLater{std::chrono::year(2027), std::chrono::month(6), std::chrono::day(1)};

bool says(const Explanation& explanation, std::string_view part) {
  for (const auto& consequence : explanation.consequences) {
    if (consequence.text.find(part) != std::string::npos) return true;
  }
  return false;
}

TEST(Locale, HasASentenceForEveryEvidence) {
  for (const auto& entry : fs::directory_iterator(fs::path(SLUSS_SOURCE_DIR) / "core/data/locales")) {
    const Locale words = locale(entry.path().stem().string());
    for (unsigned i = 0; i < static_cast<unsigned>(Evidence::count_); ++i) {
      EXPECT_FALSE(words.text("evidence", to_string(static_cast<Evidence>(i))).empty())
          << entry.path().filename() << " " << to_string(static_cast<Evidence>(i));
    }
  }
}

TEST(Locale, SaysWhichWayItIsRead) {
  EXPECT_TRUE(locale("ar").right_to_left());
  EXPECT_TRUE(locale("fa-AF").right_to_left());
  EXPECT_FALSE(locale("ti").right_to_left());
}

TEST(Locale, IsRefusedWithPathAndReason) {
  EXPECT_EQ(Locale::parse("{}").error().where, "meta");
  EXPECT_EQ(Locale::parse(R"({"meta": {"tag": "<script>"}})").error().where, "meta.tag");
  EXPECT_EQ(Locale::parse("{\"meta\": ").error().where, "line 1, column 10");
}

TEST(Locale, LeavesOutWhatItDoesNotHave) {
  const auto bare = Locale::parse(R"({"meta": {"tag": "de"}})");
  ASSERT_TRUE(bare);
  const Explanation explanation = explain(found("email", {"form"}), "contact", Policy(), *bare);
  EXPECT_EQ(explanation.title, "email");
  EXPECT_TRUE(explanation.why.empty());
  EXPECT_TRUE(explanation.consequences.empty());
}

TEST(Fill, PutsValuesIntoPlaceholdersOnce) {
  const Locale english = locale("en");
  EXPECT_EQ(fill("{a} and {b}, {a}", english, {{"a", "{b}"}, {"b", "x"}}), "{b} and x, {b}");
  EXPECT_EQ(fill("open {brace", english, {{"brace", "x"}}), "open {brace");
  EXPECT_EQ(fill("nothing for {this}", english, {}), "nothing for ");
}

TEST(Fill, IsolatesNumbersAndLinksInRightToLeftText) {
  EXPECT_EQ(fill("اتصل {phone}", locale("ar"), {{"phone", "0771-235 235"}}), "اتصل \u20660771-235 235\u2069");
  EXPECT_EQ(fill("اتصل {name}", locale("ar"), {{"name", "مصلحة"}}), "اتصل مصلحة");
}

TEST(Explain, SaysWhatItIsWhyItMattersAndWhatSpeaksForIt) {
  const Explanation explanation = explain(found("se.personnummer", {"check_digit", "label"}), "identity",
                                          migrationsverket(), locale("sv"));
  EXPECT_EQ(explanation.title, "Personnummer");
  ASSERT_EQ(explanation.why.size(), 3U);
  EXPECT_NE(explanation.why[0].find("låtsas vara du"), std::string::npos);
  EXPECT_NE(explanation.why[1].find("Kontrollsiffran"), std::string::npos);
}

TEST(Explain, NamesTheAgencyAndTheBasisOfEachConsequence) {
  const Explanation explanation = explain(found("case_question"), "case", migrationsverket(), locale("sv"));
  EXPECT_TRUE(says(explanation, "Migrationsverket kan inte svara"));
  EXPECT_FALSE(says(explanation, "måste säga ja")) << "this is not about somebody else";
  for (const auto& consequence : explanation.consequences)
    EXPECT_FALSE(consequence.basis.empty()) << consequence.text;
}

TEST(Explain, SpeaksOfConsentOnlyWhereItIsAboutOthers) {
  const Policy policy = migrationsverket();
  EXPECT_TRUE(
      says(explain(found("person_name", {"relation"}), "person", policy, locale("sv")), "måste säga ja"));
  EXPECT_TRUE(
      says(explain(found("special.health", {"relation"}), "special", policy, locale("sv")), "måste säga ja"));
  EXPECT_FALSE(
      says(explain(found("person_name", {"introduction"}), "person", policy, locale("sv")), "måste säga ja"));
}

TEST(Explain, HasGeneralConsequencesWithoutAnAgency) {
  EXPECT_EQ(explain(found("email"), "contact", Policy(), locale("en")).consequences.size(), 2U);
  EXPECT_EQ(explain(found("special.health"), "special", Policy(), locale("en")).consequences.size(), 3U);
}

TEST(Explain, PrefersTheAgencysOwnWords) {
  Policy policy = migrationsverket();
  LocalText own;
  own.set("sv", "Fråga oss på Min sida, {agency}.");
  policy.wording.emplace_back("dangers.case_question", own);
  EXPECT_EQ(explain(found("case_question"), "case", policy, locale("sv")).why.front(),
            "Fråga oss på Min sida, Migrationsverket.");
  EXPECT_EQ(explain(found("case_question"), "case", policy, locale("sv-simple")).why.front(),
            "Fråga oss på Min sida, Migrationsverket.")
      << "a variety reads its language";
  EXPECT_NE(explain(found("case_question"), "case", policy, locale("en")).why.front().find("file"),
            std::string::npos);
}

TEST(Describe, GivesPhoneLinkAndTheNumberFromAbroad) {
  const Policy policy = migrationsverket();
  const ChannelText call = describe(*policy.channel("call"), policy, locale("sv"), kNow);
  EXPECT_EQ(call.label, "Ring Migrationsverket");
  EXPECT_EQ(call.type, "phone");
  EXPECT_EQ(call.phone, "0771-235 235");
  EXPECT_EQ(call.url, "https://www.migrationsverket.se/kontakta-oss/ring-oss.html");
  EXPECT_NE(call.note.find("+46 771 235 235"), std::string::npos);
}

TEST(Describe, GivesTheAgencysSiteInsteadOfAStaleFact) {
  const Policy policy = migrationsverket();
  const ChannelText call = describe(*policy.channel("call"), policy, locale("sv"), kLater);
  EXPECT_EQ(call.phone, "");
  EXPECT_EQ(call.url, "https://www.migrationsverket.se/");
  EXPECT_NE(call.note.find("2026-11-24"), std::string::npos);
  EXPECT_EQ(describe(*policy.channel("letter"), policy, locale("sv"), kLater).address, "");
}

TEST(Describe, KeepsAnEmergencyNumberHoweverOldThePackIs) {
  const Policy policy = migrationsverket();
  EXPECT_EQ(describe(*policy.channel("emergency"), policy, locale("sv"), kLater).phone, "112");
}

TEST(Advice, IsSilentAboutFindingsOfLowSeverity) {
  Report report;
  report.verdict = Verdict::warn;
  report.findings = {found("person_name"), found("email")};
  report.findings[0].severity = Severity::low;
  const std::string text =
      advice_text(report, Policy(), locale("en"), kNow, [](std::string_view) { return "contact"; });
  EXPECT_EQ(text.find("Person's name"), std::string::npos) << text;
  EXPECT_NE(text.find("E-mail address"), std::string::npos) << text;
}

TEST(Advice, IsWholeInEveryLanguage) {
  const Policy policy = migrationsverket();
  Report report;
  report.verdict = Verdict::warn;
  report.findings = {found("se.personnummer", {"label"}), found("special.health", {"first_person"})};
  for (std::size_t i = 0; i < policy.channels.size(); ++i) report.channels.push_back(i);
  const auto category_of = [](std::string_view kind) {
    return std::string_view(kind == "special.health" ? "special" : "identity");
  };
  for (const auto& entry : fs::directory_iterator(fs::path(SLUSS_SOURCE_DIR) / "core/data/locales")) {
    const Locale words = locale(entry.path().stem().string());
    const std::string text = advice_text(report, policy, words, kNow, category_of);
    EXPECT_EQ(text.find_first_of("{}"), std::string::npos) << text;
    EXPECT_NE(text.find("0771-235 235"), std::string::npos) << words.tag();
    EXPECT_NE(text.find(words.text("kinds", "special.health")), std::string::npos) << words.tag();
  }
}

}  // namespace
}  // namespace sluss

// What an inspection tells beside the report: each reason for which something is not reported, and nothing
// else changed.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include <nlohmann/json.hpp>

#include "support/whole_guard.h"

namespace sluss {
namespace {

const Guard& guard() {
  static const Guard guard = whole_guard("migrationsverket");
  return guard;
}

/// Why `part` of `text` is not reported as `kind` ("" for what was not weighed for any kind); "" if it is not
/// refused.
std::string_view refusal(std::string_view text, std::string_view part, std::string_view kind) {
  const Inspection seen = guard().inspect(text);
  const auto it = std::find_if(seen.refusals.begin(), seen.refusals.end(), [&](const Refusal& r) {
    return r.kind == kind && text.substr(r.start, r.end - r.start) == part;
  });
  return it == seen.refusals.end() ? std::string_view() : to_string(it->reason);
}

TEST(Inspect, SaysWhatIsWrongWithANumber) {
  EXPECT_EQ(refusal("Jag skrev 850709-9806 igen", "850709-9806", "se.personnummer"), "check_digit");
  EXPECT_EQ(refusal("Jag skrev 851309-9805 igen", "851309-9805", "se.personnummer"), "date");
  EXPECT_EQ(refusal("Jag skrev 850709-9805 igen", "850709-9805", "se.orgnr"), "component");
}

TEST(Inspect, SaysThatNoWordSpeaksForANumber) {
  EXPECT_EQ(refusal("Det var 12345678 igen", "12345678", "il.idnr"), "no_label");
  EXPECT_EQ(refusal("Mitt ärende är 12345678", "12345678", "se.migrationsverket.case_number"), "");
}

TEST(Inspect, SaysThatSomethingLikelierStandsThere) {
  const std::string_view text = "Ärendenummer, dossiernummer 12345678";
  EXPECT_EQ(refusal(text, "12345678", "se.migrationsverket.case_number"), "overlapped");
  const Inspection seen = guard().inspect(text);
  EXPECT_TRUE(std::any_of(seen.refusals.begin(), seen.refusals.end(), [](const Refusal& r) {
    return r.kind == "se.migrationsverket.case_number" && r.instead == "se.migrationsverket.dossier_number";
  }));
}

TEST(Inspect, SaysThatTheAgencyPublishesIt) {
  EXPECT_EQ(refusal("Betala till bankgiro 5223-7005 i dag", "5223-7005", "se.bankgiro"), "allow_listed");
}

TEST(Inspect, SaysWhatIsLeftAloneWhateverItMayBe) {
  EXPECT_EQ(refusal("Se https://example.org/a/850709-9805 där", "850709", ""), "link");
  EXPECT_EQ(refusal("Det blev 12345678 kr till slut", "12345678", ""), "count");
  EXPECT_EQ(refusal("Filen 22AF8507099805 är trasig", "8507099805", ""), "code");
}

TEST(Inspect, SaysWhatRedactionHasLeft) {
  const std::string text = guard().redact("Mitt lösenord: hunter2secret", RedactStyle::label);
  EXPECT_EQ(refusal(text, "[credential]", "credential"), "redacted");
}

TEST(Inspect, CountsOffsetsInTheUnitThatIsAskedFor) {
  const std::string_view text = "😀 bankgiro 5223-7005";
  const auto first = [&](OffsetUnit unit) {
    const Inspection seen = guard().inspect(text, {{}, unit});
    const auto it = std::find_if(seen.refusals.begin(), seen.refusals.end(),
                                 [](const Refusal& r) { return r.reason == RefusalReason::allow_listed; });
    return it == seen.refusals.end() ? std::size_t{0} : it->start;
  };
  EXPECT_EQ(first(OffsetUnit::byte), 14U);
  EXPECT_EQ(first(OffsetUnit::utf16), 12U);
  EXPECT_EQ(first(OffsetUnit::codepoint), 11U);
}

TEST(Inspect, ReportsWhatAScanReports) {
  std::size_t texts = 0;
  for (const auto& file : std::filesystem::directory_iterator(SLUSS_SOURCE_DIR "/tests/vectors")) {
    if (file.path().extension() != ".json") continue;
    const auto document = nlohmann::json::parse(read_file(file.path()));
    for (const auto& vector : document.at("vectors")) {
      const auto text = vector.at("text").get<std::string>();
      const Report report = guard().scan(text);
      const Inspection seen = guard().inspect(text);
      ++texts;
      EXPECT_EQ(seen.report.verdict, report.verdict) << text;
      EXPECT_EQ(seen.report.channels, report.channels) << text;
      EXPECT_TRUE(std::equal(report.findings.begin(), report.findings.end(), seen.report.findings.begin(),
                             seen.report.findings.end(),
                             [](const Finding& a, const Finding& b) {
                               return a.kind == b.kind && a.start == b.start && a.end == b.end &&
                                      a.severity == b.severity && a.confidence == b.confidence;
                             }))
          << text;
      for (const Refusal& r : seen.refusals) {
        EXPECT_LT(r.start, r.end) << text;
        EXPECT_LE(r.end, text.size()) << text;
      }
    }
  }
  EXPECT_GT(texts, 0U);
}

}  // namespace
}  // namespace sluss

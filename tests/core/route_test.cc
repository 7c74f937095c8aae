// Which channels an agency's pack gives for comments of the kinds that people write: tests/core/routes.json.
#include "advise/route.h"

#include <gtest/gtest.h>

#include <deque>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "advise/topics.h"
#include "sluss/explain.h"
#include "text/fold.h"

namespace sluss::advise {
namespace {

using nlohmann::json;

std::string read(const std::string& path) {
  std::ifstream in(std::string(SLUSS_SOURCE_DIR) + "/" + path, std::ios::binary);
  EXPECT_TRUE(in) << path;
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

Policy agency(const std::string& id) {
  auto policy = Policy::parse(read("core/data/agencies/" + id + ".json"));
  EXPECT_TRUE(policy) << id << ": " << policy.error().message();
  return *policy;
}

/// The categories of the kinds that the cases use.
std::string_view category_of(std::string_view kind) {
  if (kind.substr(0, 8) == "special.") return "special";
  for (const std::string_view part : {"case", "diary", "duf", "home_office", "receipt", "police_report"}) {
    if (kind.find(part) != std::string_view::npos) return "case";
  }
  if (kind == "email" || kind == "phone" || kind == "street_address") return "contact";
  if (kind == "person_name" || kind == "date_of_birth") return "person";
  if (kind == "iban") return "financial";
  return "identity";
}

std::vector<std::string_view> topics_in(const std::string& text, const Policy& policy) {
  static FoldedText folded;
  static SplitText words;
  static std::deque<Topics> keep;  // the names must outlive the answer
  folded.assign(text);
  words.assign(folded.view());
  keep.push_back(Topics::of(policy));
  return keep.back().in(words);
}

/// {"kind": "phone", "evidence": ["relation"]} or just "phone"
Finding finding_from(const json& in) {
  Finding finding;
  finding.severity = in.is_object() && in.value("severity", "") == "low" ? Severity::low : Severity::high;
  finding.kind = in.is_string() ? in.get_ref<const std::string&>() : in["kind"].get_ref<const std::string&>();
  if (in.is_object() && in.contains("evidence")) {
    for (const json& id : in["evidence"]) finding.evidence.push_back(id.get_ref<const std::string&>());
  }
  return finding;
}

TEST(Route, ChoosesTheChannelsThatFitTypicalComments) {
  const json cases = json::parse(read("tests/core/routes.json"))["cases"];
  for (const json& c : cases) {
    const std::string text = c["text"].get<std::string>();
    const Policy policy = agency(c["agency"].get<std::string>());
    std::vector<Finding> findings;
    for (const json& finding : c["findings"]) findings.push_back(finding_from(finding));
    const Situation situation = situation_of(topics_in(text, policy), c.value("language", "sv"));
    std::vector<std::string> ids;
    for (const std::size_t i : channels_for(policy, findings, situation, category_of))
      ids.push_back(policy.channels[i].id);
    EXPECT_EQ(json(ids), c["channels"]) << c["agency"] << ": " << text;
  }
}

TEST(Route, GivesNoChannelsWhereNothingWasFound) {
  EXPECT_TRUE(
      channels_for(agency("migrationsverket"), {}, situation_of({"emergency"}, "sv"), category_of).empty());
}

TEST(Route, GivesNoChannelsForWhatPeopleAreNotToldOf) {
  Finding public_figure;
  public_figure.kind = "person_name";
  public_figure.severity = Severity::low;
  EXPECT_TRUE(
      channels_for(agency("migrationsverket"), {public_figure}, situation_of({}, "sv"), category_of).empty());
}

TEST(Route, SaysWhatIsKnownOfTheWriterByTheirWords) {
  const Policy policy = agency("migrationsverket");
  const Situation abroad = situation_of(topics_in("I live abroad and have no BankID", policy), "en");
  EXPECT_TRUE(abroad.topics.empty());
  EXPECT_EQ(abroad.abroad, true);
  EXPECT_EQ(abroad.e_id, false);
}

TEST(Topics, AreSilentInOrdinaryComments) {
  const Policy policy = agency("migrationsverket");
  for (const char* text : {
           "När får jag svar på min ansökan?",
           "Det är fruktansvärt hur ni behandlar människor, en skam för landet.",
           "Många flyr från hot och våld, det måste politikerna förstå.",
           "How long does it take to become a citizen?",
           "The suspicious thing is that nobody answers the phone.",
           "كم من الوقت يستغرق القرار؟",
           "Скільки часу потрібно чекати?",
       }) {
    EXPECT_TRUE(topics_in(text, policy).empty()) << text;
  }
}

TEST(Topics, AreKnownInEveryLanguageOfTheData) {
  const Policy none;
  const json data = json::parse(read("core/data/topics.json"))["topics"];
  for (const json& topic : data) {
    for (const auto& [language, phrases] : topic["phrases"].items()) {
      for (const json& phrase : phrases) {
        std::string text = phrase.get<std::string>();
        std::replace(text.begin(), text.end(), '*', 'x');
        const auto topics = topics_in("Hej! " + text + ".", none);
        EXPECT_NE(std::find(topics.begin(), topics.end(), topic["id"].get<std::string>()), topics.end())
            << topic["id"] << " " << language << ": " << text;
      }
    }
  }
}

TEST(Topics, TakeThePacksOwnWords) {
  Policy policy;
  policy.topics.push_back({"road", {"hål i gatan", "trasig* gatlamp*"}});
  EXPECT_EQ(topics_in("Det är ett stort hål i gatan här", policy), std::vector<std::string_view>{"road"});
  EXPECT_EQ(topics_in("trasiga gatlampor överallt", policy), std::vector<std::string_view>{"road"});
  EXPECT_TRUE(topics_in("ett hål i vägen", policy).empty());
}

}  // namespace
}  // namespace sluss::advise

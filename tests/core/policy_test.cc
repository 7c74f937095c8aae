// Policy packs: what is read, what is refused and why, and what a policy answers.
#include "sluss/policy.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

namespace sluss {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

const fs::path kSource = SLUSS_SOURCE_DIR;
const fs::path kPacks = kSource / "tests/core/packs";
const fs::path kAgencies = kSource / "core/data/agencies";

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  EXPECT_TRUE(in) << path;
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

std::vector<fs::path> json_files(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string all_messages(const std::vector<Error>& problems) {
  std::string text;
  for (const Error& problem : problems) text += "  " + problem.message() + "\n";
  return text;
}

json smallest() { return json::parse(read(kPacks / "smallest.json")); }

TEST(PolicyCheck, FindsNothingWrongWithTheShippedPacks) {
  auto files = json_files(kAgencies);
  ASSERT_FALSE(files.empty());
  files.push_back(kAgencies / "templates/municipality.json");
  for (const fs::path& file : files) {
    const auto problems = check_policy(read(file));
    EXPECT_TRUE(problems.empty()) << file.filename() << "\n" << all_messages(problems);
  }
}

TEST(PolicyCheck, NamesPathAndReasonForEveryBrokenPack) {
  const json expected = json::parse(read(kPacks / "expected.json"));
  EXPECT_EQ(expected["cases"].size(), json_files(kPacks / "broken").size())
      << "every broken pack has its expectation";
  for (const json& broken : expected["cases"]) {
    const auto problems = check_policy(read(kPacks / "broken" / broken["file"].get<std::string>()));
    ASSERT_EQ(problems.size(), 1U) << broken["file"] << "\n" << all_messages(problems);
    EXPECT_EQ(problems[0].where, broken["path"].get<std::string>()) << broken["file"];
    EXPECT_NE(problems[0].reason.find(broken["reason"].get<std::string>()), std::string::npos)
        << broken["file"] << ": " << problems[0].reason;
  }
}

TEST(PolicyCheck, ReportsEveryProblemAndNotOnlyTheFirst) {
  json pack = smallest();
  pack["country"] = "Sverige";
  pack["channels"][0]["phone"] = "ring oss";
  pack["channels"][0]["checked"] = "i går";
  const auto problems = check_policy(pack.dump());
  ASSERT_EQ(problems.size(), 3U) << all_messages(problems);
  EXPECT_EQ(problems[0].where, "country");
  EXPECT_EQ(problems[1].where, "channels[0].phone");
  EXPECT_EQ(problems[2].where, "channels[0].checked");

  const auto parsed = Policy::parse(pack.dump());
  ASSERT_FALSE(parsed);
  EXPECT_EQ(parsed.error().where, "country");
  EXPECT_NE(parsed.error().reason.find("2 more"), std::string::npos);
}

TEST(PolicyCheck, KnowsTheKindsOfTheCatalogue) {
  json pack = smallest();
  pack["severities"] = {
      {"email", "low"}, {"special.*", "high"}, {"case", "medium"}, {"emial", "high"}, {"spezial.*", "low"}};
  const auto problems = check_policy(pack.dump(), {"email", "special.health"});
  ASSERT_EQ(problems.size(), 2U) << all_messages(problems);
  EXPECT_EQ(problems[0].where, "severities.emial");
  EXPECT_EQ(problems[1].where, "severities[\"spezial.*\"]");
}

TEST(PolicyCheck, RefusesTooMuchWithoutReadingIt) {
  const std::string huge = "{\"a\":\"" + std::string(300'000, 'x') + "\"}";
  const auto too_big = check_policy(huge);
  ASSERT_EQ(too_big.size(), 1U);
  EXPECT_NE(too_big[0].reason.find("bytes"), std::string::npos);

  std::string many = "[";
  for (int i = 0; i < 30'000; ++i) many += "1,";
  many += "1]";
  const auto too_many = check_policy(many);
  ASSERT_EQ(too_many.size(), 1U);
  EXPECT_NE(too_many[0].reason.find("20000 values"), std::string::npos);
}

TEST(PolicyCheck, SurvivesAnyCutAndAnyByte) {
  const std::string whole = read(kPacks / "smallest.json");
  for (std::size_t length = 0; length + 2 < whole.size(); ++length) {
    EXPECT_FALSE(check_policy(whole.substr(0, length)).empty()) << length;
  }
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (const char byte : {'\0', '\x7F', '\x80', '\xFF', '"', '{', '9'}) {
      std::string changed = whole;
      changed[at] = byte;
      (void)check_policy(changed);
    }
  }
}

TEST(PolicyCheck, LetsJoinersStandWhereAScriptNeedsThem) {
  json pack = smallest();
  pack["names"]["fa"] = "اداره\u200cی نمونه";
  EXPECT_TRUE(check_policy(pack.dump()).empty());
  pack["names"]["en"] = "Exam\u200cple";
  EXPECT_EQ(check_policy(pack.dump()).size(), 1U);
}

TEST(PolicyCheck, LetsLinksLeadToOthersWhoDoNotPoseAsTheAgency) {
  json pack = smallest();
  pack["channels"][0]["url"] = {{"sv", "https://www.imy.se/"}};
  EXPECT_TRUE(check_policy(pack.dump()).empty());
}

TEST(Policy, ReadsTheMigrationAgency) {
  const auto parsed = Policy::parse(read(kAgencies / "migrationsverket.json"));
  ASSERT_TRUE(parsed) << parsed.error().message();
  const Policy& policy = *parsed;
  EXPECT_EQ(policy.id, "migrationsverket");
  EXPECT_EQ(policy.name.in("sv"), "Migrationsverket");
  const Channel* call = policy.channel("call");
  ASSERT_NE(call, nullptr);
  EXPECT_EQ(call->type, ChannelType::phone);
  EXPECT_EQ(call->phone, "0771-235 235");
  EXPECT_EQ(call->source.certainty, Certainty::confirmed);
  EXPECT_NE(policy.channel(policy.data_protection_officer), nullptr);
  EXPECT_NE(policy.channel(policy.supervisory_authority), nullptr);
}

TEST(Policy, NeverShowsAnUnconfirmedFact) {
  for (const fs::path& file : json_files(kAgencies)) {
    const auto policy = Policy::parse(read(file));
    ASSERT_TRUE(policy) << file;
    for (const Channel& channel : policy->channels) {
      EXPECT_NE(channel.source.certainty, Certainty::unconfirmed) << file << " " << channel.id;
    }
  }
}

TEST(Policy, DoesNotTakeTheAgencysOwnNumbersForLeaks) {
  const auto policy = Policy::parse(read(kAgencies / "migrationsverket.json"));
  ASSERT_TRUE(policy);
  for (const char* own :
       {"0771-235 235", "0771 235235", "+46 771 235 235", "0046771235235", "+46 (0)771-235 235", "5223-7005",
        "52237005", "SE6912000000012810106908", "se69 1200 0000 0128 1010 6908"}) {
    EXPECT_TRUE(policy->allows(own)) << own;
  }
  for (const char* other : {"0771-235 236", "070-174 06 05", "5223-7006", "8507 0771 235 235",
                            "123456 771235235", "235 235", "", "-", "771235"}) {
    EXPECT_FALSE(policy->allows(other)) << other;
  }
}

TEST(Policy, DoesNotTakeTheAgencysSharedMailboxesForLeaks) {
  const auto policy = Policy::parse(read(kAgencies / "migrationsverket.json"));
  ASSERT_TRUE(policy);
  for (const char* own : {"migrationsverket@migrationsverket.se", "Presstjanst@Migrationsverket.SE",
                          "registrator@mail.migrationsverket.se"}) {
    EXPECT_TRUE(policy->allows(own)) << own;
  }
  for (const char* other : {"anna.lindqvist@migrationsverket.se", "migrationsverket@example.com",
                            "anna@migrationsverket.se.example.com", "anna@notmigrationsverket.se",
                            "@migrationsverket.se", "anna@example.com@migrationsverket.se"}) {
    EXPECT_FALSE(policy->allows(other)) << other;
  }
}

TEST(Policy, TakesTheMostSpecificSeverity) {
  json pack = smallest();
  pack["severities"] = {
      {"special", "low"}, {"special.*", "medium"}, {"special.health", "high"}, {"contact", "low"}};
  const auto policy = Policy::parse(pack.dump());
  ASSERT_TRUE(policy);
  EXPECT_EQ(policy->severity_of("special.health", "special"), Severity::high);
  EXPECT_EQ(policy->severity_of("special.religion", "special"), Severity::medium);
  EXPECT_EQ(policy->severity_of("email", "contact"), Severity::low);
  EXPECT_EQ(policy->severity_of("iban", "financial"), std::nullopt);
}

TEST(LocalText, FallsBackFromAVarietyToItsLanguageThenToEnglish) {
  LocalText text;
  text.set("sv", "hej");
  text.set("en", "hello");
  EXPECT_EQ(text.in("sv-simple"), "hej");
  EXPECT_EQ(text.in("ar"), "hello");
  EXPECT_EQ(text.exactly("ar"), "");
}

}  // namespace
}  // namespace sluss

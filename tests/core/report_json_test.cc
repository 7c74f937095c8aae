// Reports as JSON: what another parser reads out of them is what went in.
#include "report/json.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "sluss/guard.h"

namespace sluss {
namespace {

using nlohmann::json;

constexpr Date kDay{std::chrono::year(2026), std::chrono::month(11), std::chrono::day(24)};

std::string read(const std::string& path) {
  std::ifstream in(std::filesystem::path(SLUSS_SOURCE_DIR) / path, std::ios::binary);
  EXPECT_TRUE(in) << path;
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

std::string written(std::string_view text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

TEST(ReportJson, ReadsAStringBackAsItWas) {
  const std::string every_control = [] {
    std::string text;
    for (char c = 0; c < 0x20; ++c) text += c;
    return text;
  }();
  for (const std::string& text :
       {std::string("plain"), std::string(), std::string("\"quoted\" \\ and / \x7f"), every_control,
        std::string("å ٨٥٠٧٠٩ ሰላም 😀 \u2028"), std::string("a\0b", 3)}) {
    EXPECT_EQ(json::parse(written(text)).get<std::string>(), text);
  }
}

TEST(ReportJson, PutsTheReplacementCharacterForInvalidBytes) {
  EXPECT_EQ(json::parse(written("a\xff"
                                "b"))
                .get<std::string>(),
            "a\uFFFDb");
}

TEST(ReportJson, TellsVerdictFindingsAndChannels) {
  const auto policy =
      std::make_shared<const Policy>(*Policy::parse(read("core/data/agencies/migrationsverket.json")));
  const Locale locale = *Locale::parse(read("core/data/locales/en.json"));
  GuardOptions options;
  options.policy = policy;
  const Guard guard = *Guard::create(options);
  const Report report = guard.scan("My personal number is 850709-9805, anna@example.org");

  std::string out = "{";
  append_report_members(out, report, *policy, locale, kDay);
  const json shape = json::parse(out + "}");

  EXPECT_EQ(shape["verdict"], "warn");
  ASSERT_EQ(shape["findings"].size(), 2U);
  const json& number = shape["findings"][0];
  EXPECT_EQ(number["kind"], "se.personnummer");
  EXPECT_EQ(number["start"], 22);
  EXPECT_EQ(number["end"], 33);
  EXPECT_EQ(number["severity"], "high");
  EXPECT_GT(number["confidence"].get<double>(), 0.9);
  EXPECT_FALSE(number["evidence"].empty());
  ASSERT_EQ(shape["channels"].size(), report.channels.size());
  ASSERT_FALSE(report.channels.empty());
  for (const json& channel : shape["channels"]) {
    EXPECT_FALSE(channel["id"].get<std::string>().empty());
    EXPECT_FALSE(channel["type"].get<std::string>().empty());
    EXPECT_FALSE(channel["label"].get<std::string>().empty());
    for (const auto& [name, value] : channel.items()) EXPECT_NE(value, "") << name;
  }
}

TEST(ReportJson, IsCompleteForATextWithoutFindings) {
  std::string out = "{";
  append_report_members(out, Report{}, Policy{}, *Locale::parse(read("core/data/locales/en.json")), kDay);
  EXPECT_EQ(json::parse(out + "}"),
            (json{{"verdict", "clear"}, {"findings", json::array()}, {"channels", json::array()}}));
}

}  // namespace
}  // namespace sluss

// Packs by somebody who means harm: each is refused with a reason, quickly and in little memory, or does no
// harm.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "sluss/guard.h"
#include "text/unicode.h"

namespace sluss {
namespace {

using nlohmann::json;

json smallest() {
  std::ifstream in(SLUSS_SOURCE_DIR "/tests/core/packs/smallest.json");
  return json::parse(in);
}

bool refused_at(const json& pack, std::string_view where) {
  const auto problems = check_policy(pack.dump());
  return std::any_of(problems.begin(), problems.end(), [&](const Error& problem) {
    return problem.where.starts_with(where) && !problem.reason.empty();
  });
}

json with_link(const std::string& url) {
  json pack = smallest();
  pack["channels"][0]["url"] = {{"sv", url}};
  return pack;
}

json with_patterns(const std::vector<std::string>& patterns, std::size_t kinds = 1) {
  json pack = smallest();
  for (std::size_t k = 0; k < kinds; ++k) {
    json kind = {{"id", "se.example.k" + std::to_string(k)},
                 {"names", {{"en", "Number"}, {"sv", "Nummer"}}},
                 {"category", "case"},
                 {"severity", "high"},
                 {"believe", {{{"when", {"layout"}}, {"confidence", 0.9}}}},
                 {"finds", {"EX123456"}},
                 {"ignores", {"EX"}}};
    for (const std::string& pattern : patterns) kind["patterns"].push_back({{"pattern", pattern}});
    pack["kinds"].push_back(kind);
  }
  return pack;
}

TEST(HostilePacks, CannotLeadAnywhereButToTheAgencyByHttps) {
  ASSERT_FALSE(refused_at(with_link("https://www.exempelverket.example/kontakt"), "channels"));
  for (const char* url : {"javascript:alert(1)",
                          "JavaScript:alert(1)",
                          " javascript:alert(1)",
                          "java\nscript:alert(1)",
                          "data:text/html,<script>alert(1)</script>",
                          "vbscript:x",
                          "file:///etc/passwd",
                          "//exempelverket.example/",
                          "blob:https://exempelverket.example/1",
                          "http://www.exempelverket.example/",
                          "https:exempelverket.example/",
                          "https://exempelverket.example@evil.example/",
                          "https://exempelverket.example\\@evil.example/",
                          "https://exempelverket.example.evil.example/",
                          "https://exempe1verket.example/",
                          "https://exempelverkеt.example/" /* Cyrillic е */,
                          "https://xn--exempelverkt-4ij.example/",
                          "https://192.0.2.1/",
                          "https://[2001:db8::1]/",
                          "https:///x",
                          "https://www.exempelverket.example/\u202Egnp.exe",
                          "https://www.exempelverket.example/a b",
                          "https://www.exempelverket.example/\"onclick=\"x",
                          "https://www.exempelverket.example/<b>",
                          ""}) {
    EXPECT_TRUE(refused_at(with_link(url), "channels[0].url")) << url;
  }
}

TEST(HostilePacks, CannotHideOrTurnRoundTextInNames) {
  for (const char32_t control :
       {U'\u202A', U'\u202B', U'\u202C', U'\u202D', U'\u202E', U'\u2066', U'\u2067', U'\u2068', U'\u2069',
        U'\u200B', U'\u2060', U'\uFEFF', U'\u00AD', U'\u0007', U'\u0085', U'\u2028'}) {
    std::string name = "Exempel";
    append_utf8(name, control);
    name += "verket";
    json pack = smallest();
    pack["names"]["sv"] = name;
    EXPECT_TRUE(refused_at(pack, "names.sv")) << "U+" << std::hex << static_cast<unsigned>(control);
  }
}

TEST(HostilePacks, CannotUsePatternsThatBlowUp) {
  for (const char* pattern :
       {"(?:a{1000}){1000}", "(?:(?:(?:a{30}){30}){30}){30}", "(?:\\pL{100}){100}", "(?:.{0,1000}){0,1000}",
        "[^a]{1000}b", "(?:x+x+)+y{999}\\w{999}", "a**", "(?P<n>a)(?P<m>b)", "(a)(b)", "\\1", "(?=a)",
        "(?<!a)b", "(((((((((((((((((((((((((((((((", "\\C", "a*", "(?:)", "\\p{Nonsense}", "x{1001}"}) {
    EXPECT_TRUE(refused_at(with_patterns({pattern}), "kinds[0].patterns[0].pattern")) << pattern;
  }
  EXPECT_TRUE(
      refused_at(with_patterns({std::string(5'000, '(') + "a" + std::string(5'000, ')')}), "kinds[0]"));
  EXPECT_TRUE(refused_at(with_patterns(std::vector<std::string>(11, "EX\\d{6}")), "kinds[0].patterns"));
  EXPECT_TRUE(refused_at(with_patterns({"EX\\d{6}"}, 31), "kinds"));
}

TEST(HostilePacks, CannotMakeScansSlowWithPatternsThatOtherEnginesChokeOn) {
  const auto policy = Policy::parse(with_patterns({"(?:EX|E|X)+(?:\\d+)+$", "(?:\\w+\\s?)+!EX\\d"}).dump());
  ASSERT_TRUE(policy) << policy.error().message();
  const auto guard = Guard::create({std::make_shared<const Policy>(*policy)});
  ASSERT_TRUE(guard);
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "EX1 ";
  EXPECT_LE(guard->scan(text).findings.size(), text.size());
}

TEST(HostilePacks, CannotOverflowTheReadersStack) {
  for (const auto& [open, close] : {std::pair("[", "]"), std::pair("{\"a\":", "}")}) {
    std::string deep;
    for (int i = 0; i < 40'000; ++i) deep += open;
    const std::string cut = deep;
    for (int i = 0; i < 40'000; ++i) deep += close;
    for (const std::string& pack : {cut, deep}) {
      const auto problems = check_policy(pack);
      ASSERT_EQ(problems.size(), 1U);
      EXPECT_FALSE(problems[0].reason.empty());
    }
  }
}

TEST(HostilePacks, CannotSayAKeyTwiceHoweverItIsSpelt) {
  for (const char* pack : {R"({"id": "a", "id": "b"})", R"({"id": "a", "\u0069d": "b"})",
                           R"({"channels": [{"url": {"sv": "x", "sv": "y"}}]})"}) {
    const auto problems = check_policy(pack);
    EXPECT_TRUE(std::any_of(problems.begin(), problems.end(), [](const Error& problem) {
      return problem.reason.find("twice") != std::string::npos;
    })) << pack;
  }
}

TEST(HostilePacks, CannotPutAWrongTypeWhereAnythingIsExpected) {
  const std::array<json, 7> wrong{nullptr, true, -1, 1e308, "", json::array(), json::object()};
  const json pack = with_patterns({"EX\\d{6}"});
  const json leaves = pack.flatten();
  for (const auto& [pointer, value] : leaves.items()) {
    for (const json& other : wrong) {
      if (other.type() == value.type() || (other.is_number() && value.is_number())) continue;
      json changed = pack;
      changed[json::json_pointer(pointer)] = other;
      const auto policy = Policy::parse(changed.dump());
      EXPECT_EQ(static_cast<bool>(policy), check_policy(changed.dump()).empty()) << pointer << " = " << other;
      if (!policy) continue;  // what it leaves to the catalogue, the catalogue refuses
      const auto guard = Guard::create({std::make_shared<const Policy>(*policy)});
      EXPECT_TRUE(!guard && !guard.error().reason.empty()) << pointer << " = " << other;
    }
  }
}

TEST(HostilePacks, CannotClaimMoreThanCertaintyOrLessThanNothing) {
  for (const double confidence : {-1.0, 0.0, 1.5, 1e308}) {
    json pack = with_patterns({"EX\\d{6}"});
    pack["kinds"][0]["believe"][0]["confidence"] = confidence;
    const auto policy = Policy::parse(pack.dump());
    EXPECT_FALSE(policy && Guard::create({std::make_shared<const Policy>(*policy)})) << confidence;
  }
}

}  // namespace
}  // namespace sluss

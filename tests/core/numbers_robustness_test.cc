// Validators read what strangers type: any bytes, any length.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>
#include <set>
#include <string>

#include "numbers/phone.h"
#include "numbers/registry.h"

namespace sluss {
namespace {

constexpr std::array<std::string_view, 5> reasons = {"length", "format", "date", "component", "check_digit"};

bool well_formed(Validity validity) {
  const bool known = std::ranges::find(reasons, validity.reason) != reasons.end();
  return validity.valid ? validity.reason.empty() : known;
}

TEST(Validators, AnswerEveryStringWithAReason) {
  std::mt19937 random(20250101);
  constexpr std::string_view likely = "0123456789-+/ .<ABCXYZabc()";
  std::uniform_int_distribution<std::size_t> length(0, 120), choice(0, likely.size() - 1);
  std::uniform_int_distribution<int> byte(0, 255);
  for (int round = 0; round < 400; ++round) {
    std::string text(length(random), ' ');
    const bool any_bytes = round % 4 == 0;
    for (char& c : text) c = any_bytes ? static_cast<char>(byte(random)) : likely[choice(random)];
    for (const NumberScheme& scheme : number_schemes()) {
      EXPECT_TRUE(well_formed(scheme.validate(text)))
          << scheme.kind << " on " << testing::PrintToString(text);
    }
  }
}

TEST(Validators, RefuseNothingAndMuchTooMuch) {
  for (const NumberScheme& scheme : number_schemes()) {
    EXPECT_FALSE(scheme.validate("")) << scheme.kind;
    EXPECT_FALSE(scheme.validate(std::string(100'000, '1'))) << scheme.kind;
    EXPECT_FALSE(scheme.validate("-")) << scheme.kind;
  }
}

TEST(Validators, DoNotMindSpaceAround) {
  EXPECT_TRUE(find_validator("se.personnummer")(" 900101-2385\n"));
  EXPECT_TRUE(find_validator("iban")("\tSE69 1200 0000 0128 1010 6908 "));
  EXPECT_TRUE(find_validator("es.dni")(" 54362315k "));
}

TEST(Registry, FindsEveryKindAndNoOther) {
  std::set<std::string_view> seen;
  for (const NumberScheme& scheme : number_schemes()) {
    EXPECT_TRUE(seen.insert(scheme.kind).second) << scheme.kind << " twice";
    EXPECT_EQ(find_scheme(scheme.kind), &scheme);
  }
  EXPECT_EQ(find_scheme("se"), nullptr);
  EXPECT_EQ(find_scheme(""), nullptr);
  EXPECT_EQ(find_validator("zz.unknown"), nullptr);
}

}  // namespace
}  // namespace sluss

// The check digit algorithms by themselves: published examples, and what each promises to notice.
#include <gtest/gtest.h>

#include <string>

#include "numbers/calendar.h"
#include "numbers/compact.h"
#include "numbers/iso7064.h"
#include "numbers/luhn.h"
#include "numbers/verhoeff.h"
#include "numbers/weighted.h"

namespace sluss::numbers {
namespace {

/// Is there exactly one last digit that makes `body` valid?
template <typename Check>
bool exactly_one_check_digit(const std::string& body, Check check) {
  int fitting = 0;
  for (char c = '0'; c <= '9'; ++c) fitting += check(body + c) ? 1 : 0;
  return fitting == 1;
}

/// Does `check` refuse every string that differs from the valid `number` in one digit?
template <typename Check>
bool notices_every_wrong_digit(std::string number, Check check) {
  for (char& c : number) {
    const char original = c;
    for (c = '0'; c <= '9'; ++c) {
      if (c != original && check(number)) return false;
    }
    c = original;
  }
  return true;
}

template <typename Check>
bool notices_every_swap_of_neighbours(std::string number, Check check) {
  for (std::size_t i = 0; i + 1 < number.size(); ++i) {
    if (number[i] == number[i + 1]) continue;
    std::swap(number[i], number[i + 1]);
    if (check(number)) return false;
    std::swap(number[i], number[i + 1]);
  }
  return true;
}

TEST(Luhn, AcceptsTheExampleOfTheStandard) {
  EXPECT_TRUE(luhn("79927398713"));
  EXPECT_FALSE(luhn("79927398710"));
  EXPECT_FALSE(luhn(""));
}

TEST(Luhn, HasOneCheckDigitAndNoticesEveryWrongDigit) {
  EXPECT_TRUE(exactly_one_check_digit("7992739871", luhn));
  EXPECT_TRUE(notices_every_wrong_digit("79927398713", luhn));
}

TEST(Luhn, MissesTheSwapOfNineAndZero) {
  ASSERT_TRUE(luhn("0919"));
  EXPECT_TRUE(luhn("9019"));
}

TEST(Verhoeff, AcceptsTheUsualExample) {
  EXPECT_TRUE(verhoeff("2363"));
  EXPECT_FALSE(verhoeff("2364"));
  EXPECT_FALSE(verhoeff(""));
}

TEST(Verhoeff, NoticesEveryWrongDigitAndEverySwap) {
  EXPECT_TRUE(exactly_one_check_digit("84736430954837284567", verhoeff));
  ASSERT_TRUE(verhoeff("234123412346"));
  EXPECT_TRUE(notices_every_wrong_digit("234123412346", verhoeff));
  EXPECT_TRUE(notices_every_swap_of_neighbours("234123412346", verhoeff));
}

TEST(Verhoeff, MultipliesInTheDihedralGroup) {
  for (int a = 0; a < 10; ++a) {
    EXPECT_EQ(dihedral_product(a, 0), a);
    EXPECT_EQ(dihedral_product(0, a), a);
    for (int b = 0; b < 10; ++b) {
      for (int c = 0; c < 10; ++c) {
        EXPECT_EQ(dihedral_product(dihedral_product(a, b), c), dihedral_product(a, dihedral_product(b, c)));
      }
    }
  }
  EXPECT_NE(dihedral_product(1, 5), dihedral_product(5, 1));
}

TEST(Iso7064, AcceptsTheExamplesOfTheStandard) {
  EXPECT_TRUE(mod_11_10("07945"));
  EXPECT_TRUE(mod_11_2("079X"));
  EXPECT_TRUE(mod_37_36("A12425GABC1234002M"));
  EXPECT_FALSE(mod_37_36("A12425GABC1234002N"));
  EXPECT_EQ(mod_97_10_remainder("79444"), 1);
}

TEST(Iso7064, NoticesEveryWrongDigit) {
  ASSERT_TRUE(mod_11_10("33392005961"));
  EXPECT_TRUE(notices_every_wrong_digit("33392005961", mod_11_10));
  const auto mod_97 = [](std::string_view text) { return mod_97_10_remainder(text) == 1; };
  ASSERT_TRUE(mod_97("79444"));
  EXPECT_TRUE(notices_every_wrong_digit("79444", mod_97));
  EXPECT_TRUE(notices_every_swap_of_neighbours("79444", mod_97));
}

TEST(WeightedSum, StopsAtTheLastWeight) {
  EXPECT_EQ(weighted_sum("1239", {1, 10, 100}), 321);
  EXPECT_EQ(weighted_sum("12", {-1, 1}), 1);
}

TEST(Remainder, ReadsNumbersOfAnyLength) {
  EXPECT_EQ(remainder("97", 97), 0);
  EXPECT_EQ(remainder("1" + std::string(40, '0'), 7), 4);
}

TEST(Compact, DropsSeparatorsAndOuterSpaceOnly) {
  const Compact n(" ab-12 3\n", "-");
  EXPECT_EQ(n.view(), "AB12 3");
  EXPECT_FALSE(n.all_digits());
}

TEST(Compact, CountsWhatItCannotHold) {
  const Compact n(std::string(500, '7'), "");
  EXPECT_EQ(n.size(), 500U);
  EXPECT_EQ(n.view().size(), Compact::capacity);
  EXPECT_EQ(n.expect_digits(500).reason, "format");
}

TEST(Compact, PadsWithZerosAndDropsPrefixes) {
  Compact n("HR12", "");
  n.drop_prefix("HR");
  n.pad_to(4);
  EXPECT_EQ(n.view(), "0012");
  EXPECT_EQ(n.number(0, 4), 12);
}

TEST(Calendar, KnowsLeapYears) {
  EXPECT_TRUE(is_date(2000, 2, 29));
  EXPECT_FALSE(is_date(1900, 2, 29));
  EXPECT_FALSE(is_date(2023, 2, 29));
  EXPECT_FALSE(is_date(2024, 13, 1));
  EXPECT_FALSE(is_date(2024, 4, 31));
}

TEST(Calendar, KnowsOtherCalendars) {
  EXPECT_TRUE(is_solar_hijri_birth_date(1370, 6, 31));
  EXPECT_FALSE(is_solar_hijri_birth_date(1370, 7, 31));
  EXPECT_FALSE(is_solar_hijri_birth_date(1990, 1, 1));
  EXPECT_TRUE(is_hijri_birth_date(1410, 12, 30));
  EXPECT_FALSE(is_hijri_birth_date(1410, 12, 31));
}

}  // namespace
}  // namespace sluss::numbers

// Sweden has to be exact: what tells a personal number, a coordination number and an organisation number
// apart.
#include <gtest/gtest.h>

#include <string>

#include "numbers/luhn.h"
#include "numbers/phone.h"
#include "numbers/registry.h"

namespace sluss {
namespace {

Validity check(std::string_view kind, std::string_view text) { return find_validator(kind)(text); }

/// Nine digits and the check digit that makes them valid.
std::string with_check_digit(const std::string& nine) {
  for (char c = '0'; c <= '9'; ++c) {
    if (numbers::luhn(nine + c)) return nine + c;
  }
  return {};
}

std::string two_digits(int value) {
  return {static_cast<char>('0' + value / 10), static_cast<char>('0' + value % 10)};
}

TEST(SwedishNumbers, ArePersonalNumbersExactlyOnRealDates) {
  int accepted = 0;
  for (int month = 0; month < 100; ++month) {
    for (int day = 0; day < 100; ++day) {
      const std::string number = with_check_digit("85" + two_digits(month) + two_digits(day) + "123");
      accepted += check("se.personnummer", number).valid ? 1 : 0;
    }
  }
  EXPECT_EQ(accepted, 365);
}

TEST(SwedishNumbers, AreCoordinationNumbersFromMonthZeroAndDaySixtyOn) {
  for (int month = 0; month < 100; ++month) {
    for (int day = 0; day < 100; ++day) {
      const std::string number = with_check_digit("85" + two_digits(month) + two_digits(day) + "239");
      const bool issued = month <= 12 && day >= 60 && day <= 91;
      EXPECT_EQ(check("se.samordningsnummer", number).valid, issued) << number;
    }
  }
}

TEST(SwedishNumbers, AreOfOneKindOfPersonOnly) {
  for (const char* number : {"900101-2385", "701063-2391", "556016-0680", "202100-4748", "150072-2390"}) {
    const int kinds =
        (check("se.personnummer", number) ? 1 : 0) + (check("se.samordningsnummer", number) ? 1 : 0);
    EXPECT_LE(kinds, 1) << number;
    EXPECT_TRUE(check("se.orgnr", number)) << number;
  }
  EXPECT_EQ(check("se.personnummer", "556016-0680").reason, "date");
  EXPECT_EQ(check("se.samordningsnummer", "556016-0680").reason, "date");
}

TEST(SwedishNumbers, BelongToACenturyThatIsPlausible) {
  EXPECT_TRUE(check("se.personnummer", "18900101-2385"));
  EXPECT_TRUE(check("se.personnummer", "19900101-2385"));
  EXPECT_EQ(check("se.personnummer", "16900101-2385").reason, "date");
  EXPECT_EQ(check("se.personnummer", "20900101-2385").reason, "date");
}

TEST(SwedishNumbers, KnowLeapDaysByTheCenturyThatIsWritten) {
  const std::string ten = with_check_digit("000229238");
  EXPECT_TRUE(check("se.personnummer", ten));
  EXPECT_TRUE(check("se.personnummer", "20" + ten));
  EXPECT_EQ(check("se.personnummer", "19" + ten).reason, "date");
}

TEST(SwedishPhones, InTheFictionRangeAreMobiles) {
  for (const char* number : {"0701740605", "0701740650", "0701740699"}) {
    const PhoneCheck phone = check_phone(number, false);
    EXPECT_EQ(phone.fit, PhoneFit::swedish) << number;
    EXPECT_EQ(phone.line, PhoneLine::mobile) << number;
  }
}

TEST(SwedishPhones, NeedAnAreaCodeThatExists) {
  EXPECT_EQ(check_phone("0846500423", false).line, PhoneLine::fixed);
  EXPECT_EQ(check_phone("033316005", false).line, PhoneLine::fixed);
  EXPECT_EQ(check_phone("0771235235", false).line, PhoneLine::service);
  EXPECT_NE(check_phone("0710123456", false).fit, PhoneFit::swedish);
  EXPECT_NE(check_phone("0790123", false).fit, PhoneFit::swedish);
}

TEST(Phones, KnowCallingCodesAndTrunkPrefixes) {
  EXPECT_EQ(check_phone("46701740605", true).region, "SE");
  EXPECT_EQ(check_phone("460701740605", true).national, "701740605");
  EXPECT_EQ(check_phone("0046701740605", true).fit, PhoneFit::international);
  EXPECT_EQ(check_phone("0046701740605", false).fit, PhoneFit::international);
  EXPECT_EQ(check_phone("93701234567", true).region, "AF");
  EXPECT_EQ(check_phone("999701234567", true).fit, PhoneFit::none);
  EXPECT_EQ(check_phone("461", true).fit, PhoneFit::none);
}

TEST(Phones, LeaveShortNumbersAndLongOnesAlone) {
  for (const char* number : {"112", "11414", "1177", "12345678901234567890"}) {
    EXPECT_FALSE(check_phone(number, false).plausible()) << number;
  }
}

}  // namespace
}  // namespace sluss

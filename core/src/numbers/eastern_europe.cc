// National numbers between the Baltic and the Black Sea, and of Russia.
//
// Bulgaria, EGN: YYMMDD (month +20 before 1900, +40 from 2000), three digits, weighted modulo 11.
//   valid   bg.egn     752316 926 3
//   valid   bg.egn     8032056031
//   invalid bg.egn     8032056032       check_digit
//   invalid bg.egn     8019010008       date
//
// Czechia and Slovakia, rodné číslo: YYMMDD/SSSC, month +50 for women, +20 where a day's numbers ran out; the
// whole divisible by 11, or with a remainder of ten and a last digit 0 (until 1985, rarely after). Nine
// digits without a check before 1954; ten for those of that age who were given one later.
//   valid   cz.rc      710319/2745
//   valid   cz.rc      991231123
//   valid   sk.rc      710319/2745
//   invalid cz.rc      710319/2746      check_digit
//   valid   cz.rc      510310/4743
//   valid   cz.rc      840101/0080
//   invalid cz.rc      7103192745123    length
//   invalid cz.rc      590312/123       date
//
// Estonia and Lithuania, isikukood and asmens kodas: century and sex, YYMMDD, four digits, weighted modulo 11
// with a second row of weights. Lithuanian numbers beginning with 9 have no date.
//   valid   ee.ik      36805280109
//   invalid ee.ik      36805280108      check_digit
//   invalid ee.ik      06805280106      component
//   valid   lt.asmens  33309240064
//   invalid lt.asmens  33309240164      check_digit
//
// Latvia, personas kods: DDMMYY-CNNNC, since 2017 32NNNN-NNNNC without a date.
//   valid   lv.pk      161175-19997
//   valid   lv.pk      328673-00679
//   invalid lv.pk      328673-00677     check_digit
//   invalid lv.pk      161375-19997     date
//
// Hungary, TAJ number (Act XX of 1996): nine digits, weights 3 and 7 in turn, modulo 10.
//   valid   hu.taj     123 456 788
//   invalid hu.taj     123 456 789      check_digit
//
// Poland, PESEL: YYMMDD (month +20 per century from 2000, +80 before 1900), four digits, weights 1 3 7 9.
//   valid   pl.pesel   44051401359
//   invalid pl.pesel   44051401358      check_digit
//   invalid pl.pesel   02381307589      date
//
// Romania, CNP: sex and century, YYMMDD, county, serial, weighted modulo 11.
//   valid   ro.cnp     1630615123457
//   invalid ro.cnp     1630615123458    check_digit
//   invalid ro.cnp     8800101221144    check_digit
//   invalid ro.cnp     1630615483450    component
//
// Former Yugoslavia, JMBG (in Slovenia EMŠO): DDMMYYY, region, serial, weighted modulo 11.
//   valid   si.emso    0101006500006
//   valid   yu.jmbg    0101006500006
//   invalid si.emso    0101006500007    check_digit
//   invalid si.emso    3202006500008    date
//
// Croatia, OIB: eleven digits, ISO 7064 MOD 11,10.
//   valid   hr.oib     HR 33392005961
//   invalid hr.oib     33392005962      check_digit
//
// Ukraine, RNOKPP, the number of the taxpayers' register: days since 1899-12-31, serial, weighted modulo 11.
//   valid   ua.rntrc   1759013776
//   invalid ua.rntrc   1759013770       check_digit
//
// Russia, INN of the tax service (ten digits for companies, twelve for people) and SNILS of the pension fund.
//   valid   ru.inn     123456789047
//   valid   ru.inn     1234567894
//   invalid ru.inn     123456789037     check_digit
//   valid   ru.snils   112-233-445 95
//   invalid ru.snils   112-233-445 59   check_digit
//   invalid ru.snils   000-000-000 00   component
#include <algorithm>
#include <iterator>

#include "numbers/calendar.h"
#include "numbers/compact.h"
#include "numbers/iso7064.h"
#include "numbers/validators.h"
#include "numbers/weighted.h"

namespace sluss::numbers {
namespace {

/// Estonia and Lithuania share the rule: a second row of weights where the first leaves ten.
bool baltic_check(const Compact& n) {
  int check = weighted_sum(n.view(), {1, 2, 3, 4, 5, 6, 7, 8, 9, 1}) % 11;
  if (check == 10) check = weighted_sum(n.view(), {3, 4, 5, 6, 7, 8, 9, 1, 2, 3}) % 11;
  return check % 10 == n.digit(10);
}

/// Digits 1-8 stand for sex and century: 1800 + 100 × (digit - 1) / 2.
bool baltic_date(const Compact& n) {
  return is_birth_date(1800 + 100 * ((n.digit(0) - 1) / 2) + n.number(1, 2), n.number(3, 2), n.number(5, 2));
}

/// Codes of Romanian counties, sectors of Bucharest, and those given to people without either, as the
/// register's directorate names them: 70 since births are registered by one system, 80 to 83 at embassies.
bool romanian_county(int code) {
  constexpr int others[] = {50, 51, 52, 54, 56, 60, 64, 70, 78, 80, 81, 82, 83, 84, 87, 88, 90, 98, 99};
  return (code >= 1 && code <= 47) ||
         std::find(std::begin(others), std::end(others), code) != std::end(others);
}

}  // namespace

Validity bg_egn(std::string_view text) {
  const Compact n(text, " -.");
  if (const Validity v = n.expect_digits(10); !v) return v;
  int year = 1900 + n.number(0, 2), month = n.number(2, 2);
  if (month > 40) {
    year += 100;
    month -= 40;
  } else if (month > 20) {
    year -= 100;
    month -= 20;
  }
  if (!is_date(year, month, n.number(4, 2))) return wrong_date;
  return check_digit_is(weighted_sum(n.view(), {2, 4, 8, 5, 10, 9, 7, 3, 6}) % 11 % 10 == n.digit(9));
}

Validity cz_rc(std::string_view text) {
  const Compact n(text, " /-");
  if (n.size() != 9 && n.size() != 10) return wrong_length;
  if (!n.all_digits()) return wrong_format;
  int year = 1900 + n.number(0, 2);
  if (n.size() == 9 && year >= 1980) year -= 100;
  if (n.size() == 9 && year > 1953) return wrong_date;
  if (n.size() == 10 && year < 1954 && year + 100 <= last_birth_year) year += 100;
  if (!is_birth_date(year, n.number(2, 2) % 50 % 20, n.number(4, 2))) return wrong_date;
  return check_digit_is(n.size() == 9 || n.number(0, 9) % 11 % 10 == n.digit(9));
}

Validity ee_ik(std::string_view text) {
  const Compact n(text, " -");
  if (const Validity v = n.expect_digits(11); !v) return v;
  if (n[0] < '1' || n[0] > '8') return wrong_component;
  if (!baltic_date(n)) return wrong_date;
  return check_digit_is(baltic_check(n));
}

Validity lt_asmens(std::string_view text) {
  const Compact n(text, " -");
  if (const Validity v = n.expect_digits(11); !v) return v;
  if (n[0] < '1') return wrong_component;
  if (n[0] != '9' && !baltic_date(n)) return wrong_date;
  return check_digit_is(baltic_check(n));
}

Validity lv_pk(std::string_view text) {
  const Compact n(text, " -");
  if (const Validity v = n.expect_digits(11); !v) return v;
  if (n[0] > '3') return wrong_component;
  const bool dated = !n.view().starts_with("32");
  if (dated && !is_birth_date(1800 + 100 * n.digit(6) + n.number(4, 2), n.number(2, 2), n.number(0, 2))) {
    return wrong_date;
  }
  return check_digit_is((1 + weighted_sum(n.view(), {10, 5, 8, 4, 2, 1, 6, 3, 7, 9})) % 11 % 10 ==
                        n.digit(10));
}

Validity hu_taj(std::string_view text) {
  if (text.find(' ') != std::string_view::npos && text.find('-') != std::string_view::npos)
    return wrong_format;
  const Compact n(text, " -");
  if (const Validity v = n.expect_digits(9); !v) return v;
  return check_digit_is(weighted_sum(n.view(), {3, 7, 3, 7, 3, 7, 3, 7}) % 10 == n.digit(8));
}

Validity pl_pesel(std::string_view text) {
  const Compact n(text, " -");
  if (const Validity v = n.expect_digits(11); !v) return v;
  constexpr int centuries[] = {1900, 2000, 2100, 2200, 1800};
  const int year = centuries[n.number(2, 2) / 20] + n.number(0, 2);
  if (!is_date(year, n.number(2, 2) % 20, n.number(4, 2))) return wrong_date;
  return check_digit_is(weighted_sum(n.view(), {1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1}) % 10 == 0);
}

Validity ro_cnp(std::string_view text) {
  const Compact n(text, " -");
  if (const Validity v = n.expect_digits(13); !v) return v;
  if (n[0] == '0') return wrong_component;
  constexpr int centuries[] = {0, 1900, 1900, 1800, 1800, 2000, 2000, 1900, 1900, 1900};
  const int year = centuries[n.digit(0)] + n.number(1, 2);
  if (!is_date(year, n.number(3, 2), n.number(5, 2))) return wrong_date;
  if (!romanian_county(n.number(7, 2))) return wrong_component;
  const int check = weighted_sum(n.view(), {2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9}) % 11;
  return check_digit_is((check == 10 ? 1 : check) == n.digit(12));
}

Validity si_emso(std::string_view text) {
  const Compact n(text, " -");
  if (const Validity v = n.expect_digits(13); !v) return v;
  const int year = n.number(4, 3) + (n[4] >= '8' ? 1000 : 2000);
  if (!is_birth_date(year, n.number(2, 2), n.number(0, 2))) return wrong_date;
  const int sum = weighted_sum(n.view(), {7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2});
  return check_digit_is((11 - sum % 11) % 11 % 10 == n.digit(12));
}

Validity hr_oib(std::string_view text) {
  Compact n(text, " -");
  n.drop_prefix("HR");
  if (const Validity v = n.expect_digits(11); !v) return v;
  return check_digit_is(mod_11_10(n.view()));
}

Validity ua_rntrc(std::string_view text) {
  const Compact n(text, " -");
  if (const Validity v = n.expect_digits(10); !v) return v;
  const int sum = weighted_sum(n.view(), {-1, 5, 7, 9, 4, 6, 10, 5, 7});
  return check_digit_is((sum + 11) % 11 % 10 == n.digit(9));
}

Validity ru_inn(std::string_view text) {
  const Compact n(text, " -");
  if (n.size() != 10 && n.size() != 12) return wrong_length;
  if (!n.all_digits()) return wrong_format;
  if (n.all_zeros()) return wrong_component;
  if (n.size() == 10) {
    return check_digit_is(weighted_sum(n.view(), {2, 4, 10, 3, 5, 9, 4, 6, 8}) % 11 % 10 == n.digit(9));
  }
  const int first = weighted_sum(n.view(), {7, 2, 4, 10, 3, 5, 9, 4, 6, 8}) % 11 % 10;
  const int second = weighted_sum(n.view(), {3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8}) % 11 % 10;
  return check_digit_is(first == n.digit(10) && second == n.digit(11));
}

Validity ru_snils(std::string_view text) {
  const Compact n(text, " -");
  if (const Validity v = n.expect_digits(11); !v) return v;
  const int check = weighted_sum(n.view(), {9, 8, 7, 6, 5, 4, 3, 2, 1}) % 101;
  return check_digit_is(check % 100 == n.number(9, 2));
}

}  // namespace sluss::numbers

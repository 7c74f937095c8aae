// National numbers of the Near East, Africa, and the rest of Asia.
//
// Iran, national code (sabt-e ahval): ten digits, leading zeros often left out, weighted modulo 11.
//   valid   ir.nationalid  0499370899
//   valid   ir.nationalid  499370899
//   invalid ir.nationalid  0499370898            check_digit
//   invalid ir.nationalid  3333333333            component
//
// Israel, mispar zehut: nine digits, Luhn.
//   valid   il.idnr        3933742-3
//   invalid il.idnr        3933742-2             check_digit
//
// Egypt, national identity number: century, YYMMDD, governorate, serial; the rule of its last digit is not
// public.
//   valid   eg.nationalid  29001011234567
//   invalid eg.nationalid  29013011234567        date
//   invalid eg.nationalid  29001019934567        component
//
// Ethiopia, Fayda number (twelve digits, Verhoeff, not beginning with 0 or 1) and alias (sixteen digits).
//   valid   et.fayda       234123412346
//   invalid et.fayda       234123412347          check_digit
//   invalid et.fayda       23412341234           length
//
// South Africa: YYMMDD, serial, citizenship (0, 1 or 2 for refugees), Luhn.
//   valid   za.idnr        7503305044089
//   invalid za.idnr        8503305044089         check_digit
//   invalid za.idnr        9125568100072         date
//
// Nigeria, NIN: eleven digits without a public check digit; rows such as 00000000000 are refused.
//   valid   ng.nin         52683917046
//   invalid ng.nin         98765432109           component
//
// Pakistan, CNIC (NADRA): province and place, serial, sex.
//   valid   pk.cnic        34201-0891231-8
//   invalid pk.cnic        34201-0891231-0       component
//   invalid pk.cnic        94201-0891231-8       component
//
// India, Aadhaar (twelve digits, Verhoeff, no palindromes) and PAN (kind of holder in the fourth place).
//   valid   in.aadhaar     2341 2341 2346
//   invalid in.aadhaar     234123412347          check_digit
//   invalid in.aadhaar     222222222222          component
//   valid   in.pan         ACUPA7085R
//   invalid in.pan         ABMXA3211G            component
//   invalid in.pan         ACUPA0000R            component
//
// Bangladesh: ten, thirteen or seventeen digits. Sri Lanka: nine digits and V or X, or twelve. Forms only.
//   valid   bd.nid         1234567890
//   invalid bd.nid         12345678901           length
//   valid   lk.nic         722222222V
//   valid   lk.nic         199931512253
//   invalid lk.nic         023125648V            format
//
// China, resident identity card (GB 11643): province and county, date, serial, ISO 7064 MOD 11-2; the fifteen
// digits of before 1999 have no check.
//   valid   cn.ric         11010219840406970X
//   valid   cn.ric         44011320141005001x
//   invalid cn.ric         36042619910102009X    check_digit
//   invalid cn.ric         360426199113010079    date
//   invalid cn.ric         990426199112010074    component
//
// Thailand: thirteen digits, not beginning with 0 or 9, weighted modulo 11.
//   valid   th.pin         3-7005-00702-40-1
//   invalid th.pin         3-7005-00702-40-2     check_digit
//
// Korea, resident registration number: YYMMDD, century and sex, place, weighted modulo 11.
//   valid   kr.rrn         971013-9019902
//   invalid kr.rrn         971013-9019903        check_digit
//   invalid kr.rrn         971310-9019908        date
//   invalid kr.rrn         971013-9999904        component
#include "numbers/calendar.h"
#include "numbers/compact.h"
#include "numbers/iso7064.h"
#include "numbers/luhn.h"
#include "numbers/validators.h"
#include "numbers/verhoeff.h"
#include "numbers/weighted.h"

namespace sluss::numbers {
namespace {

bool one_digit_repeated(const Compact& n) {
  return n.view().find_first_not_of(n[0]) == std::string_view::npos;
}

bool palindrome(const Compact& n) {
  for (std::size_t i = 0; i < n.size() / 2; ++i) {
    if (n[i] != n[n.size() - 1 - i]) return false;
  }
  return true;
}

/// Governorates of Egypt; 88 for those born abroad.
bool egyptian_governorate(int code) {
  return (code >= 1 && code <= 4) || (code >= 11 && code <= 35) || code == 88;
}

/// Provinces, GB/T 2260.
bool chinese_province(int code) {
  return (code >= 11 && code <= 15) || (code >= 21 && code <= 23) || (code >= 31 && code <= 37) ||
         (code >= 41 && code <= 46) || (code >= 50 && code <= 54) || (code >= 61 && code <= 65) ||
         code == 71 || (code >= 81 && code <= 83) || code == 91;
}

int korean_century(char seventh) {
  if (seventh == '9' || seventh == '0') return 1800;
  return seventh == '3' || seventh == '4' || seventh == '7' || seventh == '8' ? 2000 : 1900;
}

}  // namespace

Validity ir_nationalid(std::string_view text) {
  Compact n(text, " -");
  if (n.size() < 8) return wrong_length;
  n.pad_to(10);
  if (const Validity v = n.expect_digits(10); !v) return v;
  if (one_digit_repeated(n)) return wrong_component;
  const int rest = weighted_sum(n.view(), {10, 9, 8, 7, 6, 5, 4, 3, 2}) % 11;
  return check_digit_is((rest < 2 ? rest : 11 - rest) == n.digit(9));
}

Validity il_idnr(std::string_view text) {
  Compact n(text, " -");
  if (n.size() < 5) return wrong_length;
  n.pad_to(9);
  if (const Validity v = n.expect_digits(9); !v) return v;
  return check_digit_is(luhn(n.view()));
}

Validity eg_nationalid(std::string_view text) {
  const Compact n(text, " -/");
  if (const Validity v = n.expect_digits(14); !v) return v;
  if (n[0] != '2' && n[0] != '3') return wrong_component;
  const int year = 1700 + 100 * n.digit(0) + n.number(1, 2);
  if (!is_birth_date(year, n.number(3, 2), n.number(5, 2))) return wrong_date;
  return egyptian_governorate(n.number(7, 2)) ? valid : wrong_component;
}

Validity et_fayda(std::string_view text) {
  const Compact n(text, " -");
  if (n.size() != 12 && n.size() != 16) return wrong_length;
  if (!n.all_digits()) return wrong_format;
  if (n.size() == 16) return valid;
  if (n[0] < '2') return wrong_component;
  return check_digit_is(verhoeff(n.view()));
}

Validity za_idnr(std::string_view text) {
  const Compact n(text, " -");
  if (const Validity v = n.expect_digits(13); !v) return v;
  if (!is_date_in_some_century(n.number(0, 2), n.number(2, 2), n.number(4, 2))) return wrong_date;
  if (n[10] > '2') return wrong_component;
  return check_digit_is(luhn(n.view()));
}

Validity ng_nin(std::string_view text) {
  const Compact n(text, " -");
  if (const Validity v = n.expect_digits(11); !v) return v;
  const bool row = n.view().find("0123456789") != std::string_view::npos ||
                   n.view().find("9876543210") != std::string_view::npos;
  return row || one_digit_repeated(n) ? wrong_component : valid;
}

Validity pk_cnic(std::string_view text) {
  const Compact n(text, " -");
  if (const Validity v = n.expect_digits(13); !v) return v;
  return n[0] >= '1' && n[0] <= '7' && n[12] != '0' ? valid : wrong_component;
}

Validity in_aadhaar(std::string_view text) {
  const Compact n(text, " -:");
  if (const Validity v = n.expect_digits(12); !v) return v;
  if (n[0] < '2' || palindrome(n)) return wrong_component;
  return check_digit_is(verhoeff(n.view()));
}

Validity in_pan(std::string_view text) {
  const Compact n(text, " -");
  if (n.size() != 10) return wrong_length;
  if (!n.letters(0, 5) || !n.digits(5, 4) || !is_letter(n[9])) return wrong_format;
  const bool holder = std::string_view("ABCFGHJKLPT").find(n[3]) != std::string_view::npos;
  return holder && n.number(5, 4) != 0 ? valid : wrong_component;
}

Validity bd_nid(std::string_view text) {
  const Compact n(text, " -");
  if (n.size() != 10 && n.size() != 13 && n.size() != 17) return wrong_length;
  return n.all_digits() ? valid : wrong_format;
}

Validity lk_nic(std::string_view text) {
  const Compact n(text, " -");
  if (n.size() != 10 && n.size() != 12) return wrong_length;
  if (n[0] == '0') return wrong_format;
  if (n.size() == 12) return n.all_digits() ? valid : wrong_format;
  return n.digits(0, 9) && (n[9] == 'V' || n[9] == 'X') ? valid : wrong_format;
}

Validity cn_ric(std::string_view text) {
  const Compact n(text, " -");
  if (n.size() != 15 && n.size() != 18) return wrong_length;
  if (!n.digits(0, n.size() - 1) || !(is_digit(n[n.size() - 1]) || (n.size() == 18 && n[17] == 'X'))) {
    return wrong_format;
  }
  if (!chinese_province(n.number(0, 2))) return wrong_component;
  const bool date = n.size() == 15 ? is_date(1900 + n.number(6, 2), n.number(8, 2), n.number(10, 2))
                                   : is_birth_date(n.number(6, 4), n.number(10, 2), n.number(12, 2));
  if (!date) return wrong_date;
  return check_digit_is(n.size() == 15 || mod_11_2(n.view()));
}

Validity th_pin(std::string_view text) {
  const Compact n(text, " -");
  if (const Validity v = n.expect_digits(13); !v) return v;
  if (n[0] == '0' || n[0] == '9') return wrong_component;
  const int sum = weighted_sum(n.view(), {13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2});
  return check_digit_is((11 - sum % 11) % 10 == n.digit(12));
}

Validity kr_rrn(std::string_view text) {
  const Compact n(text, " -");
  if (const Validity v = n.expect_digits(13); !v) return v;
  if (!is_date(korean_century(n[6]) + n.number(0, 2), n.number(2, 2), n.number(4, 2))) return wrong_date;
  if (n.number(7, 2) > 96) return wrong_component;
  const int sum = weighted_sum(n.view(), {2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5});
  return check_digit_is((11 - sum % 11) % 10 == n.digit(12));
}

}  // namespace sluss::numbers

// The other Nordic countries' numbers for people.
//
// Norway, fødselsnummer (Skatteetaten): DDMMYYIIIKK. D-numbers add 40 to the day; 40 or 80 is added to the
// month of numbers for the health care and for tests. I says the century. The first check digit may leave a
// remainder of 0 to 3 by the rule that holds from 2032, which takes in the one before it.
//   valid   no.fodselsnummer  151086 95088
//   valid   no.fodselsnummer  18-06-15-92527
//   valid   no.fodselsnummer  53097248016
//   valid   no.fodselsnummer  13527248013
//   valid   no.fodselsnummer  30108299939
//   invalid no.fodselsnummer  26111593817    check_digit
//   invalid no.fodselsnummer  19575770838    date
//   invalid no.fodselsnummer  1234567890     length
//
// Denmark, CPR number: DDMMYY-SSSS. The check digit was given up in 2007: a date and a form. S says the
// century.
//   valid   dk.cpr            010180-1234
//   valid   dk.cpr            2103646750
//   invalid dk.cpr            310280-1234    date
//   invalid dk.cpr            010180-0000    component
//
// Finland, henkilötunnus (Digital and Population Data Services Agency): DDMMYY, a sign for the century, a
// serial (900-999 in temporary ones), one of 31 check characters.
//   valid   fi.hetu           131052-308T
//   valid   fi.hetu           131052a308t
//   valid   fi.hetu           161175Y802D
//   invalid fi.hetu           131052-308U    check_digit
//   invalid fi.hetu           131052/308T    format
//   invalid fi.hetu           310252-308Y    date
//   invalid fi.hetu           161175-001K    component
//
// Iceland, kennitala (Þjóðskrá): DDMMYY-NNKC, 40 added to the day for companies, K weighted modulo 11, C
// century.
//   valid   is.kennitala      450401-3150
//   valid   is.kennitala      120174-3399
//   invalid is.kennitala      120174-3389    check_digit
//   invalid is.kennitala      320174-3399    date
#include "numbers/calendar.h"
#include "numbers/compact.h"
#include "numbers/validators.h"
#include "numbers/weighted.h"

namespace sluss::numbers {
namespace {

/// Which years a Norwegian serial number stands for; -1 if none.
int norwegian_year(int year_of_century, int serial) {
  if (serial < 500) return 1900 + year_of_century;
  if (serial < 750 && year_of_century >= 54) return 1800 + year_of_century;
  if (year_of_century < 40) return 2000 + year_of_century;
  return serial >= 900 ? 1900 + year_of_century : -1;
}

int danish_year(int year_of_century, char seventh) {
  if (seventh <= '3') return 1900 + year_of_century;
  if (seventh == '4' || seventh == '9') return (year_of_century >= 37 ? 1900 : 2000) + year_of_century;
  return (year_of_century >= 58 ? 1800 : 2000) + year_of_century;
}

/// Century that the sign in a Finnish number stands for; -1 if there is no such sign.
int finnish_century(char sign) {
  if (sign == '+') return 1800;
  if (sign == '-' || (sign >= 'U' && sign <= 'Y')) return 1900;
  return sign >= 'A' && sign <= 'F' ? 2000 : -1;
}

}  // namespace

Validity no_fodselsnummer(std::string_view text) {
  const Compact n(text, " -:.");
  if (const Validity v = n.expect_digits(11); !v) return v;
  int day = n.number(0, 2), month = n.number(2, 2);
  if (day > 40) day -= 40;
  if (month > 80) month -= 80;
  if (month > 40) month -= 40;
  if (!is_birth_date(norwegian_year(n.number(4, 2), n.number(6, 3)), month, day)) return wrong_date;
  const int first = weighted_sum(n.view(), {3, 7, 6, 1, 8, 9, 4, 5, 2, 1}) % 11;
  const int second = weighted_sum(n.view(), {5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1}) % 11;
  return check_digit_is(first <= 3 && second == 0);
}

Validity dk_cpr(std::string_view text) {
  const Compact n(text, " -");
  if (const Validity v = n.expect_digits(10); !v) return v;
  if (!is_birth_date(danish_year(n.number(4, 2), n[6]), n.number(2, 2), n.number(0, 2))) return wrong_date;
  return n.number(6, 4) == 0 ? wrong_component : valid;
}

Validity fi_hetu(std::string_view text) {
  const Compact n(text, "");
  if (n.size() != 11) return wrong_length;
  const int century = finnish_century(n[6]);
  if (century < 0 || !n.digits(0, 6) || !n.digits(7, 3)) return wrong_format;
  if (!is_date(century + n.number(4, 2), n.number(2, 2), n.number(0, 2))) return wrong_date;
  if (n.number(7, 3) < 2) return wrong_component;
  constexpr std::string_view check_characters = "0123456789ABCDEFHJKLMNPRSTUVWXY";
  const int check = (n.number(0, 6) * 1000 + n.number(7, 3)) % 31;
  return check_digit_is(n[10] == check_characters[static_cast<std::size_t>(check)]);
}

Validity is_kennitala(std::string_view text) {
  const Compact n(text, " -");
  if (const Validity v = n.expect_digits(10); !v) return v;
  if (n[9] != '9' && n[9] != '0') return wrong_component;
  const int day = n.number(0, 2), month = n.number(2, 2);
  const int year = (n[9] == '9' ? 1900 : 2000) + n.number(4, 2);
  const bool company =
      day > 40 && day <= 71 && month >= 1 && month <= 12;  // founded on days that do not exist, too
  if (!company && !is_birth_date(year, month, day)) return wrong_date;
  return check_digit_is(weighted_sum(n.view(), {3, 2, 7, 6, 5, 4, 3, 2, 1}) % 11 == 0);
}

}  // namespace sluss::numbers

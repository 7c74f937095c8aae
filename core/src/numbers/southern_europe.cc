// National numbers of Spain, Portugal, Italy, Greece and Turkey.
//
// Spain, DNI and NIE (Ministerio del Interior): the check letter is the remainder modulo 23; X, Y, Z of a
// foreigner's number count as 0, 1, 2.
//   valid   es.dni            54362315-K
//   invalid es.dni            54362315Z          check_digit
//   invalid es.dni            54362315           length
//   valid   es.nie            x-2482300w
//   invalid es.nie            x-2482300a         check_digit
//   invalid es.nie            11111111H          format
//
// Portugal, number of the cartão de cidadão: eight digits, a digit, two letters or digits, and a check digit
// by Luhn's rule over base 36.
//   valid   pt.cc             00000000 0 ZZ4
//   invalid pt.cc             00000000 0 ZZ5     check_digit
//   invalid pt.cc             00000000 A ZZ4     format
//
// Italy, codice fiscale (Agenzia delle Entrate, DM 23/12/1976): letters of the name, year, month letter, day
// (+40 for women), place, check letter. Letters stand for digits where two people would share one.
//   valid   it.codicefiscale  RCCMNL83S18D969H
//   valid   it.codicefiscale  RSSMRAQRCMNFNLRG
//   invalid it.codicefiscale  RCCMNL83S18D969    length
//   invalid it.codicefiscale  RCCMNL83S18D967H   check_digit
//   invalid it.codicefiscale  RCCMNL83S32D969H   date
//
// Greece, AMKA (ΗΔΙΚΑ): DDMMYY, five digits, Luhn.
//   valid   gr.amka           01013099997
//   invalid gr.amka           01013099999        check_digit
//   invalid gr.amka           31023099991        date
//
// Turkey, T.C. kimlik numarası (Nüfus ve Vatandaşlık İşleri): eleven digits, two check digits modulo 10.
//   valid   tr.tckimlik       17291716060
//   valid   tr.tckimlik       10000000146
//   invalid tr.tckimlik       17291716050        check_digit
//   invalid tr.tckimlik       1729171606         length
//   invalid tr.tckimlik       07291716092        format
#include "numbers/calendar.h"
#include "numbers/compact.h"
#include "numbers/iso7064.h"
#include "numbers/luhn.h"
#include "numbers/validators.h"
#include "numbers/weighted.h"

namespace sluss::numbers {
namespace {

constexpr std::string_view dni_letters = "TRWAGMYFPDXBNJZSQVHLCKE";

/// The digit in an Italian number, also where one of LMNPQRSTUV stands for it; -1 for other letters.
int italian_digit(char c) {
  if (is_digit(c)) return c - '0';
  const std::size_t at = std::string_view("LMNPQRSTUV").find(c);
  return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

bool italian_form(const Compact& n) {
  for (std::size_t i : {6U, 7U, 9U, 10U, 12U, 13U, 14U}) {
    if (italian_digit(n[i]) < 0) return false;
  }
  return n.letters(0, 6) && is_letter(n[8]) && is_letter(n[11]) && is_letter(n[15]);
}

bool italian_date(const Compact& n) {
  const std::size_t month = std::string_view("ABCDEHLMPRST").find(n[8]);
  if (month == std::string_view::npos) return false;
  const int day = italian_digit(n[9]) * 10 + italian_digit(n[10]);
  const int year = italian_digit(n[6]) * 10 + italian_digit(n[7]);
  return is_date_in_some_century(year, static_cast<int>(month) + 1, day > 40 ? day - 40 : day);
}

/// Values of letters and digits in the places 1, 3, 5 … of an Italian number, by alphanumeric value
/// modulo 10.
constexpr int odd_place_values[26] = {1,  0,  5, 7, 9, 13, 15, 17, 19, 21, 2,  4,  18,
                                      20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23};

}  // namespace

Validity es_dni(std::string_view text) {
  const Compact n(text, " -.");
  if (n.size() != 9) return wrong_length;
  if (!n.digits(0, 8) || !is_letter(n[8])) return wrong_format;
  return check_digit_is(n[8] == dni_letters[static_cast<std::size_t>(n.number(0, 8) % 23)]);
}

Validity es_nie(std::string_view text) {
  const Compact n(text, " -.");
  if (n.size() != 9) return wrong_length;
  if (n[0] < 'X' || n[0] > 'Z' || !n.digits(1, 7) || !is_letter(n[8])) return wrong_format;
  const int number = (n[0] - 'X') * 10'000'000 + n.number(1, 7);
  return check_digit_is(n[8] == dni_letters[static_cast<std::size_t>(number % 23)]);
}

Validity pt_cc(std::string_view text) {
  const Compact n(text, " -");
  if (n.size() != 12) return wrong_length;
  if (!n.digits(0, 9) || alphanumeric_value(n[9]) < 0 || alphanumeric_value(n[10]) < 0 || !is_digit(n[11])) {
    return wrong_format;
  }
  int sum = 0;
  for (std::size_t i = 0; i < 12; ++i) {
    const int value = alphanumeric_value(n[i]) * (i % 2 == 0 ? 2 : 1);
    sum += i % 2 == 0 && value > 9 ? value - 9 : value;
  }
  return check_digit_is(sum % 10 == 0);
}

Validity it_codicefiscale(std::string_view text) {
  const Compact n(text, " -:");
  if (n.size() != 16) return wrong_length;
  if (!italian_form(n)) return wrong_format;
  if (!italian_date(n)) return wrong_date;
  int sum = 0;
  for (std::size_t i = 0; i < 15; ++i) {
    const int value = is_digit(n[i]) ? n.digit(i) : n[i] - 'A';
    sum += i % 2 == 0 ? odd_place_values[value] : value;
  }
  return check_digit_is(n[15] == 'A' + sum % 26);
}

Validity gr_amka(std::string_view text) {
  const Compact n(text, " -");
  if (const Validity v = n.expect_digits(11); !v) return v;
  if (!is_date_in_some_century(n.number(4, 2), n.number(2, 2), n.number(0, 2))) return wrong_date;
  return check_digit_is(luhn(n.view()));
}

Validity tr_tckimlik(std::string_view text) {
  const Compact n(text, " -");
  if (const Validity v = n.expect_digits(11); !v) return v;
  if (n[0] == '0') return wrong_format;
  const int first = weighted_sum(n.view(), {7, -1, 7, -1, 7, -1, 7, -1, 7});
  const int second = weighted_sum(n.view(), {1, 1, 1, 1, 1, 1, 1, 1, 1, 1});
  return check_digit_is((first + 100) % 10 == n.digit(9) && second % 10 == n.digit(10));
}

}  // namespace sluss::numbers

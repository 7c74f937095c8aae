// National numbers of the Americas, Australia and New Zealand.
//
// United States, Social Security number (SSA): area, group, serial; areas 000, 666 and 900-999, group 00 and
// serial 0000 are not issued, nor are numbers made famous by advertising. ITIN (IRS): 9NN, group 50-65,
// 70-88, 90-92 or 94-99. No check digit.
//   valid   us.ssn   536-90-4399
//   valid   us.ssn   536904399
//   invalid us.ssn   1112-23333       format
//   invalid us.ssn   666-00-0000      component
//   invalid us.ssn   078-05-1120      component
//   valid   us.itin  912-90-3456
//   invalid us.itin  912-93-4567      component
//   invalid us.itin  123-45-6789      component
//
// Canada, Social Insurance Number: nine digits, Luhn, not beginning with 0 or 8.
//   valid   ca.sin   123-456-782
//   invalid ca.sin   999-999-999      check_digit
//   invalid ca.sin   823456785        component
//
// Brazil, CPF: nine digits and two check digits modulo 11.
//   valid   br.cpf   390.533.447-05
//   invalid br.cpf   231.002.999-00   check_digit
//
// Mexico, CURP (Instructivo normativo, DOF 2021-10-18): letters of the name, YYMMDD, sex, state, consonants,
// a sign for the century, check digit. Letters that make an improper word are replaced when a number is made.
//   valid   mx.curp  BOXW310820HNERXN09
//   invalid mx.curp  BOXW310820HNERXN08   check_digit
//   invalid mx.curp  BOXW320230HNERXN06   date
//   invalid mx.curp  BOXW310820HZZRXN09   component
//
// Chile, RUT: seven or eight digits, check character modulo 11 with K for ten.
//   valid   cl.rut   12.531.909-2
//   invalid cl.rut   12531909-3       check_digit
//   invalid cl.rut   76086A28-5       format
//
// Australia, Tax File Number: eight or nine digits, weighted modulo 11.
//   valid   au.tfn   123 456 782
//   invalid au.tfn   999 999 999      check_digit
//
// New Zealand, IRD number: eight or nine digits, weighted modulo 11 with a second row of weights.
//   valid   nz.ird   49-091-850
//   valid   nz.ird   136410132
//   invalid nz.ird   136410133        check_digit
//   invalid nz.ird   150000001        component
#include "numbers/calendar.h"
#include "numbers/compact.h"
#include "numbers/iso7064.h"
#include "numbers/luhn.h"
#include "numbers/validators.h"
#include "numbers/weighted.h"

namespace sluss::numbers {
namespace {

/// AAA-GG-SSSS with both dashes (or spaces) or none.
bool social_security_form(std::string_view text, const Compact& n) {
  if (n.size() != 9 || !n.all_digits()) return false;
  const std::size_t first = text.find_first_of("- "), last = text.find_last_of("- ");
  if (first == std::string_view::npos) return true;
  return first == 3 && last == 6 && text[3] == text[6] && text.size() == 11;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

/// Codes of the states, DF for the capital, NE for born abroad.
constexpr std::string_view mexican_states =
    "AS BC BS CC CH CL CM CS DF DG GR GT HG JC MC MN MS NE NL NT OC PL QR QT SL SP SR TC TL TS VZ YN ZS";

constexpr std::string_view mexican_improper_words =
    "BACA BAKA BUEI BUEY CACA CACO CAGA CAGO CAKA CAKO COGE COGI COJA COJE COJI COJO COLA CULO FALO "
    "FETO GETA GUEI GUEY JETA JOTO KACA KACO KAGA KAGO KAKA KAKO KOGE KOGI KOJA KOJE KOJI KOJO KOLA "
    "KULO LILO LOCA LOCO LOKA LOKO MAME MAMO MEAR MEAS MEON MIAR MION MOCO MOKO MULA MULO NACA NACO "
    "PEDA PEDO PENE PIPI PITO POPO PUTA PUTO QULO RATA ROBA ROBE ROBO RUIN SENO TETA VACA VAGA VAGO "
    "VAKA VUEI VUEY WUEI WUEY";

/// Is `word` one of the words of `list`, all as long and one space apart?
bool listed(std::string_view list, std::string_view word) {
  for (std::size_t i = 0; i < list.size(); i += word.size() + 1) {
    if (list.substr(i, word.size()) == word) return true;
  }
  return false;
}

/// A-N and O-Z have Ñ between them.
int mexican_value(char c) { return is_digit(c) ? c - '0' : c - 'A' + (c > 'N' ? 11 : 10); }

}  // namespace

Validity us_ssn(std::string_view text) {
  const Compact n(text, " -");
  if (n.size() != 9) return wrong_length;
  if (!social_security_form(trim(text), n)) return wrong_format;
  const int area = n.number(0, 3);
  if (area == 0 || area == 666 || area >= 900 || n.number(3, 2) == 0 || n.number(5, 4) == 0)
    return wrong_component;
  constexpr std::string_view advertised[] = {"078051120", "457555462", "219099999"};
  for (std::string_view number : advertised) {
    if (n.view() == number) return wrong_component;
  }
  return valid;
}

Validity us_itin(std::string_view text) {
  const Compact n(text, " -");
  if (n.size() != 9) return wrong_length;
  if (!social_security_form(trim(text), n)) return wrong_format;
  const int group = n.number(3, 2);
  const bool issued = (group >= 50 && group <= 65) || (group >= 70 && group != 89 && group != 93);
  return n[0] == '9' && issued ? valid : wrong_component;
}

Validity ca_sin(std::string_view text) {
  const Compact n(text, " -");
  if (const Validity v = n.expect_digits(9); !v) return v;
  if (n[0] == '0' || n[0] == '8') return wrong_component;
  return check_digit_is(luhn(n.view()));
}

Validity br_cpf(std::string_view text) {
  const Compact n(text, " -.");
  if (const Validity v = n.expect_digits(11); !v) return v;
  if (n.view().find_first_not_of(n[0]) == std::string_view::npos) return wrong_component;
  const int first = (11 - weighted_sum(n.view(), {10, 9, 8, 7, 6, 5, 4, 3, 2}) % 11) % 11 % 10;
  const int second =
      (11 - (weighted_sum(n.view(), {11, 10, 9, 8, 7, 6, 5, 4, 3}) + 2 * first) % 11) % 11 % 10;
  return check_digit_is(first == n.digit(9) && second == n.digit(10));
}

Validity mx_curp(std::string_view text) {
  const Compact n(text, " -_");
  if (n.size() != 18) return wrong_length;
  const bool form = n.letters(0, 4) && n.digits(4, 6) && n.letters(10, 6) && alphanumeric_value(n[16]) >= 0 &&
                    is_digit(n[17]);
  if (!form) return wrong_format;
  if (listed(mexican_improper_words, n.view().substr(0, 4))) return wrong_component;
  if (!is_date((is_digit(n[16]) ? 1900 : 2000) + n.number(4, 2), n.number(6, 2), n.number(8, 2)))
    return wrong_date;
  if (n[10] != 'H' && n[10] != 'M' && n[10] != 'X') return wrong_component;
  if (!listed(mexican_states, n.view().substr(11, 2))) return wrong_component;
  int sum = 0;
  for (std::size_t i = 0; i < 17; ++i) sum += mexican_value(n[i]) * (18 - static_cast<int>(i));
  return check_digit_is((10 - sum % 10) % 10 == n.digit(17));
}

Validity cl_rut(std::string_view text) {
  Compact n(text, " -.");
  n.drop_prefix("CL");
  if (n.size() != 8 && n.size() != 9) return wrong_length;
  const std::size_t last = n.size() - 1;
  if (!n.digits(0, last) || !(is_digit(n[last]) || n[last] == 'K')) return wrong_format;
  if (n.all_zeros()) return wrong_component;
  int sum = 0, weight = 2;
  for (std::size_t i = last; i-- > 0; weight = weight == 7 ? 2 : weight + 1) sum += weight * n.digit(i);
  return check_digit_is(n[last] == "0K987654321"[sum % 11]);
}

Validity au_tfn(std::string_view text) {
  const Compact n(text, " -");
  if (n.size() != 8 && n.size() != 9) return wrong_length;
  if (!n.all_digits()) return wrong_format;
  if (n.all_zeros()) return wrong_component;
  const int sum = n.size() == 9 ? weighted_sum(n.view(), {1, 4, 3, 7, 5, 8, 6, 9, 10})
                                : weighted_sum(n.view(), {1, 4, 3, 7, 5, 8, 6, 9});
  return check_digit_is(sum % 11 == 0);
}

Validity nz_ird(std::string_view text) {
  Compact n(text, " -.");
  n.drop_prefix("NZ");
  if (n.size() != 8 && n.size() != 9) return wrong_length;
  n.pad_to(9);
  if (!n.all_digits()) return wrong_format;
  if (n.number(0, 9) <= 10'000'000 || n.number(0, 9) >= 150'000'000) return wrong_component;
  int rest = weighted_sum(n.view(), {3, 2, 7, 6, 5, 4, 3, 2}) % 11;
  if (rest == 1) rest = weighted_sum(n.view(), {7, 4, 3, 2, 5, 2, 7, 6}) % 11;
  return check_digit_is((11 - rest) % 11 == n.digit(8));
}

}  // namespace sluss::numbers

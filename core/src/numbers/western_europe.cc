// National numbers of Germany, Austria, Switzerland, the Low Countries, France, Britain and Ireland.
//
// Austria, Versicherungsnummer of the social insurance: NNNC DDMMYY, weighted modulo 11. The date may be
// fictitious (month 13 and on), so it is not checked.
//   valid   at.vnr   1237 010180
//   invalid at.vnr   2237 010180          check_digit
//
// Belgium, Rijksregisternummer: YYMMDD-SSS.CC, CC = 97 - remainder, a 2 put before births from 2000. BIS
// numbers for people who are not in the register add 20 or 40 to the month; month and day may be unknown (00,
// or a day over 31).
//   valid   be.nn    85.07.30-033 28
//   valid   be.nn    17 07 30 033 84
//   valid   be.nn    98 47 28 997 65
//   invalid be.nn    85.07.30-033 29       check_digit
//   valid   be.nn    85073500107
//   invalid be.nn    85133000105          date
//   invalid be.nn    00.02.30-001.15      date
//
// Switzerland, AHV number: 756.NNNN.NNNN.NC, check digit as in EAN-13.
//   valid   ch.ssn   756.9217.0769.85
//   invalid ch.ssn   756.9217.0769.84     check_digit
//   invalid ch.ssn   757.9217.0769.85     component
//
// Germany, Steuer-Identifikationsnummer (Bundeszentralamt für Steuern): eleven digits, of the first ten
// exactly one appears twice or three times; ISO 7064 MOD 11,10.
//   valid   de.idnr  36 574 261 809
//   valid   de.idnr  1112345678 6
//   invalid de.idnr  36 574 261 890       check_digit
//   invalid de.idnr  1234567890 3         format
//   invalid de.idnr  116574261809         length
//
// France, NIR (INSEE): sex, year, month, department (2A and 2B in Corsica), commune, serial, key modulo 97.
//   valid   fr.nir   2 95 10 99 126 111 93
//   valid   fr.nir   253072B07300470
//   invalid fr.nir   295109912611199      check_digit
//   invalid fr.nir   253072C07300443      format
//
// Great Britain, NHS number: ten digits, weighted modulo 11. National Insurance number: form only (HMRC,
// NIM39110).
//   valid   gb.nhs   943-476-5919
//   invalid gb.nhs   9434765871           check_digit
//   valid   gb.nino  AB 12 34 56 C
//   invalid gb.nino  BG123456A            component
//   invalid gb.nino  QQ123456C            component
//   invalid gb.nino  AB123456E            component
//
// Ireland, PPS number: seven digits, a check letter, and a second letter that counts if it is A, B or H.
//   valid   ie.pps   6433435F
//   valid   ie.pps   6433435FT
//   valid   ie.pps   6433435OA
//   invalid ie.pps   6433435E             check_digit
//   invalid ie.pps   6433435VH            check_digit
//   invalid ie.pps   1234567XX            format
//
// The Netherlands, burgerservicenummer: nine digits, weighted modulo 11 ("elfproef").
//   valid   nl.bsn   1112.22.333
//   invalid nl.bsn   1112.52.333          check_digit
#include "numbers/calendar.h"
#include "numbers/compact.h"
#include "numbers/iso7064.h"
#include "numbers/validators.h"
#include "numbers/weighted.h"

namespace sluss::numbers {
namespace {

bool one_of(char c, std::string_view set) { return set.find(c) != std::string_view::npos; }

/// The year that the check digits of a Belgian number fit; -1 if they fit neither century.
int belgian_year(const Compact& n) {
  const int rest = remainder(n.view().substr(0, 9), 97);
  const int check = n.number(9, 2);
  if (97 - rest == check) return 1900 + n.number(0, 2);
  constexpr int two_billion = 2'000'000'000 % 97;
  const int year = 2000 + n.number(0, 2);
  return year <= last_birth_year && 97 - (rest + two_billion) % 97 == check ? year : -1;
}

}  // namespace

Validity at_vnr(std::string_view text) {
  const Compact n(text, " -./");
  if (const Validity v = n.expect_digits(10); !v) return v;
  if (n[0] == '0') return wrong_format;
  return check_digit_is(weighted_sum(n.view(), {3, 7, 9, 0, 5, 8, 4, 2, 1, 6}) % 11 == n.digit(3));
}

Validity be_nn(std::string_view text) {
  const Compact n(text, " -./");
  if (const Validity v = n.expect_digits(11); !v) return v;
  const int month = n.number(2, 2) % 20, day = n.number(4, 2);
  if (n.number(2, 2) > 52 || month > 12) return wrong_date;
  const bool dated = month > 0 && day > 0 && day <= 31;
  if (dated && !is_date_in_some_century(n.number(0, 2), month, day)) return wrong_date;
  return check_digit_is(n.number(0, 9) > 0 && belgian_year(n) >= 0);
}

Validity ch_ssn(std::string_view text) {
  const Compact n(text, " .-");
  if (const Validity v = n.expect_digits(13); !v) return v;
  if (!n.view().starts_with("756")) return wrong_component;
  return check_digit_is(weighted_sum(n.view(), {1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1}) % 10 == 0);
}

Validity de_idnr(std::string_view text) {
  const Compact n(text, " -./,");
  if (const Validity v = n.expect_digits(11); !v) return v;
  if (n[0] == '0') return wrong_format;
  std::array<int, 10> count{};
  for (std::size_t i = 0; i < 10; ++i) ++count[static_cast<std::size_t>(n.digit(i))];
  int repeated = 0;
  for (int times : count) {
    if (times > 3) return wrong_format;
    if (times > 1) ++repeated;
  }
  if (repeated != 1) return wrong_format;
  return check_digit_is(mod_11_10(n.view()));
}

Validity fr_nir(std::string_view text) {
  const Compact n(text, " .-");
  if (n.size() != 15) return wrong_length;
  const bool corsica = n[5] == '2' && (n[6] == 'A' || n[6] == 'B');
  if (!n.digits(0, 5) || !n.digits(7, 8) || (!corsica && !n.digits(5, 2))) return wrong_format;
  if (!one_of(n[0], "123478")) return wrong_component;
  std::array<char, 13> body{};
  n.view().substr(0, 13).copy(body.data(), body.size());
  if (corsica) {
    body[5] = '1';
    body[6] = n[6] == 'A' ? '9' : '8';
  }
  return check_digit_is(97 - remainder({body.data(), body.size()}, 97) == n.number(13, 2));
}

Validity gb_nhs(std::string_view text) {
  const Compact n(text, " -");
  if (const Validity v = n.expect_digits(10); !v) return v;
  return check_digit_is(weighted_sum(n.view(), {10, 9, 8, 7, 6, 5, 4, 3, 2, 1}) % 11 == 0);
}

Validity gb_nino(std::string_view text) {
  const Compact n(text, " -");
  if (n.size() != 9) return wrong_length;
  if (!n.letters(0, 2) || !n.digits(2, 6) || !is_letter(n[8])) return wrong_format;
  constexpr std::string_view unused[] = {"BG", "GB", "KN", "NK", "NT", "TN", "ZZ"};
  for (std::string_view prefix : unused) {
    if (n.view().starts_with(prefix)) return wrong_component;
  }
  const bool issued = !one_of(n[0], "DFIQUV") && !one_of(n[1], "DFIOQUV") && n[8] <= 'D';
  return issued ? valid : wrong_component;
}

Validity ie_pps(std::string_view text) {
  const Compact n(text, " -");
  if (n.size() != 8 && n.size() != 9) return wrong_length;
  if (!n.digits(0, 7) || n[7] < 'A' || n[7] > 'W') return wrong_format;
  if (n.size() == 9 && !one_of(n[8], "ABHWTX")) return wrong_format;
  int sum = weighted_sum(n.view(), {8, 7, 6, 5, 4, 3, 2});
  if (n.size() == 9 && one_of(n[8], "ABH")) sum += 9 * (n[8] - 'A' + 1);
  return check_digit_is(n[7] == "WABCDEFGHIJKLMNOPQRSTUV"[sum % 23]);
}

Validity nl_bsn(std::string_view text) {
  Compact n(text, " -.");
  if (n.size() < 8) return wrong_length;
  n.pad_to(9);
  if (const Validity v = n.expect_digits(9); !v) return v;
  return check_digit_is(weighted_sum(n.view(), {9, 8, 7, 6, 5, 4, 3, 2, -1}) % 11 == 0);
}

}  // namespace sluss::numbers

// Sweden's numbers for people. Skatteverket (SKV 704 personnummer, SKV 707 samordningsnummer); DOMAIN: month
// 00 and day 60 are issued where a date of birth is not known, and dates that are in no calendar.
//
// YYMMDD-NNNC or YYYYMMDD-NNNC, Luhn over the last ten digits; + for - from the year a person turns 100.
// Only the digits count: people and systems put everything between them.
//   valid   se.personnummer       900101-2385
//   valid   se.personnummer       19900101-2385
//   valid   se.personnummer       900101+2385
//   valid   se.personnummer       90 01 01 23 85
//   valid   se.personnummer       121212-1212
//   invalid se.personnummer       900101-2386     check_digit
//   invalid se.personnummer       900231-2381     date
//   invalid se.personnummer       900101-0009     component
//   invalid se.personnummer       701063-2391     date
//   invalid se.personnummer       556016-0680     date
//   invalid se.personnummer       900101-238      length
//
// A coordination number has 60 added to the day.
//   valid   se.samordningsnummer  701063-2391
//   valid   se.samordningsnummer  19701063-2391
//   valid   se.samordningsnummer  150072-2390
//   valid   se.samordningsnummer  196100602397
//   invalid se.samordningsnummer  701063-2392     check_digit
//   invalid se.samordningsnummer  900101-2385     date
//   invalid se.samordningsnummer  701392-2391     date
//
// A temporary number of the health care or a school has a letter for the first of the last four; Luhn with
// the letter read as 1.
//   valid   se.interimsnummer     000101-T220
//   valid   se.interimsnummer     20000101-N220
//   invalid se.interimsnummer     000101-T221     check_digit
//   invalid se.interimsnummer     000101-A220     component
//
// A reserve number of the health care has a form only (regions differ): eight digits, two letters, two
// digits.
//   valid   se.reservnummer       98240301AA06
//   invalid se.reservnummer       98240301A006    format
#include "numbers/calendar.h"
#include "numbers/compact.h"
#include "numbers/luhn.h"
#include "numbers/validators.h"

namespace sluss::numbers {
namespace {

/// The last ten digits, and the century where one is written.
struct PersonalDigits {
  std::array<char, 12> digits{};
  std::size_t size = 0;
  int year = -1;  // with century; -1 where only two digits are written

  explicit PersonalDigits(std::string_view text) {
    for (char c : text) {
      if (!is_digit(c)) continue;
      if (size < digits.size()) digits[size] = c;
      ++size;
    }
    if (size == 12) year = at(0) * 1000 + at(1) * 100 + at(2) * 10 + at(3);
  }
  bool complete() const { return size == 10 || size == 12; }
  std::string_view last_ten() const { return {digits.data() + (size - 10), 10}; }
  int at(std::size_t i) const { return digits[i] - '0'; }
  int pair(std::size_t i) const { return (last_ten()[i] - '0') * 10 + last_ten()[i + 1] - '0'; }
  bool century_plausible() const { return year < 0 || (year >= 1800 && year <= last_birth_year); }
  bool date_exists() const {
    return year < 0 ? is_date_in_some_century(pair(0), pair(2), pair(4)) : is_date(year, pair(2), pair(4));
  }
  bool serial_issued() const { return last_ten().substr(6, 3) != "000"; }
};

Validity number_of_person(const PersonalDigits& n) {
  if (!n.serial_issued()) return wrong_component;
  return check_digit_is(luhn(n.last_ten()));
}

}  // namespace

Validity se_personnummer(std::string_view text) {
  const PersonalDigits n(text);
  if (!n.complete()) return wrong_length;
  if (!n.century_plausible() || !n.date_exists()) return wrong_date;
  return number_of_person(n);
}

Validity se_samordningsnummer(std::string_view text) {
  const PersonalDigits n(text);
  if (!n.complete()) return wrong_length;
  if (!n.century_plausible() || n.pair(2) > 12 || n.pair(4) < 60 || n.pair(4) > 91) return wrong_date;
  return number_of_person(n);
}

Validity se_interimsnummer(std::string_view text) {
  Compact n(text, " -+");
  if (n.size() != 10 && n.size() != 12) return wrong_length;
  const std::size_t start = n.size() - 10;
  if (!n.digits(0, start + 6) || !is_letter(n[start + 6]) || !n.digits(start + 7, 3)) return wrong_format;
  if (std::string_view("TRSUWXJKLMN").find(n[start + 6]) == std::string_view::npos) return wrong_component;
  const bool date = start == 2 ? is_birth_date(n.number(0, 4), n.number(4, 2), n.number(6, 2))
                               : is_date_in_some_century(n.number(0, 2), n.number(2, 2), n.number(4, 2));
  if (!date) return wrong_date;
  std::array<char, 10> digits{};
  n.view().substr(start).copy(digits.data(), digits.size());
  digits[6] = '1';
  return check_digit_is(luhn({digits.data(), digits.size()}));
}

Validity se_reservnummer(std::string_view text) {
  const Compact n(text, " -");
  if (n.size() != 12) return wrong_length;
  return n.digits(0, 8) && n.letters(8, 2) && n.digits(10, 2) ? valid : wrong_format;
}

}  // namespace sluss::numbers

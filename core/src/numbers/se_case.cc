// Case numbers of the Swedish authorities: forms, since none has a check digit.
//
// Migrationsverket, as its own forms and pages show them: dossier number NN-NNNNNN; the LMA card of an asylum
// seeker NN-NNNNNN/N; the number of one case, or the control number to look it up with, seven to nine digits.
//   valid   se.migrationsverket.dossier_number  20-000001
//   invalid se.migrationsverket.dossier_number  20-00001      length
//   valid   se.migrationsverket.lma_number      20-000001/1
//   valid   se.migrationsverket.lma_number      200000011
//   invalid se.migrationsverket.lma_number      20-0001       length
//   valid   se.migrationsverket.case_number     12345678
//   invalid se.migrationsverket.case_number     123456        length
//   invalid se.migrationsverket.case_number     1234567A      format
//
// Courts (SFS 1996:271, the case lists of the courts): letters for the kind of case, a running number, the
// year.
//   valid   se.court_case                       UM 1234-24
//   valid   se.court_case                       B 123-98
//   valid   se.court_case                       PMÖÄ 12-2019
//   invalid se.court_case                       XX 1234-24    component
//   invalid se.court_case                       UM 1234       format
//
// Police reports: authority, K and a running number, year.
//   valid   se.police_report                    5000-K123456-24
//   invalid se.police_report                    5000-123456-24   format
#include <array>

#include "numbers/compact.h"
#include "numbers/validators.h"

namespace sluss::numbers {
namespace {

constexpr std::array<std::string_view, 19> court_letters = {"UM",  "B", "T",  "FT",  "Ä",    "K",   "F",
                                                            "FFT", "M", "P",  "PMT", "PMFT", "PMÄ", "PMÖÄ",
                                                            "PMB", "Ö", "ÖÄ", "UMÖ", "A"};

/// Drops the longest prefix of digits and returns how long it was.
std::size_t take_digits(std::string_view& text) {
  std::size_t count = 0;
  while (count < text.size() && is_digit(text[count])) ++count;
  text.remove_prefix(count);
  return count;
}

bool take(std::string_view& text, char c) {
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

}  // namespace

Validity se_dossier_number(std::string_view text) { return Compact(text, " -").expect_digits(8); }

Validity se_lma_number(std::string_view text) {
  const Compact n(text, " -/");
  if (n.size() < 8 || n.size() > 10) return wrong_length;
  return n.all_digits() ? valid : wrong_format;
}

Validity se_case_number(std::string_view text) {
  const Compact n(text, " ");
  if (n.size() < 7 || n.size() > 9) return wrong_length;
  return n.all_digits() ? valid : wrong_format;
}

Validity se_court_case(std::string_view text) {
  const Compact compact(text, " ");
  const std::size_t digits = compact.view().find_first_of("0123456789");
  if (digits == 0 || digits == std::string_view::npos) return wrong_format;
  const std::string_view letters = compact.view().substr(0, digits);
  std::string_view rest = compact.view().substr(digits);
  const std::size_t number = take_digits(rest);
  if (number == 0 || number > 6 || !take(rest, '-')) return wrong_format;
  const std::size_t year = take_digits(rest);
  if ((year != 2 && year != 4) || !rest.empty()) return wrong_format;
  for (std::string_view known : court_letters) {
    if (letters == known) return valid;
  }
  return wrong_component;
}

Validity se_police_report(std::string_view text) {
  const Compact compact(text, " ");
  std::string_view rest = compact.view();
  if (take_digits(rest) != 4 || !take(rest, '-') || !take(rest, 'K')) return wrong_format;
  const std::size_t number = take_digits(rest);
  if (number < 1 || number > 7 || !take(rest, '-') || take_digits(rest) != 2 || !rest.empty())
    return wrong_format;
  return valid;
}

}  // namespace sluss::numbers

// Case and applicant numbers of other countries' migration authorities. Forms: the one published rule for a
// check digit (Norway's DUF) fails for the agency's own example, so it proves nothing and is left out.
//
// Norway, DUF number (UDI): year and six digits and two more, twelve in all.
//   valid   no.duf              2012 586975 61
//   invalid no.duf              1912 586975 61       component
//
// Germany, AZR number of the central register of foreigners: YYMMDD and six digits.
//   valid   de.azr              200913 000123
//   invalid de.azr              201313 000123        date
//
// Great Britain, Home Office: reference letter and seven or eight digits with the person after a slash; GWF
// and nine digits; unique application number in four groups.
//   valid   gb.home_office      A1234567/001
//   valid   gb.home_office      GWF012345678
//   valid   gb.home_office      3434-1234-5678-9012
//   invalid gb.home_office      GWF01234567          format
//
// United States, USCIS: receipt number, three letters of the service centre and ten digits; A-number of a
// person.
//   valid   us.uscis_receipt    IOE1234567890
//   invalid us.uscis_receipt    XYZ1234567890        component
//   valid   us.a_number         A012-345-678
//   invalid us.a_number         A12345               length
//
// Canada, unique client identifier: eight or ten digits.
//   valid   ca.uci              11-1111-1111
//   invalid ca.uci              111-1111             length
//
// UNHCR, registration group: office, year, C and the running number; individual numbers have none of the
// letters.
//   valid   unhcr.case_number   LEB-14C00123
//   valid   unhcr.case_number   245-19C01234
//   valid   unhcr.case_number   568-00012345
//   invalid unhcr.case_number   LEB-14X00123         format
#include "numbers/calendar.h"
#include "numbers/compact.h"
#include "numbers/validators.h"

namespace sluss::numbers {
namespace {

/// USCIS service centres, and IOE for what was filed online.
constexpr std::string_view service_centres[] = {"IOE", "EAC", "WAC", "LIN", "SRC", "MSC", "NBC",
                                                "YSC", "VSC", "TSC", "NSC", "CSC", "ZAR", "ZNY",
                                                "ZCH", "ZHN", "ZLA", "ZMI", "ZSF", "PSC"};

}  // namespace

Validity no_duf(std::string_view text) {
  const Compact n(text, " -/");
  if (const Validity v = n.expect_digits(12); !v) return v;
  return n.number(0, 4) >= 1985 && n.number(0, 4) <= last_birth_year ? valid : wrong_component;
}

Validity de_azr(std::string_view text) {
  const Compact n(text, " -");
  if (const Validity v = n.expect_digits(12); !v) return v;
  return is_date_in_some_century(n.number(0, 2), n.number(2, 2), n.number(4, 2)) ? valid : wrong_date;
}

Validity gb_home_office(std::string_view text) {
  const Compact n(text, " -");
  if (n.size() == 16 && n.all_digits()) return valid;
  if (n.view().starts_with("GWF")) return n.size() == 12 && n.digits(3, 9) ? valid : wrong_format;
  const std::size_t slash = n.view().find('/');
  const std::size_t reference = slash == std::string_view::npos ? n.size() : slash;
  if (reference != 8 && reference != 9) return wrong_length;
  if (!is_letter(n[0]) || !n.digits(1, reference - 1)) return wrong_format;
  if (slash == std::string_view::npos) return valid;
  return n.size() - slash - 1 <= 3 && n.size() > slash + 1 && n.digits(slash + 1, n.size() - slash - 1)
             ? valid
             : wrong_format;
}

Validity us_uscis_receipt(std::string_view text) {
  const Compact n(text, " -");
  if (n.size() != 13) return wrong_length;
  if (!n.letters(0, 3) || !n.digits(3, 10)) return wrong_format;
  for (std::string_view centre : service_centres) {
    if (n.view().starts_with(centre)) return valid;
  }
  return wrong_component;
}

Validity us_a_number(std::string_view text) {
  Compact n(text, " -#");
  n.drop_prefix("A");
  if (n.size() < 7 || n.size() > 9) return wrong_length;
  return n.all_digits() ? valid : wrong_format;
}

Validity ca_uci(std::string_view text) {
  const Compact n(text, " -");
  if (n.size() != 8 && n.size() != 10) return wrong_length;
  return n.all_digits() ? valid : wrong_format;
}

Validity unhcr_case_number(std::string_view text) {
  const Compact n(text, " -");
  if (n.size() < 10 || n.size() > 13) return wrong_length;
  if (!n.letters(0, 3) && !n.digits(0, 3)) return wrong_format;
  if (n.digits(3, n.size() - 3)) return n.size() == 11 ? valid : wrong_length;
  return n.digits(3, 2) && n[5] == 'C' && n.digits(6, n.size() - 6) ? valid : wrong_format;
}

}  // namespace sluss::numbers

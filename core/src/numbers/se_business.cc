// Swedish organisation numbers and account numbers.
//
// Organisationsnummer, Bolagsverket and Skatteverket (SKV 709): ten digits, Luhn, the third at least 2, so
// that none is a date. A sole trader's is the personal number of its owner. Some registers put 16 before it.
//   valid   se.orgnr        202100-4748
//   valid   se.orgnr        16 556016-0680
//   valid   se.orgnr        121212-1212
//   invalid se.orgnr        202100-4749     check_digit
//   invalid se.orgnr        55601           length
//   invalid se.orgnr        901301-2380     component
//   valid   se.orgnr.legal_person  202100-4748
//   invalid se.orgnr.legal_person  121212-1212   component
//
// Bankgiro number: seven or eight digits, Luhn (Bankgirot, user manual "10-modulen").
//   valid   se.bankgiro     5223-7005
//   valid   se.bankgiro     640-5070
//   invalid se.bankgiro     5223-7006       check_digit
//   invalid se.bankgiro     52237           length
//
// Plusgiro number: two to eight digits, Luhn, written in pairs from the right.
//   valid   se.plusgiro     28 65 43-4
//   invalid se.plusgiro     28 65 43-5      check_digit
//
// Account number (Bankgirot, "Bankernas kontonummer"): a clearing number of four digits, five with Swedbank's
// own check digit from 8000 to 8999, and a number whose length and check depend on the bank that has it.
//   valid   se.bank_account 3300-800928-6249
//   valid   se.bank_account 8000-2, 00 000 000-0
//   valid   se.bank_account 6000-000000000
//   invalid se.bank_account 3300-800928-6248   check_digit
//   invalid se.bank_account 1000-0000009       component
//   invalid se.bank_account 1100-7             length
//
// Swish: a company's number begins with 123 and has ten digits; a person's is a mobile phone number.
//   valid   se.swish        123 456 78 90
//   valid   se.swish        070-174 06 05
//   invalid se.swish        124 456 78 90   component
//   invalid se.swish        123 456 78      length
#include "numbers/compact.h"
#include "numbers/luhn.h"
#include "numbers/validators.h"

namespace sluss::numbers {
namespace {

/// Clearing numbers by bank, and what the account numbers behind them look like.
struct ClearingRange {
  short first, last;
  signed char shortest, longest;  // digits after the clearing number
  bool luhn;                      // the account number has a check digit of its own
};

constexpr ClearingRange clearing_ranges[] = {
    {1100, 3299, 7, 7, false},   // Nordea, Danske Bank, Ålandsbanken
    {3300, 3300, 10, 10, true},  // Nordea: the account of a person is the personal number
    {3301, 3781, 7, 7, false},   // Nordea, Länsförsäkringar
    {3782, 3782, 10, 10, true},  // Nordea: as 3300
    {3783, 5999, 7, 7, false},   // Nordea, SEB
    {6000, 6999, 8, 9, false},   // Handelsbanken
    {7000, 7999, 7, 7, false},   // Swedbank
    {8000, 8999, 8, 11,
     false},  // Swedbank and savings banks; fifth digit of the clearing number, zeros left out
    {9020, 9149, 7, 7, false},    // Länsförsäkringar, Citibank, Nordnet, SEB
    {9150, 9179, 7, 7, false},    // Skandiabanken, Ikano
    {9180, 9189, 10, 10, false},  // Danske Bank
    {9190, 9299, 7, 7, false},    // DNB, Marginalen, SBAB, ICA Banken, Resurs
    {9300, 9349, 8, 10, false},   // Swedbank (Sparbanken Öresund)
    {9390, 9489, 7, 7, false},    // Landshypotek, Forex, GE Money, Fortis
    {9500, 9549, 1, 10, false},   // Nordea, plusgiro accounts
    {9550, 9569, 7, 7, false},    // Avanza
    {9570, 9579, 8, 10, false},   // Sparbanken Syd
    {9580, 9799, 7, 7, false},    // AION, BNP, Nordax, MedMera, Svea, JAK, Bluestep, Lunar, Northmill, Klarna
    {9880, 9899, 10, 10, false},  // Riksgälden
    {9951, 9956, 7, 7, false},    // Kommuninvest
    {9960, 9969, 1, 10, false},   // Nordea, plusgiro accounts
};

}  // namespace

Validity se_orgnr_of_legal_person(std::string_view text) {
  Compact n(text, " -.");
  if (n.size() == 12 && n.view().starts_with("16")) n.drop_prefix("16");
  if (const Validity v = n.expect_digits(10); !v) return v;
  if (n[2] < '2' || n[0] == '0') return wrong_component;
  return check_digit_is(luhn(n.view()));
}

Validity se_orgnr(std::string_view text) {
  const Validity legal_person = se_orgnr_of_legal_person(text);
  if (legal_person || legal_person.reason == wrong_check_digit.reason) return legal_person;
  const Compact n(text, " -+.");
  if (n.size() != 10 && n.size() != 12) return wrong_length;
  if (!n.all_digits()) return wrong_format;
  const Validity person = se_personnummer(n.view());
  if (person || person.reason == wrong_check_digit.reason) return person;
  const Validity coordination = se_samordningsnummer(n.view());
  if (coordination || coordination.reason == wrong_check_digit.reason) return coordination;
  return wrong_component;
}

Validity se_bankgiro(std::string_view text) {
  const Compact n(text, " -");
  if (n.size() != 7 && n.size() != 8) return wrong_length;
  if (!n.all_digits() || n[0] == '0') return wrong_format;
  return check_digit_is(luhn(n.view()));
}

Validity se_plusgiro(std::string_view text) {
  const Compact n(text, " -");
  if (n.size() < 2 || n.size() > 8) return wrong_length;
  if (!n.all_digits() || n[0] == '0') return wrong_format;
  return check_digit_is(luhn(n.view()));
}

Validity se_bank_account(std::string_view text) {
  const Compact n(text, " -,.");
  if (!n.all_digits()) return wrong_format;
  if (n.size() < 5 || n.size() > 15) return wrong_length;
  const int clearing = n.number(0, 4);
  for (const ClearingRange& range : clearing_ranges) {
    if (clearing < range.first || clearing > range.last) continue;
    const int length = static_cast<int>(n.size()) - 4;
    if (length < range.shortest || length > range.longest) return wrong_length;
    return check_digit_is(!range.luhn || luhn(n.view().substr(4)));
  }
  return wrong_component;
}

Validity se_swish(std::string_view text) {
  Compact n(text, " -+()");
  if (n.view().starts_with("46")) n.drop_prefix("46");
  if (!n.all_digits()) return wrong_format;
  if (n.size() == 9 && n[0] == '7') n.pad_to(10);
  if (n.size() != 10) return wrong_length;
  return n.view().starts_with("123") || n.view().starts_with("07") ? valid : wrong_component;
}

}  // namespace sluss::numbers
